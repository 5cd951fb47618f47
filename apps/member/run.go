package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"okienko/cluster"
	"okienko/cluster/member"
	"okienko/internal/config"
	"okienko/internal/feed"
	"okienko/office/plan"
)

// settings is everything that the files say about this machine.
type settings struct {
	machine  config.Machine
	office   plan.Plan
	identity *cluster.Identity
}

// read reads the machine file, the office file and the keys. All mistakes in
// both files come back together.
func read(file string) (settings, error) {
	var s settings
	var err, officeErr error
	if s.machine, err = config.ReadMachine(file); err != nil {
		return s, err
	}
	if s.office, officeErr = config.ReadOffice(s.machine.Office); officeErr == nil {
		officeErr = s.machine.Check(s.office)
	}
	if officeErr != nil {
		return s, officeErr
	}
	if s.identity, err = cluster.LoadIdentity(s.machine.Keys, s.machine.ID); err != nil {
		return s, &member.Fault{
			Trouble: feed.KeysUnreadable, What: s.machine.Keys, Err: err,
			Remedy: "Make the keys with \"okienko-member keys\", or copy them to this machine.",
		}
	}
	return s, nil
}

func (s settings) members() []cluster.Member {
	var list []cluster.Member
	for _, m := range s.machine.Members {
		list = append(list, cluster.Member(m))
	}
	return list
}

func runMember(ctx context.Context, file string) error {
	s, err := read(file)
	if err != nil {
		return err
	}
	if err := checkApart(ctx, s.machine.Data); err != nil {
		return err
	}
	log := newLog().With("member", s.machine.ID)
	m, err := member.Open(member.Config{
		ID: s.machine.ID, Listen: s.machine.Listen, Dir: s.machine.Data,
		Identity: s.identity, Members: s.members(), Plan: s.office, Log: log,
	})
	if err != nil {
		return err
	}
	log.Info("running", "address", m.Address(), "data", s.machine.Data)
	var fault *member.Fault
	select {
	case <-ctx.Done():
	case fault = <-m.Failed():
	}
	m.Close()
	if fault != nil {
		return fault
	}
	log.Info("ended in good order")
	return nil
}

// checkApart reads the whole store in a child process before this one trusts
// it.
func checkApart(ctx context.Context, dir string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	out, err := exec.CommandContext(ctx, self, checkStore, dir).CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return &member.Fault{
			Trouble: feed.DataDamaged, What: dir, Err: errors.New(firstLine(out)),
			Remedy: "The other machines go on. Move the folder aside and start again: the machine loads everything anew.",
		}
	}
	return err
}

func firstLine(b []byte) string {
	for i, c := range b {
		if c == '\n' {
			return string(b[:i])
		}
	}
	return string(b)
}
