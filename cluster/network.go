package cluster

import (
	"context"
	"net"
)

// Network is how a machine reaches others and is reached. Tests and simulations
// have their own.
type Network interface {
	Listen(address string) (net.Listener, error)
	Dial(ctx context.Context, address string) (net.Conn, error)
}

// realNetwork is TCP.
type realNetwork struct{}

// Listen takes an address of this machine.
func (realNetwork) Listen(address string) (net.Listener, error) { return net.Listen("tcp", address) }

// Dial connects to an address.
func (realNetwork) Dial(ctx context.Context, address string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, "tcp", address)
}
