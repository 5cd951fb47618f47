package backup

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"okienko/office/queue"
)

// File is a proven backup in a folder.
type File struct {
	Path   string
	Made   queue.Moment
	Update bool // it was made before the program changed
}

// The names of backups: "okienko-front-door-20261129T200507Z.backup".
const (
	prefix = "okienko-"
	stamp  = "20060102T150405Z"
	suffix = ".backup"
	update = "-update"
)

func (f Folder) path(b File) string {
	name := prefix + f.Machine + "-" + b.Made.Time().UTC().Format(stamp)
	if b.Update {
		name += update
	}
	return filepath.Join(f.Dir, name+suffix)
}

// unproven begins the names of files that are no backups yet.
func (f Folder) unproven() string { return ".new-" + prefix + f.Machine + "-" }

// tidy removes what a process has left that was killed at work.
func (f Folder) tidy() {
	left, _ := filepath.Glob(filepath.Join(f.Dir, f.unproven()+"*")) // the pattern is ours
	for _, path := range left {
		_ = os.Remove(path) // it is written over then
	}
}

// List lists the backups of this machine, oldest first.
func (f Folder) List() ([]File, error) {
	entries, err := os.ReadDir(f.Dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list the backups: %w", err)
	}
	var list []File
	for _, e := range entries {
		if b, ok := f.parse(e.Name()); ok && e.Type().IsRegular() {
			list = append(list, b)
		}
	}
	slices.SortFunc(list, func(a, b File) int { return cmp.Compare(a.Made, b.Made) })
	return list, nil
}

func (f Folder) parse(name string) (File, bool) {
	rest, named := strings.CutPrefix(name, prefix+f.Machine+"-")
	rest, whole := strings.CutSuffix(rest, suffix)
	rest, before := strings.CutSuffix(rest, update)
	at, err := time.Parse(stamp, rest)
	return File{filepath.Join(f.Dir, name), queue.At(at), before}, named && whole && err == nil
}

// In lists what is called as a backup in a folder, of whatever machine, newest
// first.
func In(dir string) ([]File, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("list the backups: %w", err)
	}
	var list []File
	for _, e := range entries {
		if !e.Type().IsRegular() {
			continue
		}
		machine := strings.TrimSuffix(strings.TrimSuffix(e.Name(), suffix), update)
		machine = strings.TrimPrefix(machine[:max(0, strings.LastIndexByte(machine, '-'))], prefix)
		if b, ok := (Folder{Dir: dir, Machine: machine}).parse(e.Name()); ok {
			list = append(list, b)
		}
	}
	slices.SortFunc(list, func(a, b File) int { return cmp.Compare(b.Made, a.Made) })
	return list, nil
}

// Newest is the newest backup of this machine, if there is one.
func (f Folder) Newest() (File, bool) {
	list, err := f.List()
	if err != nil || len(list) == 0 {
		return File{}, false
	}
	return list[len(list)-1], true
}

// Prune removes the backups of this machine that nobody needs any more.
func (f Folder) Prune(zone *time.Location) error {
	list, err := f.List()
	for _, old := range Superfluous(list, zone) {
		err = errors.Join(err, os.Remove(old.Path))
	}
	if err != nil {
		return fmt.Errorf("remove old backups: %w", err)
	}
	return nil
}
