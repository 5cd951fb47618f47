package cluster

import (
	"bufio"
	"context"
	"crypto/tls"
	"net"
	"sync"
	"time"
)

// Member is a machine of the cluster as the configuration lists it.
type Member struct {
	ID      string
	Address string // host:port
}

// Times of a connection. A member beats four times a second, so silence of a
// second and a half is a loss and not a pause.
const (
	dialFor  = 700 * time.Millisecond
	writeFor = time.Second
	quietFor = 1500 * time.Millisecond
)

// Connection is one TLS connection in the window protocol. Any goroutine may
// send; one reads.
type Connection struct {
	member string
	tls    *tls.Conn
	in     *bufio.Reader

	sending sync.Mutex // guards out
	out     *bufio.Writer
}

// Dial connects to a member and proves both sides' identity.
func Dial(ctx context.Context, id *Identity, m Member) (*Connection, error) {
	ctx, cancel := context.WithTimeout(ctx, dialFor)
	defer cancel()
	dialer := tls.Dialer{NetDialer: &net.Dialer{}, Config: id.Dialling(m.ID, ProtocolWindow)}
	conn, err := dialer.DialContext(ctx, "tcp", m.Address)
	if err != nil {
		return nil, err
	}
	return NewConnection(m.ID, conn.(*tls.Conn)), nil
}

// NewConnection speaks the window protocol over an open TLS connection with the
// machine of that name.
func NewConnection(machine string, c *tls.Conn) *Connection {
	return &Connection{member: machine, tls: c, in: bufio.NewReaderSize(c, 64<<10), out: bufio.NewWriterSize(c, 64<<10)}
}

// Machine is the name of the other side.
func (c *Connection) Machine() string { return c.member }

// Send writes frames and flushes. A peer that does not read is given up.
func (c *Connection) Send(frames ...Frame) error {
	c.sending.Lock()
	defer c.sending.Unlock()
	_ = c.tls.SetWriteDeadline(time.Now().Add(writeFor))
	for _, f := range frames {
		if err := WriteFrame(c.out, f); err != nil {
			return err
		}
	}
	return c.out.Flush()
}

// Receive waits for the next frame. For who beats, silence is a loss.
func (c *Connection) Receive(beats bool) (Frame, error) {
	limit := time.Time{}
	if beats {
		limit = time.Now().Add(quietFor)
	}
	_ = c.tls.SetReadDeadline(limit)
	return ReadFrame(c.in)
}

// Close ends the connection; a blocked Receive returns.
func (c *Connection) Close() { _ = c.tls.NetConn().Close() }
