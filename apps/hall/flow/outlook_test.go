package flow

import (
	"testing"
	"time"

	"okienko/office/forecast"
	"okienko/office/queue"
)

// In a rush a hall foretells at once and then once in a second, and shows in the
// end what the last news say.
func TestARushIsForetoldOnceInASecond(t *testing.T) {
	s := newTown(t)
	times, c := 0, hallConfig
	c.Read = func(q *queue.State, at queue.Moment) forecast.Later {
		later := forecast.Read(q, at)
		return func() forecast.Forecast { times++; return later() }
	}
	s.m = New(c)
	for range 15 {
		s.now = s.now.Add(50 * time.Millisecond)
		s.issue("a2")
		s.news()
	}
	if times != 1 || s.m.Board().Queues[0].Waiting != 15 {
		t.Errorf("it was foretold %d times for %d people", times, s.m.Board().Queues[0].Waiting)
	}
	shown, before := s.m.Board().Queues[0].Wait, s.m
	s.pass(2 * time.Second)
	f := forecast.Of(&s.state.Queue, s.state.Queue.Now)
	want, _ := f.Service("a2")
	if got := s.m.Board().Queues[0].Wait; times != 2 || got.N != want.Ordinary.To || got.N <= shown.N {
		t.Errorf("after the rush it was foretold %d times, and says %v, before %v, want %v", times, got, shown, want.Ordinary)
	}
	if before.Board().Queues[0].Wait.N != shown.N {
		t.Error("the model from before has changed")
	}
}
