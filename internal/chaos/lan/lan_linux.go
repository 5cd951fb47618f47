package lan

import (
	"fmt"
	"net/netip"
	"sync"
)

// bits is the size of the network's prefix.
const bits = 16

// network is a range that is set aside for measuring networks (RFC 2544), so
// that it is nobody's by accident.
var network = netip.MustParsePrefix("198.18.0.0/16")

// Here is the name of a host that is this process itself: it gets a card beside
// those that it has. Only a process in a network namespace of its own may do so.
const Here = "here"

// Lan is a running network. Close ends it.
type Lan struct {
	Hosts []*Host
	hub   *hub
	ends  sync.WaitGroup
}

// New makes a network of hosts with these names. Chance comes from the seed: the
// same frames in the same order meet the same fate.
func New(seed uint64, names ...string) (*Lan, error) {
	l := &Lan{hub: newHub(seed, len(names))}
	for i, name := range names {
		h := &Host{Name: name, Address: Address(i + 1), port: i}
		var err error
		if h.space, h.cable, err = newNamespace(netip.PrefixFrom(h.Address, bits), name == Here); err != nil {
			l.Close()
			return nil, fmt.Errorf("make the host %s: %w", name, err)
		}
		l.Hosts = append(l.Hosts, h)
		l.hub.cables[i] = h.cable
	}
	for i := range l.Hosts {
		l.ends.Add(1)
		go func() { defer l.ends.Done(); l.hub.read(i) }()
	}
	l.ends.Add(1)
	go func() { defer l.ends.Done(); l.hub.deliver() }()
	return l, nil
}

// Address is the n-th address of the network; hosts begin with the first.
func Address(n int) netip.Addr {
	a := network.Addr().As4()
	a[2], a[3] = byte(n>>8), byte(n)
	return netip.AddrFrom4(a)
}

// Host returns the host of that name, or nil.
func (l *Lan) Host(name string) *Host {
	for _, h := range l.Hosts {
		if h.Name == name {
			return h
		}
	}
	return nil
}

// Change changes the line from one host to another, one direction of it.
func (l *Lan) Change(from, to string, change func(*Line)) {
	a, b := l.Host(from), l.Host(to)
	if a == nil || b == nil || a == b {
		return
	}
	l.hub.change(a.port, b.port, change)
}

// Between changes both directions between two hosts.
func (l *Lan) Between(a, b string, change func(*Line)) {
	l.Change(a, b, change)
	l.Change(b, a, change)
}

// Around changes every line from and to a host: its cable.
func (l *Lan) Around(name string, change func(*Line)) {
	for _, h := range l.Hosts {
		l.Between(name, h.Name, change)
	}
}

// Heal makes every line a good one.
func (l *Lan) Heal() {
	for _, h := range l.Hosts {
		l.Around(h.Name, func(line *Line) { *line = Line{} })
	}
}

// Close ends the network. Programs on its hosts have to be ended before.
func (l *Lan) Close() {
	l.hub.close()
	for _, h := range l.Hosts {
		h.close()
	}
	l.ends.Wait()
}
