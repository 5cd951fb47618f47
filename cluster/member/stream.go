package member

import "sync"

// How much of the log a member keeps in memory for windows that were away. Who
// was away longer gets the state anew, so nobody makes memory grow.
const (
	keptEntries = 8192
	keptBytes   = 16 << 20
)

// stream is the end of the committed log, for those who follow it.
type stream struct {
	mu      sync.Mutex // guards what follows
	entries []entry
	bytes   int
	floor   uint64        // every entry after this one is in entries
	last    uint64        // the newest entry
	bell    chan struct{} // closed at the next change
}

type entry struct {
	index uint64
	data  []byte
}

func newStream() *stream { return &stream{bell: make(chan struct{})} }

// append adds a committed entry and wakes the followers.
func (s *stream) append(index uint64, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries = append(s.entries, entry{index, data})
	s.bytes += len(data)
	s.last = index
	for len(s.entries) > keptEntries || s.bytes > keptBytes {
		s.bytes -= len(s.entries[0].data)
		s.floor = s.entries[0].index
		s.entries[0] = entry{}
		s.entries = s.entries[1:]
	}
	s.ring()
}

// reset forgets everything: the state jumped to an entry.
func (s *stream) reset(index uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries, s.bytes, s.floor, s.last = nil, 0, index, index
	s.ring()
}

func (s *stream) ring() {
	close(s.bell)
	s.bell = make(chan struct{})
}

// after returns the entries after an index, at most a batch of them, and a bell
// that rings at the next change. It is not known when the index lies before
// what is kept: then the follower needs the state.
func (s *stream) after(index uint64, most int) (entries []entry, known bool, bell <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if index < s.floor {
		return nil, false, s.bell
	}
	lo, hi := 0, len(s.entries)
	for lo < hi {
		if mid := (lo + hi) / 2; s.entries[mid].index <= index {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	end := min(lo+most, len(s.entries))
	return s.entries[lo:end:end], true, s.bell
}

// near says whether a copy of the state at an index can be brought up to date
// with at most so many entries.
func (s *stream) near(index uint64, most int) bool {
	entries, known, _ := s.after(index, most+1)
	return known && len(entries) <= most
}
