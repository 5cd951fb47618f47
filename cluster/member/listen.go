package member

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"slices"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/internal/feed"
	"okienko/office/machines"
)

// handshakeFor is how long a newcomer may take to prove who it is.
const handshakeFor = 5 * time.Second

// port is the member's one TCP port. It sorts connections by the protocol that
// TLS agreed on.
type port struct {
	listener net.Listener
	identity *cluster.Identity
	raft     chan net.Conn // accepted for raft's transport
	window   func(*tls.Conn)
	blobs    func(*tls.Conn)
	newcomer func(*tls.Conn)
	chain    func() (tls.Certificate, error) // what newcomers are shown
	member   func(machine string) bool
	farewell func(machine string) feed.Trouble // why a machine is not spoken with

	mu    sync.Mutex               // guards what follows
	conns map[net.Conn]machines.ID // who is at the other end; empty before that is proven
	shut  bool
	took  bool // another member has spoken raft with this one
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
		listener: listener, identity: cfg.Identity,
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
	conn := tls.Server(raw, p.accepting())
	ctx, cancel := context.WithTimeout(context.Background(), handshakeFor)
	err := conn.HandshakeContext(ctx)
	cancel()
	protocol, peer := conn.ConnectionState().NegotiatedProtocol, cluster.PeerOf(conn)
	switch {
	case err != nil || !p.name(raw, peer.Machine):
	case protocol == cluster.ProtocolWindow && p.farewell(string(peer.Machine)) != feed.NoTrouble:
		cluster.NewConnection(conn).Farewell(p.farewell(string(peer.Machine)))
	case protocol == cluster.ProtocolRaft && p.member(string(peer.Machine)) && p.takes(peer.Incarnation):
		p.raft <- tracked{conn, func() { p.forget(raw) }}
		return
	case protocol == cluster.ProtocolBlob && p.member(string(peer.Machine)) && p.sameLife(peer.Incarnation):
		p.blobs(conn)
	case protocol == cluster.ProtocolWindow:
		p.window(conn)
	case protocol == joining.Protocol:
		p.newcomer(conn)
	}
	raw.Close()
	p.forget(raw)
}

// accepting is the TLS configuration of the port. Who has a certificate shows it;
// only newcomers have none, and they get no further than the reception.
func (p *port) accepting() *tls.Config {
	config := p.identity.Accepting()
	members := config.GetConfigForClient
	config.GetConfigForClient = func(hello *tls.ClientHelloInfo) (*tls.Config, error) {
		if !slices.Equal(hello.SupportedProtos, []string{joining.Protocol}) {
			config, err := members(hello)
			config.VerifyConnection = toHearOfIt(config.VerifyConnection)
			return config, err
		}
		own, err := p.chain()
		return joining.Accepting(own), err
	}
	return config
}

// toHearOfIt lets a machine that was removed shake hands: it would not hear
// otherwise why it is turned away, which is all that it gets.
func toHearOfIt(verify func(tls.ConnectionState) error) func(tls.ConnectionState) error {
	return func(c tls.ConnectionState) error {
		err := verify(c)
		if errors.Is(err, errRemoved) && c.NegotiatedProtocol == cluster.ProtocolWindow {
			return nil
		}
		return err
	}
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
	p.cut()
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

// cut ends all connections and takes no further ones.
func (p *port) cut() {
	p.listener.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shut = true
	for c := range p.conns {
		c.Close()
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
