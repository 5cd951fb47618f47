package cluster

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/binary"
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
	peer  Peer
	wire  *patient
	in    *bufio.Reader
	limit int // of a frame from the other side

	sending sync.Mutex // guards out
	out     *bufio.Writer
}

// Dial connects to a member and proves both sides' identity.
func Dial(ctx context.Context, id *Identity, m Member) (*Connection, error) {
	ctx, cancel := context.WithTimeout(ctx, dialFor)
	defer cancel()
	conn, err := id.DialTLS(ctx, m.Address, m.ID, ProtocolWindow)
	if err != nil {
		return nil, err
	}
	return Attend(conn), nil
}

// Attend speaks the window protocol with a member over a connection that was
// dialled. Members send states.
func Attend(conn *tls.Conn) *Connection {
	c := NewConnection(conn)
	c.limit = maxFrame
	return c
}

// NewConnection speaks the window protocol over a TLS connection whose hands are
// shaken. The other side may send no more than a command in a frame.
func NewConnection(c *tls.Conn) *Connection {
	p := &patient{Conn: c}
	return &Connection{
		peer: PeerOf(c), wire: p, limit: maxRequest,
		in: bufio.NewReaderSize(p, 16<<10), out: bufio.NewWriterSize(p, 16<<10),
	}
}

// Peer is the other side.
func (c *Connection) Peer() Peer { return c.peer }

// Send writes frames and flushes. A peer that does not read is given up.
func (c *Connection) Send(frames ...Frame) error {
	c.sending.Lock()
	defer c.sending.Unlock()
	for _, f := range frames {
		if err := WriteFrame(c.out, f); err != nil {
			return err
		}
	}
	return c.out.Flush()
}

// Receive waits for the next frame. For who beats, silence is a loss. A member's
// farewell is a *FarewellError, and its knock is answered here.
func (c *Connection) Receive(beats bool) (Frame, error) {
	c.wire.beats = beats
	for {
		f, err := ReadFrame(c.in, c.limit)
		switch {
		case err != nil:
			return f, err
		case f.Kind == FrameFarewell:
			return f, c.turnedAway(f)
		case f.Kind == FrameKnock:
			err = c.Send(Frame{Kind: FrameHere, Number: f.Number})
		default:
			return f, nil
		}
		if err != nil {
			return f, err
		}
	}
}

// here says whether the next frame is of a kind and has arrived as a whole.
func (c *Connection) here(kind FrameKind) bool {
	head, err := c.in.Peek(min(headSize, c.in.Buffered()))
	if err != nil || len(head) < headSize || FrameKind(head[4]) != kind {
		return false
	}
	return uint64(c.in.Buffered()) >= headSize+uint64(binary.BigEndian.Uint32(head))
}

// Close ends the connection; a blocked Receive returns.
func (c *Connection) Close() { _ = c.wire.NetConn().Close() }

// patient gives the other side time for each piece and not for the whole: the
// state of a busy day takes longer over a slow line than any silence may.
type patient struct {
	*tls.Conn
	beats bool // owned by the reader: silence is a loss
}

// piece is what must get through within writeFor.
const piece = 32 << 10

// Read reads what there is.
func (p *patient) Read(b []byte) (int, error) {
	limit := time.Time{}
	if p.beats {
		limit = time.Now().Add(quietFor)
	}
	_ = p.SetReadDeadline(limit)
	return p.Conn.Read(b)
}

// Write writes everything, piece by piece.
func (p *patient) Write(b []byte) (written int, err error) {
	for len(b) > 0 && err == nil {
		var n int
		_ = p.SetWriteDeadline(time.Now().Add(writeFor))
		n, err = p.Conn.Write(b[:min(len(b), piece)])
		b, written = b[n:], written+n
	}
	return written, err
}
