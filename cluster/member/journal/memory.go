package journal

import (
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
	recent  map[uint64]*raft.Log
	order   []*raft.Log // of recent, as they came
	bytes   int         // of order
	through uint64      // the last frame whose operation is in here
}

func newMemory(through uint64) *memory {
	return &memory{waiting: make(map[uint64]*raft.Log), recent: make(map[uint64]*raft.Log), through: through}
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

// pass notes a frame that brought no entries.
func (m *memory) pass(frame uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.through = frame
}

// toMove are the waiting entries in the order of their indices, and the frame up
// to which the store has everything when it has them.
func (m *memory) toMove() ([]*raft.Log, uint64) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	logs := slices.SortedFunc(maps.Values(m.waiting), func(a, b *raft.Log) int { return cmp.Compare(a.Index, b.Index) })
	return logs, m.through
}

// wasMoved forgets entries, unless others have come in their place.
func (m *memory) wasMoved(logs []*raft.Log) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, l := range logs {
		if m.waiting[l.Index] == l {
			delete(m.waiting, l.Index)
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
