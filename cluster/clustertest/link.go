package clustertest

import (
	"net"
	"sync"

	"okienko/cluster"
)

// link is the cable from one member to another. Cut, it swallows everything and
// says nothing, as a cable does; joined again, connections have to be made anew.
type link struct {
	listener net.Listener
	to       string

	mu    sync.Mutex // guards what follows
	cut   bool
	conns map[net.Conn]struct{}
	ends  sync.WaitGroup
}

// connect lays a link from each member to each other one.
func (o *Office) connect() {
	for _, from := range o.Members {
		for _, to := range o.Members {
			if from.ID == to.ID {
				continue
			}
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				o.T.Fatal(err)
			}
			k := &link{listener: l, to: to.Address, conns: make(map[net.Conn]struct{})}
			o.links[from.ID+">"+to.ID] = k
			k.ends.Add(1)
			go func() { defer k.ends.Done(); k.accept() }()
		}
	}
}

// seenFrom lists the members as one of them reaches them.
func (o *Office) seenFrom(id string) []cluster.Member {
	list := append([]cluster.Member(nil), o.Members...)
	for i, m := range list {
		if k := o.links[id+">"+m.ID]; k != nil {
			list[i].Address = k.listener.Addr().String()
		}
	}
	return list
}

// Cut separates a member from the others. Windows still reach it.
func (o *Office) Cut(id string) { o.set(id, true) }

// Join connects it again.
func (o *Office) Join(id string) { o.set(id, false) }

func (o *Office) set(id string, cut bool) {
	for _, m := range o.Members {
		for _, name := range []string{id + ">" + m.ID, m.ID + ">" + id} {
			if k := o.links[name]; k != nil {
				k.set(cut)
			}
		}
	}
}

func (k *link) set(cut bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.cut = cut
	if !cut {
		k.drop()
	}
}

// drop closes every connection. The caller holds mu.
func (k *link) drop() {
	for c := range k.conns {
		c.Close()
	}
	clear(k.conns)
}

func (k *link) close() {
	k.listener.Close()
	k.mu.Lock()
	k.drop()
	k.cut = true
	k.mu.Unlock()
	k.ends.Wait()
}

func (k *link) accept() {
	for {
		near, err := k.listener.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial("tcp", k.to)
		if err != nil {
			near.Close()
			continue
		}
		k.mu.Lock()
		k.conns[near], k.conns[far] = struct{}{}, struct{}{}
		k.mu.Unlock()
		k.ends.Add(2)
		go func() { defer k.ends.Done(); k.carry(near, far) }()
		go func() { defer k.ends.Done(); k.carry(far, near) }()
	}
}

// carry takes bytes one way, or swallows them.
func (k *link) carry(from, to net.Conn) {
	defer from.Close()
	defer to.Close()
	b := make([]byte, 32<<10)
	for {
		n, err := from.Read(b)
		if err != nil {
			return
		}
		k.mu.Lock()
		cut := k.cut
		k.mu.Unlock()
		if cut {
			continue
		}
		if _, err := to.Write(b[:n]); err != nil {
			return
		}
	}
}
