package member

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"time"

	"github.com/hashicorp/raft"

	"okienko/cluster"
)

// transportFor bounds each message among members.
const transportFor = 3 * time.Second

// streamLayer carries raft over the member's port. An address in raft is a
// member's name; where it is to be found is looked up when dialling, so a new
// address is no change of the cluster.
type streamLayer struct {
	cfg  Config
	port *port
	done chan struct{}
}

func newTransport(cfg Config, p *port) *raft.NetworkTransport {
	return raft.NewNetworkTransportWithConfig(&raft.NetworkTransportConfig{
		Stream:          &streamLayer{cfg, p, make(chan struct{})},
		MaxPool:         3,
		MaxRPCsInFlight: 1, // pipelining gains nothing here and can strand a follower
		Timeout:         transportFor,
		Logger:          raftLog(cfg.Log),
	})
}

// Dial opens a connection to a member and proves that it is that member.
func (s *streamLayer) Dial(address raft.ServerAddress, timeout time.Duration) (net.Conn, error) {
	select {
	case <-s.done:
		return nil, net.ErrClosed
	default:
	}
	for _, m := range s.cfg.Members {
		if m.ID != string(address) {
			continue
		}
		ctx, cancel := context.WithTimeout(context.Background(), timeout)
		defer cancel()
		d := tls.Dialer{Config: s.cfg.Identity.Dialling(m.ID, cluster.ProtocolRaft)}
		return d.DialContext(ctx, "tcp", m.Address)
	}
	return nil, fmt.Errorf("no member is called %q", address)
}

// Accept waits for the next connection of another member.
func (s *streamLayer) Accept() (net.Conn, error) {
	select {
	case c := <-s.port.raft:
		return c, nil
	case <-s.done:
		return nil, net.ErrClosed
	}
}

// Close stops accepting; the port itself is the member's.
func (s *streamLayer) Close() error {
	close(s.done)
	return nil
}

// Addr is this member's name.
func (s *streamLayer) Addr() net.Addr { return name(s.cfg.ID) }

type name string

func (name) Network() string  { return "okienko" }
func (n name) String() string { return string(n) }
