package member

import (
	"errors"
	"fmt"
	"syscall"

	"okienko/internal/feed"
)

// Fault is why a member cannot run, in a form that a window can show.
type Fault struct {
	Trouble feed.Trouble
	What    string // the thing that it failed on: a folder, an address
	Err     error  // the cause, if there is one
	Remedy  string // what to do, for who reads the log
}

// Error names what failed, on what, why, and what to do.
func (f *Fault) Error() string {
	s := fmt.Sprintf("%s: %s", f.Trouble, f.What)
	if f.Err != nil {
		s += ": " + f.Err.Error()
	}
	return s + ". " + f.Remedy
}

// Unwrap gives the cause.
func (f *Fault) Unwrap() error { return f.Err }

func fault(t feed.Trouble, what string, err error, remedy string) *Fault {
	return &Fault{Trouble: t, What: what, Err: err, Remedy: remedy}
}

// storageFault turns an error of the store into the trouble that it means.
func storageFault(dir string, err error) *Fault {
	if isDiskFull(err) {
		return fault(feed.DiskFull, dir, err, "Free some space on this disk; the member then starts by itself.")
	}
	return fault(feed.DataDamaged, dir, err,
		"The other machines go on. While all of them run, move the folder aside and start again: the machine loads everything anew.")
}

func isDiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, errNoSpace)
}

var errNoSpace = errors.New("too little space is left on the disk")
