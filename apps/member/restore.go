package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"okienko/cluster"
	"okienko/cluster/backup"
	"okienko/cluster/member"
	"okienko/internal/config"
	"okienko/internal/version"
)

// restore begins the office anew on this machine, from a backup.
func restore(flags *flag.FlagSet) func(context.Context, string) error {
	from := flags.String("from", "", "the backup")
	key := flags.String("key", "-", "file with the recovery key, or - for the input")
	name := flags.String("name", hostname(), "what people call this machine")
	return func(_ context.Context, file string) error {
		if *from == "" {
			return errors.New("name the backup with -from")
		}
		m, err := config.ReadMachine(file)
		if err != nil {
			return err
		}
		if !m.Joins {
			return errors.New("this machine file is of an office that is prepared by hand: take \"id\", \"members\" and \"keys\" out of it")
		}
		if err := portIsFree(m.Listen); err != nil {
			return err
		}
		return restoreFrom(m, *from, *key, *name)
	}
}

// sayRead says how much of a backup was read, also to a window that gave the order.
func sayRead(percent int) error {
	if percent%10 == 0 {
		fmt.Printf("Read: %d %%\n", percent)
	}
	return nil
}

func restoreFrom(m config.Machine, from, key, name string) error {
	typed, err := recoveryKey(key)
	if err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	h, s, err := member.Restore(backup.Watched(in, sayRead), member.Restoring{
		Dir: m.Data, Key: typed, Machine: name, Addresses: cluster.Reachable(m.Listen), Version: version.Text(), Now: time.Now(),
	})
	if err != nil {
		return explained(from, err)
	}
	fmt.Printf("The office is restored on this machine.\n%s\n"+
		"What was done after that is lost. Start this machine with \"okienko-member run\". Then let the other machines join\n"+
		"anew, those that had joined before with -set-aside, and remove the old ones from the list.\n", contents(h, s))
	return nil
}
