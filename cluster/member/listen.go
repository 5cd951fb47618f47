package member

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office/machines"
)

// handshakeFor is how long a newcomer may take to prove who it is.
const handshakeFor = 5 * time.Second

// port is the member's one TCP port. It sorts connections by the protocol that
// TLS agreed on.
type port struct {
	listener net.Listener
	config   *tls.Config
	raft     chan net.Conn // accepted for raft's transport
	window   func(*tls.Conn)
	member   func(machine string) bool

	mu    sync.Mutex               // guards what follows
	conns map[net.Conn]machines.ID // who is at the other end; empty before that is proven
	shut  bool
	open  sync.WaitGroup
}

// openPort takes the port. Nothing is accepted before serve.
func openPort(cfg Config) (*port, error) {
	listener, err := cfg.Identity.Via().Listen(cfg.Listen)
	if err != nil {
		return nil, fault(feed.PortTaken, cfg.Listen, err,
			"Another program uses this port. End it, or give this machine another address in its file.")
	}
	return &port{
		listener: listener, config: cfg.Identity.Accepting(),
		raft: make(chan net.Conn), conns: make(map[net.Conn]machines.ID),
	}, nil
}

// serve begins to accept connections.
func (p *port) serve(window func(*tls.Conn), member func(machine string) bool) {
	p.window, p.member = window, member
	p.open.Add(1)
	go func() { defer p.open.Done(); p.accept() }()
}

func (p *port) accept() {
	for {
		conn, err := p.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil {
			time.Sleep(50 * time.Millisecond) // out of descriptors: others will close some
			continue
		}
		if !p.track(conn) {
			conn.Close()
			return
		}
		go func() { defer p.open.Done(); p.sort(conn) }()
	}
}

// sort shakes hands and hands the connection to its protocol. Only members speak
// raft: a clerk's machine has a certificate too, and could rewrite the log.
func (p *port) sort(raw net.Conn) {
	conn := tls.Server(raw, p.config)
	ctx, cancel := context.WithTimeout(context.Background(), handshakeFor)
	err := conn.HandshakeContext(ctx)
	cancel()
	protocol, peer := conn.ConnectionState().NegotiatedProtocol, cluster.PeerOf(conn)
	switch {
	case err != nil || !p.name(raw, peer.Machine):
	case protocol == cluster.ProtocolRaft && p.member(string(peer.Machine)):
		p.raft <- tracked{conn, func() { p.forget(raw) }}
		return
	case protocol == cluster.ProtocolWindow:
		p.window(conn)
	}
	raw.Close()
	p.forget(raw)
}

// track remembers a connection, so that closing the port ends it.
func (p *port) track(c net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shut {
		return false
	}
	p.conns[c] = ""
	p.open.Add(1)
	return true
}

// name notes who is at the other end of a connection that is still open.
func (p *port) name(c net.Conn, machine machines.ID) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, open := p.conns[c]
	if open {
		p.conns[c] = machine
	}
	return open
}

// hangUp ends the connections of machines that are not to be spoken with any
// more.
func (p *port) hangUp(unwanted func(machines.ID) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c, machine := range p.conns {
		if machine != "" && unwanted(machine) {
			c.Close()
		}
	}
}

func (p *port) forget(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.conns, c)
}

// close ends the port and every connection, and waits for those who serve them.
func (p *port) close() {
	p.listener.Close()
	p.mu.Lock()
	p.shut = true
	for c := range p.conns {
		c.Close()
	}
	p.mu.Unlock()
	// Whoever is about to hand a connection to raft must not wait for ever.
	done := make(chan struct{})
	go func() { p.open.Wait(); close(done) }()
	for {
		select {
		case c := <-p.raft:
			c.Close()
		case <-done:
			return
		}
	}
}

// tracked is a connection that is forgotten when it is closed.
type tracked struct {
	*tls.Conn
	forget func()
}

// Close ends the connection at once: raft has its own time-outs, and saying
// goodbye over a dead network takes seconds.
func (t tracked) Close() error {
	t.forget()
	return t.NetConn().Close()
}
