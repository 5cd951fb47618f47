// Command okienko-member is one machine's part in the cluster: a process without
// a screen that keeps the office's log together with the other members. A window
// starts it beside itself where none is running; a service can run it as well.
//
//	okienko-member new back-office.machine.yaml
//	okienko-member invite -name "front door" -role kiosk back-office.machine.yaml
//	okienko-member join -code 123-456-789 -at 10.0.0.5:7411 front-door.machine.yaml
//	okienko-member run front-door.machine.yaml
//
// Without arguments it lists all that it can be told to do.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	_ "time/tzdata" // Windows brings no time zones

	"okienko/cluster/member"
	"okienko/internal/beside"
	"okienko/internal/config"
	"okienko/internal/feed"
)

func main() {
	if err := asService(func(ctx context.Context) error { return run(ctx, os.Args[1:]) }); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitCode(err))
	}
}

// An order is something that the program can be told to do. It is done with the
// machine file and what the flags have said.
type order struct {
	name, what string
	flags      func(*flag.FlagSet) func(ctx context.Context, file string) error
}

// orders lists them in the order in which an office needs them.
func orders() []order {
	return []order{
		{"discover", "list the offices that this machine hears on its network", plain(discover)},
		{"new", "make a new office that begins with this machine", newOffice},
		{"invite", "let another machine join, and show its code", invite},
		{"join", "join the office that has invited this machine", join},
		{"run", "take part in the cluster until told to end", plain(runMember)},
		{"check", "read the files and the data folder and say what is wrong", plain(check)},
		{"status", "say who leads, as this machine's member sees it", plain(status)},
		{"machines", "list the machines of the office", plain(listMachines)},
		{"revoke", "put a machine out of the office for good", revoke},
		{"change-authority", "give the office a new key, and all machines new certificates", changeAuthority},
		{"backup", "make a backup of the office now, or prove one", backUp},
		{"recover", "go on with this machine alone, after most of those that vote were lost for good", recoverOffice},
		{"restore", "begin the office anew on this machine, from a backup", restore},
		{"keys", "make the keys of this machine by hand, and of the office if there are none", plain(keys)},
		{"open-day", "open the business day now, whatever the calendar says", openDay},
		{"version", "say which Okienko this program is", plain(sayVersion)},
		{member.OrderCheck, "", storeOrder(member.OrderCheck)},
		{member.OrderMend, "", storeOrder(member.OrderMend)},
		{member.OrderRebuild, "", storeOrder(member.OrderRebuild)},
	}
}

// needsFile says whether an order is about a machine.
func (o order) needsFile() bool { return o.name != "version" }

// plain is an order without flags.
func plain(do func(context.Context, string) error) func(*flag.FlagSet) func(context.Context, string) error {
	return func(*flag.FlagSet) func(context.Context, string) error { return do }
}

func run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return errors.New(usage())
	}
	for _, o := range orders() {
		if o.name != args[0] {
			continue
		}
		flags := flag.NewFlagSet(o.name, flag.ContinueOnError)
		do := o.flags(flags)
		if err := flags.Parse(args[1:]); err != nil {
			return fmt.Errorf("%s: %w", o.name, err)
		}
		if flags.NArg() != 1 && o.needsFile() {
			return errors.New(usage())
		}
		return do(ctx, flags.Arg(0))
	}
	return errors.New(usage())
}

func usage() string {
	s := "use: okienko-member ORDER [FLAGS] MACHINE-FILE\n"
	for _, o := range orders() {
		if o.what != "" {
			s += fmt.Sprintf("  %-16s %s\n", o.name, o.what)
		}
	}
	return s + "okienko-member ORDER -help lists the flags of an order."
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
