package member

import (
	"context"
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
	self      string
	directory *directory
	port      *port
	done      chan struct{}
}

func newTransport(cfg Config, d *directory, p *port, wanted func(raft.ServerID) bool) *patient {
	return newPatient(raft.NewNetworkTransportWithConfig(&raft.NetworkTransportConfig{
		Stream:          &streamLayer{cfg.ID, d, p, make(chan struct{})},
		MaxPool:         3,
		MaxRPCsInFlight: 1, // pipelining gains nothing here and can strand a follower
		Timeout:         transportFor,
		Logger:          raftLog(cfg.Log),
	}), wanted)
}

// Dial opens a connection to a member and proves that it is that member.
func (s *streamLayer) Dial(address raft.ServerAddress, timeout time.Duration) (net.Conn, error) {
	select {
	case <-s.done:
		return nil, net.ErrClosed
	default:
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	conn, err := s.directory.dial(ctx, string(address), cluster.ProtocolRaft)
	if err != nil {
		return nil, err // a nil *tls.Conn would not be a nil net.Conn
	}
	return conn, nil
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
func (s *streamLayer) Addr() net.Addr { return name(s.self) }

type name string

func (name) Network() string  { return "okienko" }
func (n name) String() string { return string(n) }
