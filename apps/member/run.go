package main

import (
	"context"
	"time"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/cluster/member"
	"okienko/internal/config"
	"okienko/internal/feed"
	"okienko/internal/version"
	"okienko/office/plan"
)

// settings is everything that the files say about this machine.
type settings struct {
	machine  config.Machine
	office   plan.Plan
	identity *cluster.Identity
}

// read reads the machine file, who the machine is, and the office file.
func read(file string) (settings, error) {
	var s settings
	var err error
	if s.machine, err = config.ReadMachine(file); err != nil {
		return s, err
	}
	if err := s.who(); err != nil {
		return s, err
	}
	known, err := joining.Known(s.machine.Data)
	if err != nil {
		return s, err
	}
	s.identity.Live(known)
	if s.machine.Member {
		if s.office, err = s.machine.ReadOffice(); err != nil {
			return s, err
		}
	}
	return s, nil
}

// who finds out who the machine is: what it was told when it joined, or what was
// made by hand.
func (s *settings) who() (err error) {
	if !s.machine.Joins {
		if s.identity, err = cluster.LoadIdentity(s.machine.Keys, s.machine.ID); err != nil {
			return &member.Fault{
				Trouble: feed.KeysUnreadable, What: s.machine.Keys, Err: err,
				Remedy: "Make the keys with \"okienko-member keys\", or copy them to this machine.",
			}
		}
		return nil
	}
	identity, papers, err := cluster.LoadJoined(joining.Folder(s.machine.Identity))
	if err != nil {
		return &member.Fault{
			Trouble: feed.KeysUnreadable, What: s.machine.Identity, Err: err,
			Remedy: "This machine belongs to no office yet. Make a new office with \"okienko-member new\", or join one with \"okienko-member join\".",
		}
	}
	var members []config.Member
	for _, m := range cluster.MembersOf(papers) {
		members = append(members, config.Member(m))
	}
	s.identity = identity
	s.machine.Become(papers.Machine, papers.Name, papers.Keeps, members)
	return nil
}

func (s settings) members() []cluster.Member {
	var list []cluster.Member
	for _, m := range s.machine.Members {
		list = append(list, cluster.Member(m))
	}
	return list
}

// machineClock is the machine's clock; nil takes the system's.
var machineClock func() time.Time

// configure reads how this machine's member is to run.
func configure(file string) (settings, member.Config, error) {
	s, err := read(file)
	if err != nil {
		return s, member.Config{}, err
	}
	c := member.Config{
		ID: s.machine.ID, Listen: s.machine.Listen, Dir: s.machine.Data,
		Identity: s.identity, Members: s.members(), Plan: s.office, Log: newLog().With("member", s.machine.ID), Beacon: true,
		Version: version.Text(), Backups: s.machine.Backup, Clock: machineClock,
	}
	if s.machine.Joins {
		err = c.FromFolder(joining.Folder(s.machine.Identity))
	}
	return s, c, err
}

func runMember(ctx context.Context, file string) error {
	s, c, err := configure(file)
	if err != nil {
		return err
	}
	log := c.Log
	if err := mend(ctx, s.machine, log); err != nil {
		return err
	}
	if err := carryOut(c, log); err != nil {
		return err
	}
	if err := member.NoteDeleted(ctx, c); err != nil {
		return err
	}
	if err := member.Readmit(ctx, c); err != nil {
		return err
	}
	m, err := member.Open(c)
	if err != nil {
		return err
	}
	log.Info("running", "address", m.Address(), "data", s.machine.Data)
	var fault *member.Fault
	select {
	case <-ctx.Done():
	case fault = <-m.Failed():
	}
	if fault != nil && fault.Trouble == feed.DiskStuck {
		return fault // closing would wait for the disk, too
	}
	m.Close()
	if fault != nil {
		return fault
	}
	log.Info("ended in good order")
	return nil
}
