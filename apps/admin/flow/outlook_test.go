package flow

import (
	"strings"
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/office/forecast"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// What goes on now is foretold only while that tab is shown, and at once when it
// comes up.
func TestAHiddenTabForetellsNothing(t *testing.T) {
	s := officetest.NewScript()
	if _, err := s.Run(strings.Join([]string{"the office opens", "at 9:00", "kiosk issues id-card", "at 9:05", "kiosk issues passport"}, "\n")); err != nil {
		t.Fatal(err)
	}
	times := 0
	w := &manager{t: t, m: New(Config{Languages: []string{"en"}, Self: "a", Read: func(q *queue.State, at queue.Moment) forecast.Later {
		later := forecast.Read(q, at)
		return func() forecast.Forecast { times++; return later() }
	}})}
	at := s.State.Queue.Now
	hear := func() {
		at = at.Add(5 * time.Second)
		w.tell(feed.Tick{Now: at}, feed.News{State: s.State, Now: at})
	}
	w.tell(feed.Contact{Current: true})
	hear()
	if w.m.tab != nowTab || times != 1 {
		t.Fatalf("the window begins with %s, and has foretold %d times", w.m.tab, times)
	}
	w.press(string(machinesTab))
	for range 5 {
		hear()
	}
	if times != 1 {
		t.Errorf("behind another tab it was foretold %d times", times-1)
	}
	w.press(string(nowTab))
	if times != 2 {
		t.Errorf("when it came up it was foretold %d times", times-1)
	}
	for range 3 {
		w.tell(feed.News{State: s.State, Now: at})
	}
	w.tell(feed.Tick{Now: at.Add(time.Second)})
	if times != 3 {
		t.Errorf("after a burst it was foretold %d times", times-2)
	}
}
