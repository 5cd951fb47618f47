package lan

import (
	"net"
	"sync"
)

type listener struct {
	lan     *Lan
	address string
	waiting chan net.Conn
	once    sync.Once
	closed  chan struct{}
}

// Accept waits for the next connection.
func (l *listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.waiting:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

// Close gives the address back. Who was not accepted yet is turned away.
func (l *listener) Close() error {
	l.once.Do(func() {
		l.lan.mu.Lock()
		delete(l.lan.listeners, l.address)
		l.lan.mu.Unlock()
		close(l.closed)
		for {
			select {
			case c := <-l.waiting:
				c.Close()
			default:
				return
			}
		}
	})
	return nil
}

// Addr is the address.
func (l *listener) Addr() net.Addr { return addr(l.address) }

type addr string

func (addr) Network() string  { return "lan" }
func (a addr) String() string { return string(a) }
