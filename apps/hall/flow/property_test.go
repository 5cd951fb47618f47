package flow

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/internal/feed"
	"okienko/office/plan"
	"okienko/office/queue"
)

// A witness stands in the hall and writes down what is announced.
type witness struct {
	began   map[uint64]queue.Moment // when each call came on the board
	newest  uint64
	since   queue.Moment
	chiming uint64 // asked for and not yet reported
	acked   map[uint64]bool
	last    uint64          // the newest acknowledged call
	gone    map[uint64]bool // withdrawn, as the display was told
}

// TestAnnouncer lets an office do what it likes: calls, recalls, undone calls,
// lost news, long silences, chimes that are heard, fail or are never reported.
func TestAnnouncer(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := newTown(t)
		s.news()
		w := &witness{began: map[uint64]queue.Moment{}, acked: map[uint64]bool{}, gone: map[uint64]bool{}}
		for range rapid.IntRange(1, 120).Draw(r, "steps") {
			s.chance(r, w)
			w.look(r, s)
		}
		s.news()
		w.look(r, s)
		for range 60 {
			s.pass(5 * time.Second)
			w.look(r, s)
		}
		w.judge(r, s)
	})
}

// chance is one thing that may happen.
func (s *town) chance(r *rapid.T, w *witness) {
	desk := plan.DeskID(fmt.Sprint("d", rapid.IntRange(1, 5).Draw(r, "desk")))
	switch rapid.IntRange(0, 9).Draw(r, "what") {
	case 0, 1:
		service := plan.ServiceID("a1")
		if desk == "d5" {
			service = "b1"
		}
		s.issue(service)
		s.try(queue.CallNext{Desk: desk})
	case 2:
		s.try(queue.Recall{Desk: desk})
	case 3:
		s.try(queue.Undo{Desk: desk})
	case 4:
		s.try(queue.StartServing{Desk: desk})
		s.try(queue.FinishServing{Desk: desk})
	case 5:
		s.tell(feed.News{State: s.state, Now: s.now, Jump: rapid.Bool().Draw(r, "jump")})
		w.look(r, s)
		for _, c := range s.state.Queue.Calls {
			w.gone[c.No] = c.Withdrawn
		}
	case 6, 7:
		s.now = s.now.Add(time.Duration(rapid.IntRange(1, 1500).Draw(r, "ms")) * time.Millisecond)
		s.tell(feed.Tick{Now: s.now})
	case 8:
		if rapid.IntRange(0, 3).Draw(r, "long") == 0 {
			s.now = s.now.Add(time.Duration(rapid.IntRange(10, 90).Draw(r, "s")) * time.Second)
			s.tell(feed.Tick{Now: s.now})
		}
		s.tell(SoundState{On: rapid.IntRange(0, 4).Draw(r, "sound") > 0})
	case 9:
		call := w.chiming
		if rapid.IntRange(0, 5).Draw(r, "stray") == 0 {
			call = rapid.Uint64Range(0, 20).Draw(r, "call")
		}
		s.tell(ChimeDone{Call: call, Heard: rapid.Bool().Draw(r, "heard")})
	}
}

// look checks what was done since the last look. Intents come one message
// apart, so the order in which they lie is the order in which they happened.
func (w *witness) look(r *rapid.T, s *town) {
	for _, i := range s.did {
		switch i := i.(type) {
		case PlayChime:
			w.chime(r, s, i.Call)
		case feed.Send:
			w.acknowledged(r, i.Command.(queue.CallShown))
		}
	}
	s.did = nil
	w.board(r, s)
}

func (w *witness) chime(r *rapid.T, s *town, no uint64) {
	c := s.state.Queue.Calls[no-1]
	if _, ok := w.began[no]; ok {
		r.Fatalf("call %d was announced twice", no)
	}
	if w.gone[no] {
		r.Fatalf("call %d was taken back before its turn and is announced", no)
	}
	if s.m.announcer.call == no && s.m.announcer.since.Since(c.At) > time.Minute {
		r.Fatalf("call %d is %v old and has a chime", no, s.m.announcer.since.Since(c.At))
	}
	w.chiming = no
}

func (w *witness) acknowledged(r *rapid.T, c queue.CallShown) {
	if w.acked[c.Call] {
		r.Fatalf("call %d was acknowledged twice", c.Call)
	}
	if c.Call < w.last {
		r.Fatalf("call %d was acknowledged after %d", c.Call, w.last)
	}
	if c.Sounded && c.Call != w.chiming {
		r.Fatalf("call %d was heard, and the chime was for %d", c.Call, w.chiming)
	}
	w.acked[c.Call], w.last = true, c.Call
}

// board checks that each call stands for five seconds before the next, unless
// it came together with others that were too old.
func (w *witness) board(r *rapid.T, s *town) {
	b := s.m.Board()
	if b.Newest.No == w.newest || b.Newest.No == 0 {
		return
	}
	if b.Newest.No < w.newest {
		r.Fatalf("call %d came on the board after %d", b.Newest.No, w.newest)
	}
	if began := s.m.announcer.since; w.newest != 0 && began.Since(w.since) < 5*time.Second {
		r.Fatalf("call %d stood for %v", w.newest, began.Since(w.since))
	}
	w.newest, w.since = b.Newest.No, s.m.announcer.since
	w.began[b.Newest.No] = w.since
}

// judge checks at the end that no call into the hall was lost.
func (w *witness) judge(r *rapid.T, s *town) {
	for _, c := range s.state.Queue.Calls {
		here := c.Desk != "d5"
		switch shown := w.acked[c.No]; {
		case here && !shown && !c.Withdrawn:
			r.Fatalf("call %d of %s was lost", c.No, c.Number)
		case !here && shown:
			r.Fatalf("call %d belongs to another hall", c.No)
		}
	}
}
