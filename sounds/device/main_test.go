package device

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"testing"
	"time"

	"okienko/sounds"
)

// childTask makes the test binary play instead of testing. The library opens a
// device once per process, so each test of the real one has its own process.
const childTask = "OKIENKO_TEST_SOUND"

func TestMain(m *testing.M) {
	if task := os.Getenv(childTask); task != "" {
		child(task)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child opens the device and plays the chime, and plays it once more after each
// byte that comes. It says how everything went, one line each, and lives until
// its input is closed, so that the sound can reach the end of the pipe.
func child(task string) {
	var p *Player
	chime := sounds.Chime()
	report("open", func() (err error) { p, err = Open(context.Background()); return err })
	if task == "again" {
		report("again", func() error { _, err := Open(context.Background()); return err })
	}
	for {
		report("play", func() error { return p.Play(context.Background(), chime) })
		fmt.Printf("state on=%v,%s 0\n", p.State().On, p.State().Reason)
		if _, err := io.ReadFull(os.Stdin, make([]byte, 1)); err != nil {
			return
		}
	}
}

// report does something and prints what came of it and how many milliseconds
// it took.
func report(what string, do func() error) {
	from := time.Now()
	err := do()
	fmt.Println(what, outcome(err), time.Since(from).Milliseconds())
}

func outcome(err error) string {
	var off *Error
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &off):
		return string(off.Reason)
	default:
		return "error"
	}
}
