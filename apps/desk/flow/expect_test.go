package flow_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	"okienko/apps/desk/flow"
	"okienko/office/forecast"
	"okienko/office/plan"
	"okienko/office/queue"
)

// The wait is that of all services of the department, as the hall shows it.
func TestTheExpectedWaitIsThatOfTheHall(t *testing.T) {
	d := states()["serving"]()
	if w := d.Screen().Wait; !w.Empty() {
		t.Errorf("nobody foretells, and it says %+v", w)
	}
	d.Foretold = true
	for range 6 {
		d.Issue("id", 1, queue.Ordinary)
	}
	f, want := forecast.Of(&d.Office.Queue, d.Office.Queue.Now), queue.Range{From: 1 << 20}
	for _, id := range []plan.ServiceID{"id", "move", "car"} {
		v, _ := f.Service(id)
		want.From, want.To = min(want.From, v.Ordinary.From), max(want.To, v.Ordinary.To)
	}
	if w := d.Screen().Wait; w.N != want.To || want.To < 20 {
		t.Errorf("says %+v, want %+v", w, want)
	}
	d.Do(queue.CloseDay{})
	if w := d.Screen().Wait; !w.Empty() {
		t.Errorf("after the close it says %+v", w)
	}
}

// In a rush the wait is foretold at once and then once in a second, and not while
// nobody can see it. Who presses a key sees what is at most a second old.
func TestARushIsForetoldOnceInASecond(t *testing.T) {
	d := states()["serving"]()
	d.Foretold = true
	d.Wait(time.Minute)
	d.Do(queue.PassTime{})
	d.Foretellings = 0
	for range 20 {
		d.Wait(50 * time.Millisecond)
		d.Issue("id", 0, queue.Ordinary)
	}
	if d.Foretellings > 1 {
		t.Errorf("in a second it was foretold %d times", d.Foretellings)
	}
	before := d.Screen().Wait
	d.Press(flow.ListMissed) // a second later
	f := forecast.Of(&d.Office.Queue, d.Office.Queue.Now)
	v, _ := f.Service("id")
	if w := d.Screen().Wait; w.N < v.Ordinary.To || w.N <= before.N {
		t.Errorf("after the rush it says %+v, before its end %+v, and %v is to be expected", w, before, v.Ordinary)
	}
}

// Where nobody has signed in nobody sees a wait, and who signs in sees it at once.
func TestAnEmptyDeskForetellsNothing(t *testing.T) {
	d := desktest.New()
	d.Foretold = true
	for range 5 {
		d.Wait(time.Minute)
		d.Issue("id", 0, queue.Ordinary)
	}
	if d.Foretellings != 0 {
		t.Errorf("with nobody at the desk it was foretold %d times", d.Foretellings)
	}
	d.SignIn("d1")
	if d.Foretellings == 0 || d.Screen().Wait.Empty() {
		t.Errorf("whoever signs in reads %+v", d.Screen().Wait)
	}
}
