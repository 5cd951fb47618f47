package flow

import (
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/office/plan"
	"okienko/office/queue"
)

// TestNothingFlashes samples a minute of a busy hall at 20 frames a second. A
// flash is the light going out and coming on again: two changes.
func TestNothingFlashes(t *testing.T) {
	s := newTown(t)
	s.news()
	calls := map[int]plan.DeskID{20: "d1", 300: "d2", 310: "d3", 320: "d4"}
	var changes []queue.Moment
	lit := false
	for frame := range 1200 {
		if desk, ok := calls[frame]; ok {
			s.call(desk)
		}
		s.now = s.now.Add(50 * time.Millisecond)
		s.tell(feed.Tick{Now: s.now})
		s.news()
		if now := s.m.Board().Newest.Lit; now != lit {
			lit, changes = now, append(changes, s.now)
		}
	}
	if len(changes) < 4*9 {
		t.Errorf("four calls blink, got %d changes of the light", len(changes))
	}
	for i, at := range changes {
		within := 0
		for _, other := range changes[i:] {
			if other.Since(at) < time.Second {
				within++
			}
		}
		if within > 2 {
			t.Errorf("%d changes within a second of %v: more than one flash", within, at)
		}
	}
}

// TestTheLightIsSteadyAfterFiveSeconds, and stays on while the resident is
// awaited.
func TestTheLightIsSteadyAfterFiveSeconds(t *testing.T) {
	s := newTown(t)
	s.news()
	s.call("d1")
	s.news()
	if s.m.NextTick() != 500*time.Millisecond {
		t.Error("a call blinks with two ticks a second")
	}
	for range 100 {
		s.pass(50 * time.Millisecond)
	}
	for range 400 {
		if b := s.m.Board(); !b.Newest.Lit || s.m.NextTick() != time.Second {
			t.Fatal("the light goes on blinking")
		}
		s.pass(50 * time.Millisecond)
	}
	s.order(queue.StartServing{Desk: "d1"})
	s.news()
	if s.m.Board().Newest.Lit {
		t.Error("the light is on although the resident has come")
	}
}
