package lan

import (
	"container/heap"
	"math/rand/v2"
	"os"
	"sync"
	"time"
)

// hub is the switch that all cables end in. It learns from the frames who is
// where, as a switch does.
type hub struct {
	cables []*os.File
	closed chan struct{}
	wake   chan struct{} // something is to be delivered before what was waited for

	mu     sync.Mutex // guards what follows
	chance *rand.Rand
	lines  [][]traffic // from, to
	known  map[hardware]int
	later  later
}

// hardware is the address of a card.
type hardware [6]byte

func newHub(seed uint64, ports int) *hub {
	h := &hub{
		cables: make([]*os.File, ports), closed: make(chan struct{}), wake: make(chan struct{}, 1),
		chance: rand.New(rand.NewPCG(seed, 0)), lines: make([][]traffic, ports), known: make(map[hardware]int),
	}
	for i := range h.lines {
		h.lines[i] = make([]traffic, ports)
	}
	return h
}

func (h *hub) change(from, to int, change func(*Line)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change(&h.lines[from][to].Line)
}

// read takes frames from one cable until it is closed.
func (h *hub) read(port int) {
	frame := make([]byte, frameSize)
	for {
		n, err := h.cables[port].Read(frame)
		if err != nil {
			return
		}
		if n >= 14 { // anything shorter is no Ethernet frame
			h.forward(port, frame[:n])
		}
	}
}

func (h *hub) forward(from int, frame []byte) {
	now := time.Now()
	h.mu.Lock()
	var ready []int
	for _, to := range h.receivers(from, frame) {
		for _, at := range h.lines[from][to].pass(now, len(frame), h.chance) {
			if at.After(now) {
				h.keep(at, to, frame)
			} else {
				ready = append(ready, to)
			}
		}
	}
	h.mu.Unlock()
	for _, to := range ready {
		_, _ = h.cables[to].Write(frame) // a host that has no room loses it, as hosts do
	}
}

// receivers are the ports that a frame goes to: one, or all when it is for
// everybody or for somebody unknown. The caller holds mu.
func (h *hub) receivers(from int, frame []byte) []int {
	h.known[hardware(frame[6:12])] = from
	if to, ok := h.known[hardware(frame[:6])]; ok && frame[0]&1 == 0 {
		if to == from {
			return nil
		}
		return []int{to}
	}
	all := make([]int, 0, len(h.cables)-1)
	for to := range h.cables {
		if to != from {
			all = append(all, to)
		}
	}
	return all
}

// keep puts a copy of a frame by until its time. The caller holds mu.
func (h *hub) keep(at time.Time, to int, frame []byte) {
	heap.Push(&h.later, arrival{at, to, append([]byte(nil), frame...)})
	if h.later[0].at.Equal(at) {
		select {
		case h.wake <- struct{}{}:
		default:
		}
	}
}

// deliver brings kept frames when their time has come.
func (h *hub) deliver() {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		timer.Reset(h.due())
		select {
		case <-h.closed:
			return
		case <-h.wake:
		case <-timer.C:
		}
	}
}

// due delivers what is due and returns how long the next frame has to wait.
func (h *hub) due() time.Duration {
	for {
		h.mu.Lock()
		if len(h.later) == 0 {
			h.mu.Unlock()
			return time.Hour
		}
		if wait := time.Until(h.later[0].at); wait > 0 {
			h.mu.Unlock()
			return wait
		}
		next := heap.Pop(&h.later).(arrival)
		h.mu.Unlock()
		_, _ = h.cables[next.to].Write(next.frame)
	}
}

func (h *hub) close() { close(h.closed) }
