package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strings"
	"time"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/cluster/member"
	"okienko/internal/config"
	"okienko/internal/durable"
	"okienko/internal/feed"
	"okienko/internal/version"
)

// listenFor is how long this machine listens for offices before it makes a new
// one: members call out every two seconds.
const listenFor = 5 * time.Second

// discover lists the offices that are heard.
func discover(ctx context.Context, file string) error {
	if _, err := config.ReadMachine(file); err != nil {
		return err
	}
	found := joining.Look(ctx, listenFor, nil)
	if len(found) == 0 {
		fmt.Println("No office is heard. Many networks pass no broadcasts: an address can be typed all the same.")
	}
	for _, o := range found {
		fmt.Printf("%s\n  office %s, at %s\n", o.Name, o.Office, strings.Join(o.Addresses, ", "))
	}
	return nil
}

// newOffice makes an office that begins with this machine.
func newOffice(flags *flag.FlagSet) func(context.Context, string) error {
	name := flags.String("name", hostname(), "what people call this machine")
	anyway := flags.Bool("anyway", false, "make a new office though another one is heard on the network")
	aside := flags.Bool("set-aside", false, "set data of another office on this machine aside; it is kept")
	empty := flags.Bool("empty", false, "begin without an office file: the manager's window leads through the set-up")
	paper := flags.String("recovery-file", "", "write the recovery key into this file instead of showing it")
	return func(ctx context.Context, file string) error {
		m, err := unjoined(file, *aside)
		if err != nil {
			return err
		}
		if err := begins(m.Office, *empty); err != nil {
			return err
		}
		if err := portIsFree(m.Listen); err != nil {
			return err
		}
		if found := others(ctx, *anyway); len(found) > 0 {
			return fmt.Errorf("an office answers on this network already: %s at %s. Join it with \"okienko-member join\", or make a new one all the same with -anyway",
				found[0].Name, strings.Join(found[0].Addresses, ", "))
		}
		recovery, err := cluster.Found(joining.Folder(m.Identity), cluster.Founding{
			Machine: *name, Addresses: cluster.Reachable(m.Listen), Version: version.Text(),
		}, time.Now())
		if err != nil {
			return err
		}
		return handOver(recovery, *paper)
	}
}

// begins sees to it that there is an office file, or none where the office is to
// begin empty: one that is there would be read all the same.
func begins(file string, empty bool) error {
	if !empty {
		_, err := config.ReadOffice(file)
		return err
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the office cannot begin empty, because there is an office file: move %s away, or leave -empty out", file)
	}
	return nil
}

// others are the offices that are heard, unless nobody minds them.
func others(ctx context.Context, anyway bool) []joining.Seen {
	if anyway {
		return nil
	}
	return joining.Look(ctx, listenFor, nil)
}

// handOver gives the recovery key to a person. It is kept nowhere else.
func handOver(recovery, paper string) error {
	fmt.Println("The new office begins with this machine. Start it with \"okienko-member run\".")
	if paper != "" {
		if err := durable.WriteFile(paper, []byte(recovery+"\n"), 0o600); err != nil {
			return fmt.Errorf("the office is made, but its recovery key could not be written: %w. Write it down now: %s", err, recovery)
		}
		fmt.Printf("The recovery key is in %s. Print it, put the paper into a safe, and delete the file.\n", paper)
		return nil
	}
	fmt.Printf("\nRecovery key:\n\n    %s\n\nWrite it down and put it into a safe. With it the office can be opened again when all its\nmachines are lost. It is shown this once and stored nowhere.\n", recovery)
	return nil
}

// unjoined reads the file of a machine that is to belong to an office, and sees
// to it that it does not belong to one yet.
func unjoined(file string, aside bool) (config.Machine, error) {
	m, err := config.ReadMachine(file)
	if err != nil {
		return m, err
	}
	if !m.Joins {
		return m, errors.New("this machine file is of an office that is prepared by hand: take \"id\", \"members\" and \"keys\" out of it")
	}
	if !joining.Belongs(m.Data) {
		return m, nil
	}
	if !aside {
		return m, &member.Fault{
			Trouble: feed.WrongOffice, What: m.Data, Err: errors.New("the folder holds data of an office"),
			Remedy: "To leave that office, say -set-aside: the folder is renamed and kept. Nothing was changed.",
		}
	}
	kept, err := joining.SetAside(m.Data, time.Now())
	if err != nil {
		return m, fmt.Errorf("%w. Is a member or a window still running? End it first", err)
	}
	fmt.Printf("The old data is kept in %s.\n", kept)
	return m, nil
}

func portIsFree(address string) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return &member.Fault{
			Trouble: feed.PortTaken, What: address, Err: err,
			Remedy: "Another program uses this port. End it, or write another address under \"listen\" in the machine file.",
		}
	}
	return l.Close()
}

func hostname() string {
	name, err := os.Hostname()
	if err != nil {
		return "first machine"
	}
	return name
}
