package member

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sync"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/machines"
)

// mostMet bounds how many machines wait to be registered.
const mostMet = 256

// meetings are machines that showed a certificate of the office.
type meetings struct {
	mu   sync.Mutex // guards list
	list []cluster.Peer
}

// meet notes a machine that the register does not know: its certificate was
// made by hand, and nobody invited it.
func (m *Member) meet(p cluster.Peer) {
	if _, known := m.directory.machine(string(p.Machine)); known {
		return
	}
	m.met.mu.Lock()
	defer m.met.mu.Unlock()
	for _, other := range m.met.list {
		if other.Machine == p.Machine {
			return
		}
	}
	if len(m.met.list) < mostMet {
		m.met.list = append(m.met.list, p)
	}
}

// foundDuty begins the register of an office whose keys were made by hand.
func (m *Member) foundDuty(s *machines.State) office.Command {
	switch {
	case s.Founded():
		return nil
	case m.cfg.Found != nil:
		return *m.cfg.Found
	}
	root := m.cfg.Identity.Proof().Roots[0]
	sum := sha256.Sum256(root.RawSubjectPublicKeyInfo)
	return machines.FoundOffice{
		Office: hex.EncodeToString(sum[:16]), Authority: machines.Authority{Certificate: root.Raw},
		Level: office.Level, Machines: []machines.Machine{m.entry(m.cfg.Identity.Self())},
	}
}

// registerDuties enter this machine and those it has met.
func (m *Member) registerDuties(s *machines.State) []office.Command {
	if !s.Founded() {
		return nil
	}
	m.met.mu.Lock()
	defer m.met.mu.Unlock()
	var due []office.Command
	var strange []cluster.Peer
	for _, p := range append([]cluster.Peer{m.cfg.Identity.Self()}, m.met.list...) {
		if _, known := s.Machine(p.Machine); known {
			continue
		}
		if p.Machine != m.cfg.Identity.Self().Machine {
			strange = append(strange, p)
			if !m.believed() {
				continue // whoever leads meets it, or is told by another member
			}
		}
		due = append(due, machines.RegisterMachine{Machine: m.entry(p)})
	}
	m.met.list = strange
	return due
}

// believed says whether what this member orders for the whole office is done: a
// kiosk's member that does not lead speaks for itself alone.
func (m *Member) believed() bool { return m.leads() || m.cfg.Identity.Self().Role.Trusted() }

// reportDuty tells the register what has changed of this machine.
func (m *Member) reportDuty(s *machines.State) office.Command {
	entry, known := s.Machine(machines.ID(m.cfg.ID))
	addresses := m.ownAddresses()
	if !known || !entry.Belongs() || entry.Level == office.Level && entry.Version == m.cfg.Version && slices.Equal(entry.Addresses, addresses) {
		return nil
	}
	return machines.ReportMachine{Machine: entry.ID, Addresses: addresses, Level: office.Level, Version: m.cfg.Version}
}

// levelDuty makes a feature level active when every member has it.
func levelDuty(s *machines.State) office.Command {
	if !s.Founded() || s.Level >= office.Level {
		return nil
	}
	for _, entry := range s.Machines {
		if entry.Belongs() && entry.Keeps && entry.Level < office.Level {
			return nil
		}
	}
	return machines.RaiseLevel{Level: office.Level}
}

// entry is a machine as its certificate tells of it.
func (m *Member) entry(p cluster.Peer) machines.Machine {
	keeps := m.directory.seeded(string(p.Machine)) || p.Machine == m.cfg.Identity.Self().Machine
	return machines.Machine{
		ID: p.Machine, Name: string(p.Machine), Role: p.Role, Keeps: keeps, StaysOn: keeps,
		Key: p.Key, Level: office.Level,
	}
}
