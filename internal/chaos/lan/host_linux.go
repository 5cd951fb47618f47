package lan

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"os"
)

// Host is one computer of the network.
type Host struct {
	Name    string
	Address netip.Addr
	space   *os.File // its network namespace
	cable   *os.File // what its card sends and receives
	port    int      // where its cable ends at the switch
}

// Inside runs f on a thread of the host's: programs that it starts and sockets
// that it opens are on the host's network, and on no other.
func (h *Host) Inside(f func() error) error { return inside(h.space, f) }

// Dial calls another host.
func (h *Host) Dial(ctx context.Context, network, address string) (conn net.Conn, err error) {
	err = h.Inside(func() error {
		var d net.Dialer
		conn, err = d.DialContext(ctx, network, address)
		return err
	})
	return conn, err
}

// Listen waits for calls of other hosts.
func (h *Host) Listen(network, address string) (l net.Listener, err error) {
	err = h.Inside(func() error {
		l, err = net.Listen(network, address)
		return err
	})
	return l, err
}

// Move gives the host another address, as a router does after a power cut.
func (h *Host) Move(to netip.Addr) error {
	err := h.Inside(func() error { return bringUp(netip.PrefixFrom(to, bits)) })
	if err != nil {
		return fmt.Errorf("move %s to %s: %w", h.Name, to, err)
	}
	h.Address = to
	return nil
}

func (h *Host) close() {
	h.cable.Close()
	h.space.Close()
}
