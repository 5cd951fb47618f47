package flow_test

import (
	"testing"
	"time"

	. "okienko/apps/desk/flow"
	"okienko/office/queue"
)

// One key makes the window a bar, and makes it whole again; what was chosen is
// remembered for the next start.
func TestTheBarAndBack(t *testing.T) {
	d := states()["called"]()
	d.Press(Bar)
	if !d.Screen().Thin || d.Kept[len(d.Kept)-1] != (RememberLook{Thin: true, Lang: "pl"}) {
		t.Fatalf("thin %v, kept %+v", d.Screen().Thin, d.Kept)
	}
	if it, _ := d.Screen().Item(string(Bar)); it.Label.Key != "desk.do.bar_whole" {
		t.Errorf("the key is called %q", it.Label.Key)
	}
	d.Press(Bar)
	if d.Screen().Thin || d.Kept[len(d.Kept)-1] != (RememberLook{Lang: "pl"}) {
		t.Error("it stays thin")
	}
	if s := New(Config{Thin: true}).Screen(); s.Thin {
		t.Error("the bar before anybody works here")
	}
}

// A usual visit takes the same three keys on the bar, and nothing makes it large.
func TestAVisitOnTheBar(t *testing.T) {
	d := states()["waiting"]()
	d.Press(Bar)
	d.Presses = 0
	for _, a := range []Action{Next, Came, Next, Stay, Park, Stay, Finish} {
		d.Press(a)
		if !d.Screen().Thin {
			t.Errorf("%s makes it large", a)
		}
	}
	if ticket, _ := d.Office.Queue.Ticket(first(d)); ticket.Phase != queue.Finished {
		t.Errorf("it is %s", ticket.Phase)
	}
}

// What needs room is asked in the whole window, and then the bar is back.
func TestWhatNeedsRoomIsAskedInTheWholeWindow(t *testing.T) {
	for _, a := range []Action{Transfer, FinishAs, Note, Needs, WalkIn, Message, Search, Keys} {
		d := states()["serving"]()
		d.Press(Bar)
		d.Press(a)
		if d.Screen().Thin || d.Screen().Line.Field.Label.Empty() {
			t.Errorf("%s: thin %v", a, d.Screen().Thin)
		}
		d.Press(Stay)
		if !d.Screen().Thin {
			t.Errorf("%s: the bar does not come back", a)
		}
	}
	d := states()["waiting"]()
	d.Press(Bar)
	d.Send(Struck{'2'})
	if d.Screen().Thin {
		t.Error("what is typed finds nothing")
	}
}

// A call for help and a question at once have the whole window.
func TestACallForHelpOnTheBar(t *testing.T) {
	d := states()["serving"]()
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
	d.Press(Bar)
	d.Do(queue.CallForHelp{Desk: "d2"})
	if s := d.Screen(); !s.Thin || s.Notices[0].Weight != Alarm {
		t.Errorf("thin %v: %+v", s.Thin, s.Notices)
	}
	d.Press(Park)
	if d.Screen().Thin {
		t.Error("the question stands in the alarm's place")
	}
	d.Press(Stay)
	d.Wait(time.Second)
	d.Press(Help)
	if s := d.Screen(); !s.Thin || s.Notices[0].Text.Key != "desk.help.accepted" {
		t.Errorf("thin %v: %+v", s.Thin, s.Notices)
	}
}
