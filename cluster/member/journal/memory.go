package journal

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"sync"

	"github.com/hashicorp/raft"
)

// How much of the log is at hand for followers that lag a little, beside what
// waits to be moved.
const (
	keptEntries = 1024
	keptBytes   = 4 << 20
)

// memory is the end of the log: what waits to be moved, and what was stored
// lately.
type memory struct {
	mu      sync.RWMutex // guards what follows
	waiting map[uint64]*raft.Log
	values  map[string][]byte // that wait
	recent  map[uint64]*raft.Log
	order   []*raft.Log // of recent, as they came
	bytes   int         // of order
	through uint64      // the last frame whose operation is in here
}

func newMemory(through uint64) *memory {
	return &memory{
		waiting: make(map[uint64]*raft.Log), values: make(map[string][]byte),
		recent: make(map[uint64]*raft.Log), through: through,
	}
}

// get looks for an entry.
func (m *memory) get(index uint64) *raft.Log {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if l := m.waiting[index]; l != nil {
		return l
	}
	return m.recent[index]
}

// add takes the entries of a frame and returns how many wait.
func (m *memory) add(frame uint64, logs []*raft.Log) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.through = frame
	for _, l := range logs {
		m.waiting[l.Index], m.recent[l.Index] = l, l
		m.order = append(m.order, l)
		m.bytes += len(l.Data)
	}
	for len(m.order) > keptEntries || m.bytes > keptBytes {
		oldest := m.order[0]
		m.order[0] = nil
		m.order, m.bytes = m.order[1:], m.bytes-len(oldest.Data)
		if m.recent[oldest.Index] == oldest {
			delete(m.recent, oldest.Index)
		}
	}
	return len(m.waiting)
}

// remove forgets a range of entries.
func (m *memory) remove(frame, lowest, highest uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.through = frame
	gone := func(i uint64, _ *raft.Log) bool { return lowest <= i && i <= highest }
	maps.DeleteFunc(m.waiting, gone)
	maps.DeleteFunc(m.recent, gone)
}

// set takes a value.
func (m *memory) set(frame uint64, key, v []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.through = frame
	m.values[string(key)] = v
}

// value looks for a value that waits.
func (m *memory) value(key []byte) ([]byte, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	v, waits := m.values[string(key)]
	return slices.Clone(v), waits
}

// load is what the mover carries at once.
type load struct {
	logs    []*raft.Log // in the order of their indices
	values  map[string][]byte
	through uint64 // the frame up to which the store has everything when it has this
}

func (l load) empty() bool { return len(l.logs) == 0 && len(l.values) == 0 }

// toMove is everything that waits.
func (m *memory) toMove() load {
	m.mu.RLock()
	defer m.mu.RUnlock()
	logs := slices.SortedFunc(maps.Values(m.waiting), func(a, b *raft.Log) int { return cmp.Compare(a.Index, b.Index) })
	return load{logs, maps.Clone(m.values), m.through}
}

// wasMoved forgets what was moved, unless something else has come in its place.
func (m *memory) wasMoved(l load) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, log := range l.logs {
		if m.waiting[log.Index] == log {
			delete(m.waiting, log.Index)
		}
	}
	for k, v := range l.values {
		if bytes.Equal(m.values[k], v) {
			delete(m.values, k)
		}
	}
}

// ends are the lowest and the highest waiting index, or zeros.
func (m *memory) ends() (first, last uint64) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for i := range m.waiting {
		if first == 0 || i < first {
			first = i
		}
		last = max(last, i)
	}
	return first, last
}
