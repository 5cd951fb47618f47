package member

import (
	"sync"
	"testing"
)

func TestTheStreamKeepsTheEndOfTheLog(t *testing.T) {
	s := newStream()
	for i := uint64(1); i <= keptEntries+10; i++ {
		s.append(2*i, []byte{1}) // entries of raft's own lie between
	}
	if len(s.entries) != keptEntries {
		t.Fatalf("%d entries are kept", len(s.entries))
	}
	if _, known, _ := s.after(19, 5); known {
		t.Error("an index before the end kept is not known")
	}
	got, known, _ := s.after(20, 5)
	if !known || len(got) != 5 || got[0].index != 22 {
		t.Errorf("after 20: %v %v", got, known)
	}
	got, _, _ = s.after(23, 1)
	if got[0].index != 24 {
		t.Errorf("after 23 comes %d", got[0].index)
	}
	got, known, bell := s.after(1<<40, 5)
	if !known || len(got) != 0 {
		t.Error("who is ahead waits")
	}
	s.reset(90000)
	<-bell
	if _, known, _ := s.after(89999, 5); known {
		t.Error("a jump forgets what was before")
	}
}

func TestTheStreamIsBounded(t *testing.T) {
	s := newStream()
	big := make([]byte, keptBytes/4)
	for i := uint64(1); i <= 100; i++ {
		s.append(i, big)
		if s.bytes > keptBytes || len(s.entries) > 4 {
			t.Fatalf("%d entries with %d bytes", len(s.entries), s.bytes)
		}
	}
	s.append(101, make([]byte, keptBytes+1))
	if s.bytes != 0 || s.floor != 101 {
		t.Errorf("one that is too large: %d bytes, from %d", s.bytes, s.floor)
	}
}

// Many windows that begin at once share one copy of the state.
func TestOneCopyForMany(t *testing.T) {
	m := newMachine(nil, nil)
	m.index = 5
	m.stream.reset(5)
	var all sync.WaitGroup
	first := make([]*byte, 57)
	for i := range first {
		all.Go(func() {
			_, state, err := m.copyState()
			if err != nil {
				t.Error(err)
			}
			first[i] = &state[0]
		})
	}
	all.Wait()
	for _, p := range first {
		if p != first[0] {
			t.Fatal("it was encoded more than once")
		}
	}
	for i := uint64(6); i <= 6+copyLasts; i++ {
		m.index = i
		m.stream.append(i, []byte{1})
	}
	if at, _, _ := m.copyState(); at != 6+copyLasts {
		t.Errorf("a copy of %d is too old for %d", at, m.index)
	}
	m.stream.reset(100000)
	m.index = 100000
	if at, _, _ := m.copyState(); at != 100000 {
		t.Error("a copy from before a jump was used")
	}
}
