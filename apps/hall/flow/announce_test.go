package flow

import (
	"slices"
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/office/queue"
)

// want compares what the display did and which number stands large.
func (s *town) want(number string, acts ...string) {
	s.Helper()
	if got := s.acts(); !slices.Equal(got, acts) {
		s.Errorf("did %q, want %q", got, acts)
	}
	if got := s.m.Board().Newest.Number; got != number {
		s.Errorf("the board shows %q, want %q", got, number)
	}
}

func TestCallsAreAnnouncedOneByOne(t *testing.T) {
	s := newTown(t)
	s.news()
	s.want("")
	s.call("d1")
	s.call("d2")
	s.news()
	s.want("A001", "chime 1")
	s.pass(2 * time.Second)
	s.tell(ChimeDone{Call: 1, Heard: true})
	s.want("A001", "shown 1 true")
	s.pass(2500 * time.Millisecond)
	s.want("A001")
	s.pass(500 * time.Millisecond)
	s.want("A002", "chime 2")
	s.tell(ChimeDone{Call: 1, Heard: true}) // said twice
	s.want("A002")
	s.pass(4 * time.Second) // no word of the chime
	s.want("A002", "shown 2 false")
	s.tell(ChimeDone{Call: 2, Heard: true}) // too late
	s.want("A002")
}

func TestARecallIsANewCall(t *testing.T) {
	s := newTown(t)
	s.news()
	s.call("d1")
	s.news()
	s.pass(10 * time.Second)
	s.want("A001", "chime 1", "shown 1 false")
	s.order(queue.Recall{Desk: "d1"})
	s.news()
	s.want("A001", "chime 2")
	if b := s.m.Board(); b.Newest.No != 2 || len(b.Last) != 0 {
		t.Errorf("a ticket stands on the board once, got %+v", b)
	}
}

func TestWithdrawnCalls(t *testing.T) {
	s := newTown(t)
	s.news()
	s.call("d1")
	s.call("d2")
	s.call("d3")
	s.news()
	s.order(queue.Undo{Desk: "d1"}) // on the board
	s.order(queue.Undo{Desk: "d2"}) // not yet
	s.news()
	if b := s.m.Board(); !b.Newest.Withdrawn || b.Newest.Lit {
		t.Errorf("a call that was taken back says so and is dark: %+v", b.Newest)
	}
	s.pass(5 * time.Second)
	s.want("A003", "chime 1", "shown 1 false", "chime 3")
	if b := s.m.Board(); len(b.Last) != 1 || !b.Last[0].Withdrawn {
		t.Errorf("the list keeps the call that was taken back: %+v", b.Last)
	}
}

func TestWithoutSound(t *testing.T) {
	s := newTown(t)
	s.tell(SoundState{On: false})
	s.news()
	s.call("d1")
	s.news()
	s.want("A001", "shown 1 false")
	s.call("d2")
	s.news()
	s.pass(4 * time.Second)
	s.want("A001")
	s.pass(time.Second)
	s.want("A002", "shown 2 false")
	if st := s.m.Board().Status[1]; st.Good || st.Text.Key != "hall.sound_off" {
		t.Errorf("the status is %+v", st)
	}
}

func TestOldCallsAreShownWithoutChime(t *testing.T) {
	s := newTown(t)
	s.news()
	s.call("d1")
	s.call("d2")
	s.now = s.now.Add(61 * time.Second)
	s.call("d3")
	s.tell(feed.News{State: s.state, Now: s.now, Jump: true})
	s.want("A002", "shown 1 false", "shown 2 false")
	if b := s.m.Board(); len(b.Last) != 1 || b.Last[0].Number != "A001" {
		t.Errorf("both old calls stand on the board, got %+v", b.Last)
	}
	s.pass(5 * time.Second)
	s.want("A003", "chime 3")
}

func TestCallsBeforeTheStartAreOnlyShown(t *testing.T) {
	s := newTown(t)
	s.call("d1")
	s.call("d2")
	s.order(queue.CallShown{Call: 1, Display: "screen1"})
	s.tell(feed.News{State: s.state, Now: s.now, Jump: true})
	s.want("A002", "shown 2 false")
	s.pass(time.Minute)
	s.want("A002")
	s.call("d3")
	s.news()
	s.want("A003", "chime 3")
}

func TestCallsElsewhereAreNotShown(t *testing.T) {
	s := newTown(t)
	s.news()
	s.issue("b1")
	s.order(queue.CallNext{Desk: "d5"})
	s.news()
	s.want("")
	if b := s.m.Board(); b.Scene != Welcome || len(b.Queues) != 1 {
		t.Errorf("scene %s, queues %+v", b.Scene, b.Queues)
	}
}

func TestANewDayBeginsEmpty(t *testing.T) {
	s := newTown(t)
	s.news()
	s.call("d1")
	s.news()
	s.pass(10 * time.Second)
	s.openDay("2026-11-24", morning.Add(22*time.Hour+30*time.Minute))
	s.acts()
	s.news()
	s.want("")
	s.call("d1")
	s.news()
	s.want("A001", "chime 2")
}

func TestAnotherHistory(t *testing.T) {
	s := newTown(t)
	s.news()
	s.call("d1")
	s.call("d2")
	s.news()
	s.pass(20 * time.Second)
	s.acts()
	restored := newTown(t)
	restored.now = s.now
	restored.call("d4")
	s.state = restored.state
	s.news()
	s.want("A001", "shown 1 false")
	s.call("d3")
	s.news()
	s.want("A002", "chime 2")
}
