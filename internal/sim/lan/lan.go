package lan

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Lan is the network of one office.
type Lan struct {
	mu        sync.Mutex // guards what follows
	random    *rand.Rand
	listeners map[string]*listener // by address
	lines     map[way]Line
	conns     map[*conn]bool
	bell      chan struct{} // closed when a line changes
}

// Line is how bytes get from one machine to another, in one direction.
type Line struct {
	Down          bool
	Delay, Jitter time.Duration
}

type way struct{ from, to string }

// New is a network without faults. The seed decides its jitter.
func New(seed uint64) *Lan {
	return &Lan{
		random: rand.New(rand.NewPCG(seed, 1)), listeners: make(map[string]*listener),
		lines: make(map[way]Line), conns: make(map[*conn]bool), bell: make(chan struct{}),
	}
}

// Set changes a line.
func (l *Lan) Set(from, to string, line Line) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines[way{from, to}] = line
	close(l.bell)
	l.bell = make(chan struct{})
}

// Line is a line as it is now.
func (l *Lan) Line(from, to string) Line {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lines[way{from, to}]
}

// Reset breaks connections, given both ends, and says how many.
func (l *Lan) Reset(which func(a, b string) bool) int {
	l.mu.Lock()
	var broken []*conn
	for c := range l.conns {
		if which(c.way.from, c.way.to) {
			broken = append(broken, c)
		}
	}
	l.mu.Unlock()
	for _, c := range broken {
		c.reset()
	}
	return len(broken)
}

// Open is how many ends of connections there are.
func (l *Lan) Open() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.conns)
}

// state says how a line is, when it changes, and how long a byte takes now.
func (l *Lan) state(w way) (line Line, changed <-chan struct{}, takes time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	line, takes = l.lines[w], l.lines[w].Delay
	if line.Jitter > 0 {
		takes += time.Duration(l.random.Int64N(int64(line.Jitter)))
	}
	return line, l.bell, takes
}

func (l *Lan) forget(c *conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.conns, c)
}

// Host is a machine's access to the network. Its addresses begin with its name.
func (l *Lan) Host(name string) *Host { return &Host{l, name} }

// Host is a cluster.Network.
type Host struct {
	lan  *Lan
	name string
}

// Listen takes an address of this machine.
func (h *Host) Listen(address string) (net.Listener, error) {
	if owner(address) != h.name {
		return nil, fmt.Errorf("listen at %s: it is no address of %s", address, h.name)
	}
	h.lan.mu.Lock()
	defer h.lan.mu.Unlock()
	if h.lan.listeners[address] != nil {
		return nil, fmt.Errorf("listen at %s: %w", address, syscall.EADDRINUSE)
	}
	li := &listener{lan: h.lan, address: address, waiting: make(chan net.Conn, 512), closed: make(chan struct{})}
	h.lan.listeners[address] = li
	return li, nil
}

// Dial connects to an address. Both directions have to be up for it.
func (h *Host) Dial(ctx context.Context, address string) (net.Conn, error) {
	there := way{h.name, owner(address)}
	for _, w := range []way{there, {there.to, there.from}} {
		if err := h.lan.cross(ctx, w); err != nil {
			return nil, fmt.Errorf("dial %s: %w", address, err)
		}
	}
	h.lan.mu.Lock()
	defer h.lan.mu.Unlock()
	li := h.lan.listeners[address]
	if li == nil {
		return nil, fmt.Errorf("dial %s: %w", address, syscall.ECONNREFUSED)
	}
	near, far := pair(h.lan, there)
	select {
	case li.waiting <- far:
	default:
		return nil, fmt.Errorf("dial %s: %w", address, syscall.ECONNREFUSED)
	}
	h.lan.conns[near], h.lan.conns[far] = true, true
	return near, nil
}

// cross waits until a byte would have got over a line.
func (l *Lan) cross(ctx context.Context, w way) error {
	for {
		line, changed, takes := l.state(w)
		var there <-chan time.Time
		if !line.Down {
			if takes == 0 {
				return ctx.Err()
			}
			t := time.NewTimer(takes)
			defer t.Stop()
			there = t.C
		}
		select {
		case <-there:
			return nil
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func owner(address string) string {
	name, _, _ := strings.Cut(address, ":")
	return name
}

var errReset = errors.New("the connection was broken")
