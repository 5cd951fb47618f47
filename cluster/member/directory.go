package member

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"slices"
	"sync"

	"okienko/cluster"
	"okienko/office/machines"
)

// directory knows the machines of the office: those that the member began with,
// and what the register in the log says since. A changed address is news for the
// register and no change of the cluster.
type directory struct {
	identity *cluster.Identity
	seeds    []cluster.Member

	mu       sync.Mutex // guards what follows
	register map[machines.ID]machines.Machine
	bell     chan struct{} // closed at the next change
}

func newDirectory(identity *cluster.Identity, seeds []cluster.Member) *directory {
	return &directory{identity: identity, seeds: slices.Clone(seeds), bell: make(chan struct{})}
}

// learn takes over what the register says now.
func (d *directory) learn(s *machines.State) {
	register := make(map[machines.ID]machines.Machine, len(s.Machines))
	for _, m := range s.Machines {
		m.Addresses = slices.Clone(m.Addresses)
		register[m.ID] = m
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.register = register
	close(d.bell)
	d.bell = make(chan struct{})
}

// changed rings when the register has changed since.
func (d *directory) changed() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.bell
}

// machine is what the register says of a machine.
func (d *directory) machine(id string) (machines.Machine, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	m, known := d.register[machines.ID(id)]
	return m, known
}

// seeded says whether the member began with this one.
func (d *directory) seeded(id string) bool {
	return slices.ContainsFunc(d.seeds, func(m cluster.Member) bool { return m.ID == id })
}

var errRemoved = errors.New("the machine was removed from the office")

// trusts says why a machine is not to be spoken with: it was revoked, or its
// name is used by somebody with another key.
func (d *directory) trusts(p cluster.Peer) error {
	switch m, known := d.machine(string(p.Machine)); {
	case known && !m.Belongs():
		return fmt.Errorf("%s: %w", p.Machine, errRemoved)
	case known && m.Key != p.Key:
		return fmt.Errorf("another machine is registered as %s: one is a copy of the other", p.Machine)
	}
	return nil
}

// addresses are where a machine may be reached, the likeliest first.
func (d *directory) addresses(id string) []string {
	var list []string
	for _, m := range d.seeds {
		if m.ID == id {
			list = append(list, m.Address)
		}
	}
	m, _ := d.machine(id)
	for _, a := range m.Addresses {
		if !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

// member is where a machine is to be called first.
func (d *directory) member(id string) (cluster.Member, bool) {
	list := d.addresses(id)
	if len(list) == 0 {
		return cluster.Member{}, false
	}
	return cluster.Member{ID: id, Address: list[0]}, true
}

var errNewerLife = errors.New("it lives a newer life of the office")

// dial tries the addresses of a machine one after another.
func (d *directory) dial(ctx context.Context, id, protocol string) (*tls.Conn, error) {
	list := d.addresses(id)
	if len(list) == 0 {
		return nil, fmt.Errorf("no address is known of the machine %q", id)
	}
	var failed error
	for _, a := range list {
		conn, err := d.identity.DialTLS(ctx, a, id, protocol)
		if err == nil && protocol != cluster.ProtocolWindow && cluster.PeerOf(conn).Incarnation.Compare(d.identity.Incarnation()) != 0 {
			err = errors.Join(errNewerLife, conn.Close()) // this member has heard of it, and ends
		}
		if err == nil {
			return conn, nil
		}
		failed = errors.Join(failed, err)
	}
	return nil, failed
}
