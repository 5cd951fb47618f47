package lan

import (
	"net"
	"time"
)

// conn is one end of a connection.
type conn struct {
	lan *Lan
	way way // from this end to the other
	in  *half
	out *half
}

// pair makes both ends of a connection.
func pair(l *Lan, w way) (near, far *conn) {
	back := way{w.to, w.from}
	there, here := newHalf(l, w), newHalf(l, back)
	return &conn{l, w, here, there}, &conn{l, back, there, here}
}

// Read waits for bytes of the other end.
func (c *conn) Read(b []byte) (int, error) { return c.in.read(b) }

// Write sends bytes on their way.
func (c *conn) Write(b []byte) (int, error) {
	err := c.out.write(b)
	if err == errTooMuch {
		c.reset()
	}
	if err != nil {
		return 0, err
	}
	return len(b), nil
}

// Close ends the connection. The other end reads what was written before.
func (c *conn) Close() error {
	c.lan.forget(c)
	c.out.end()
	c.in.fail(net.ErrClosed)
	return nil
}

// reset breaks the connection at both ends.
func (c *conn) reset() {
	c.lan.forget(c)
	c.in.fail(errReset)
	c.out.fail(errReset)
}

// LocalAddr is this machine.
func (c *conn) LocalAddr() net.Addr { return addr(c.way.from) }

// RemoteAddr is the other one.
func (c *conn) RemoteAddr() net.Addr { return addr(c.way.to) }

// SetDeadline bounds reading; writing never waits.
func (c *conn) SetDeadline(t time.Time) error { return c.SetReadDeadline(t) }

// SetReadDeadline bounds reading.
func (c *conn) SetReadDeadline(t time.Time) error {
	c.in.until(t)
	return nil
}

// SetWriteDeadline does nothing: writing never waits.
func (c *conn) SetWriteDeadline(time.Time) error { return nil }
