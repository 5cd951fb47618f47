package lan

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// most is how many bytes may be on their way before a connection breaks: far
// more than a machine's buffers hold, because here writing never waits.
const most = 16 << 20

var errTooMuch = errors.New("too much is on its way")

// half is one direction of a connection.
type half struct {
	lan *Lan
	way way

	mu       sync.Mutex // guards what follows
	pieces   []piece
	size     int
	last     time.Time // when the newest piece arrives
	ended    bool      // no further pieces
	failed   error     // nothing more is read
	deadline time.Time
	bell     chan struct{} // holds one ring for the reader
}

type piece struct {
	arrives time.Time
	bytes   []byte
}

func newHalf(l *Lan, w way) *half { return &half{lan: l, way: w, bell: make(chan struct{}, 1)} }

// write sends bytes; they arrive in order.
func (h *half) write(b []byte) error {
	_, _, takes := h.lan.state(h.way)
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.failed != nil && h.failed != net.ErrClosed:
		return h.failed
	case h.failed != nil || h.ended:
		return io.ErrClosedPipe
	case h.size+len(b) > most:
		return errTooMuch
	}
	if at := time.Now().Add(takes); at.After(h.last) {
		h.last = at
	}
	h.pieces = append(h.pieces, piece{h.last, append([]byte(nil), b...)})
	h.size += len(b)
	h.ring()
	return nil
}

func (h *half) end() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ended = true
	h.ring()
}

func (h *half) fail(err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.failed == nil {
		h.failed, h.pieces, h.size = err, nil, 0
	}
	h.ring()
}

func (h *half) until(t time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.deadline = t
	h.ring()
}

func (h *half) ring() {
	select {
	case h.bell <- struct{}{}:
	default:
	}
}

// read takes what has arrived, or waits.
func (h *half) read(b []byte) (int, error) {
	for {
		line, changed, _ := h.lan.state(h.way)
		n, wait, err := h.take(b, line.Down)
		if n > 0 || err != nil || len(b) == 0 {
			return n, err
		}
		h.await(wait, changed)
	}
}

// take takes what is there. If nothing is, it says how long to wait at most; zero
// is until something happens.
func (h *half) take(b []byte, down bool) (n int, wait time.Duration, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := time.Now()
	if h.failed != nil {
		return 0, 0, h.failed
	}
	if !h.deadline.IsZero() {
		if wait = h.deadline.Sub(now); wait <= 0 {
			return 0, 0, os.ErrDeadlineExceeded
		}
	}
	switch {
	case down:
	case len(h.pieces) == 0 && h.ended:
		return 0, 0, io.EOF
	case len(h.pieces) > 0:
		first := h.pieces[0].arrives.Sub(now)
		if first <= 0 {
			return h.cut(b), 0, nil
		}
		if wait == 0 || first < wait {
			wait = first
		}
	}
	return 0, wait, nil
}

// cut takes bytes off the first piece.
func (h *half) cut(b []byte) int {
	n := copy(b, h.pieces[0].bytes)
	h.size -= n
	if h.pieces[0].bytes = h.pieces[0].bytes[n:]; len(h.pieces[0].bytes) == 0 {
		h.pieces[0] = piece{}
		h.pieces = h.pieces[1:]
	}
	return n
}

func (h *half) await(wait time.Duration, changed <-chan struct{}) {
	var over <-chan time.Time
	if wait > 0 {
		t := time.NewTimer(wait)
		defer t.Stop()
		over = t.C
	}
	select {
	case <-h.bell:
	case <-changed:
	case <-over:
	}
}
