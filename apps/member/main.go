// Command okienko-member is one machine's part in the cluster: a process without
// a screen that keeps the office's log together with the other members. A window
// starts it beside itself where none is running; a service can run it as well.
//
//	okienko-member run front-door.machine.yaml
//	okienko-member check front-door.machine.yaml
//	okienko-member status front-door.machine.yaml
//	okienko-member keys front-door.machine.yaml
//	okienko-member open-day front-door.machine.yaml
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // Windows brings no time zones

	"okienko/cluster/member"
	"okienko/internal/beside"
	"okienko/internal/config"
	"okienko/internal/feed"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitCode(err))
	}
}

// orders are what the program can be told to do.
var orders = []struct {
	name, what string
	do         func(context.Context, string) error
}{
	{"run", "take part in the cluster until told to end", runMember},
	{"check", "read the files and the data folder and say what is wrong", check},
	{"status", "say who leads, as this machine's member sees it", status},
	{"keys", "make the keys of this machine, and of the office if there are none", keys},
	{"open-day", "open the business day now, whatever the calendar says", openDay},
	{checkStore, "", func(_ context.Context, dir string) error { return member.CheckStore(dir) }},
}

// checkStore reads a store in a process of its own, because a damaged one can
// end the reader.
const checkStore = "check-store"

func run(ctx context.Context, args []string) error {
	if len(args) == 2 {
		for _, o := range orders {
			if o.name == args[0] {
				return o.do(ctx, args[1])
			}
		}
	}
	return errors.New(usage())
}

func usage() string {
	s := "use: okienko-member ORDER MACHINE-FILE\n"
	for _, o := range orders {
		if o.what != "" {
			s += fmt.Sprintf("  %-9s %s\n", o.name, o.what)
		}
	}
	return s
}

// exitCode tells the window that started this process what is wrong.
func exitCode(err error) int {
	var fault *member.Fault
	var mistakes config.Mistakes
	switch {
	case errors.As(err, &fault):
		return beside.ExitCode(fault.Trouble)
	case errors.As(err, &mistakes):
		return beside.ExitCode(feed.WrongSettings)
	}
	return 1
}

func newLog() *slog.Logger {
	level := slog.LevelInfo
	if os.Getenv("OKIENKO_LOG") == "debug" {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level}))
}
