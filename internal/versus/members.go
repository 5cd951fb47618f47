package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"okienko/cluster"
	"okienko/internal/lab"
	"okienko/office/machines"
)

// members are members of an office as real processes on loopback.
type members struct {
	lab      *lab.Lab
	program  string
	dir      string
	list     []cluster.Member
	procs    []*lab.Process
	identity *cluster.Identity
}

// officeFile is the shortest office that works.
const officeFile = `revision: 1
name: Urząd
status_address: https://queue.example.pl/t/
hours: {sun: "08:00-08:15"}
departments:
  help: {name: Pomoc}
series: [A]
services:
  ask: {department: help, name: Zapytać, series: A, minutes: 5}
halls:
  main: {name: Hol}
desks:
  1: {department: help}
kiosks:
  door:
menu: [ask]
`

// newMembers prepares an office and starts all of it.
func newMembers(l *lab.Lab, programs, name string, n int) (*members, error) {
	m := &members{lab: l, program: filepath.Join(programs, "okienko-member"), dir: filepath.Join(l.Dir, name), procs: make([]*lab.Process, n)}
	named := []cluster.Named{{ID: "window", Role: machines.Admin}}
	for i := range n {
		address, err := freeAddress()
		if err != nil {
			return nil, err
		}
		id := fmt.Sprintf("%s-%d", name, i+1)
		m.list = append(m.list, cluster.Member{ID: id, Address: address})
		named = append(named, cluster.Named{ID: id, Role: machines.Admin})
	}
	keys := filepath.Join(m.dir, "keys")
	if err := cluster.MakeKeys(keys, named, time.Now()); err != nil {
		return nil, err
	}
	var err error
	if m.identity, err = cluster.LoadIdentity(keys, "window"); err != nil {
		return nil, err
	}
	if err := m.write(); err != nil {
		return nil, err
	}
	for i := range m.list {
		if err := m.start(i); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *members) write() error {
	var list strings.Builder
	for _, one := range m.list {
		fmt.Fprintf(&list, "  %s: %s\n", one.ID, one.Address)
	}
	if err := os.WriteFile(filepath.Join(m.dir, "office.yaml"), []byte(officeFile), 0o600); err != nil {
		return err
	}
	for i, one := range m.list {
		text := fmt.Sprintf("id: %s\noffice: office.yaml\ndata: %s\nkeys: keys\nmembers:\n%s", one.ID, one.ID, list.String())
		if err := os.WriteFile(m.file(i), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

func (m *members) file(i int) string { return filepath.Join(m.dir, m.list[i].ID+".machine.yaml") }

func (m *members) start(i int) (err error) {
	m.procs[i], err = m.lab.Start(m.list[i].ID, nil, m.program, "run", m.file(i))
	return err
}

func (m *members) close() {
	for _, p := range m.procs {
		if p != nil {
			p.Stop()
		}
	}
}

// ask asks a member how it is.
func (m *members) ask(ctx context.Context, i int) (cluster.Beat, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return cluster.Ask(ctx, m.identity, m.list[i])
}

// errNever says that something did not happen in time.
var errNever = errors.New("it did not happen in a minute")

// leader waits until all members are current, and returns which one leads.
func (m *members) leader(ctx context.Context) (int, error) {
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		leader, agreed := -1, true
		for i := range m.list {
			b, err := m.ask(ctx, i)
			agreed = agreed && err == nil && b.Current
			if err == nil && b.Leader == m.list[i].ID {
				leader = i
			}
		}
		if agreed && leader >= 0 {
			return leader, nil
		}
	}
	return 0, fmt.Errorf("wait for a leader: %w", errNever)
}

// client opens a client that calls one member first, and no other if it is alone.
func (m *members) client(first int, others bool, config cluster.ClientConfig) *cluster.Client {
	config.Identity = m.identity
	for i := range m.list {
		if i == 0 || others {
			config.Members = append(config.Members, m.list[(first+i)%len(m.list)])
		}
	}
	return cluster.Open(config)
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}
