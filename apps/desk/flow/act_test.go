package flow_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/office/queue"
)

// The states in which a clerk can find the desk.
func states() map[string]func() *desktest.Desk {
	with := func(presses ...Action) func() *desktest.Desk {
		return func() *desktest.Desk {
			d := desktest.New()
			d.Issue("id", 20, queue.Ordinary)
			d.Issue("move", 15, queue.Preferential, queue.FetchMe)
			d.Issue("car", 10, queue.Ordinary)
			d.SignIn("d1")
			for _, a := range presses {
				d.Press(a)
			}
			return d
		}
	}
	return map[string]func() *desktest.Desk{
		"waiting": with(),
		"called":  with(Next),
		"serving": with(Next, Came),
		"parking": with(Next, Came, Park),
		"done":    with(Next, Came, Finish),
		"nobody": func() *desktest.Desk {
			d := desktest.New()
			d.SignIn("d1")
			return d
		},
		"closed": func() *desktest.Desk {
			d := desktest.Closed()
			d.SignIn("d1")
			return d
		},
		"stale": func() *desktest.Desk {
			d := with(Next)()
			d.Send(feed.Contact{Since: d.Now})
			return d
		},
	}
}

func TestWhichKeysAreEnabled(t *testing.T) {
	for name, want := range map[string]map[Action]bool{
		"waiting": {Next: true, Leave: true},
		"nobody":  {Leave: true},
		"called":  {Next: true, Again: true, Came: true, Absent: true, Undo: true},
		"serving": {Next: true, Park: true, Transfer: true, Finish: true, Undo: true},
		"parking": {Next: true, Park: true, Transfer: true, Finish: true, Undo: true},
		"done":    {Next: true, Undo: true, Leave: true},
		"closed":  {Leave: true},
		"stale":   {},
	} {
		d := states()[name]()
		for _, a := range append(KeyRow(), Leave) {
			it, ok := d.Screen().Item(string(a))
			if !ok || it.Off == want[a] {
				t.Errorf("%s: %s is off %v", name, a, it.Off)
			}
			if it.Off && len(it.Detail) == 0 {
				t.Errorf("%s: %s does not say why it is off", name, a)
			}
		}
	}
}

func TestWhatKeysSend(t *testing.T) {
	for _, c := range []struct {
		state  string
		action Action
		want   string // kinds of the commands
	}{
		{"waiting", Next, "call_next"},
		{"waiting", Came, ""}, {"waiting", Finish, ""}, {"waiting", Undo, ""}, {"waiting", Stay, ""},
		{"waiting", Leave, "leave_desk"},
		{"called", Again, "recall"},
		{"called", Came, "start_serving"},
		{"called", Absent, "report_absent"},
		{"called", Undo, "undo"},
		{"called", Next, ""}, {"called", Finish, ""}, {"called", Leave, ""},
		{"serving", Finish, "finish_serving"},
		{"serving", Park, ""}, {"serving", Park15, ""}, {"serving", Next, ""}, {"serving", Came, ""},
		{"parking", Park5, "park_ticket"}, {"parking", Park60, "park_ticket"},
		{"parking", Finish, "finish_serving"},
		{"parking", Stay, ""},
		{"done", Undo, "undo"},
		{"nobody", Next, ""},
		{"stale", Came, ""}, {"stale", Next, ""}, {"stale", Undo, ""}, {"stale", Leave, ""},
		{"closed", Next, ""},
	} {
		d := states()[c.state]()
		before := len(d.Sent)
		d.Press(c.action)
		got := ""
		for _, s := range d.Sent[before:] {
			got += s.Command.Kind()
		}
		if got != c.want {
			t.Errorf("%s, %s: sent %q, want %q", c.state, c.action, got, c.want)
		}
		if len(d.Refusals) > 0 {
			t.Errorf("%s, %s: refused %v", c.state, c.action, d.Refusals)
		}
	}
}

// A key that cannot do its work says why: nothing is silently ignored.
func TestDisabledKeySaysWhy(t *testing.T) {
	for state, key := range map[string]string{
		"waiting": "desk.reason_not_called", "serving": "desk.reason_serving",
		"closed": "desk.reason_closed", "stale": "desk.reason_stale",
	} {
		d := states()[state]()
		d.Press(Came)
		if got := d.Screen().Line.Text.Key; got != key {
			t.Errorf("%s: %q, want %q", state, got, key)
		}
		d.Press(Stay)
		if got := d.Screen().Line; !got.Quiet {
			t.Errorf("%s: Esc leaves %q", state, got.Text.Key)
		}
	}
}

func TestNextWhileServingAsksFirst(t *testing.T) {
	d := states()["serving"]()
	hand := d.Screen().Hand.Number
	d.Press(Next)
	line := d.Screen().Line
	if line.Text.Key != "desk.ask_switch.serving" || len(line.Items) != 2 || d.Screen().Hand.Number != hand {
		t.Fatalf("asked %+v", line)
	}
	d.Press(Stay)
	if d.Screen().Hand.Number != hand || len(d.Screen().Line.Items) > 0 {
		t.Error("Esc does not stay")
	}
	d.Press(Next)
	d.Press(Next)
	if got := d.Screen().Hand; got.Number == hand || !got.Lit {
		t.Errorf("the next person is not called: %+v", got)
	}
	if t0, _ := d.Office.Queue.Ticket(first(d)); t0.Phase != queue.Finished {
		t.Errorf("the one in hand is %s", t0.Phase)
	}
}

// first is the ticket that was called first in all states.
func first(d *desktest.Desk) queue.TicketID { return d.Office.Queue.Calls[0].Ticket }

func TestNextWhileCalledReportsAbsent(t *testing.T) {
	d := states()["called"]()
	d.Press(Next)
	if line := d.Screen().Line; line.Items[0].Label.Key != "desk.do.switch.called_next" {
		t.Fatalf("asked %+v", line)
	}
	d.Press(Next)
	if t0, _ := d.Office.Queue.Ticket(first(d)); t0.Phase != queue.Waiting || t0.AbsentAt == 0 {
		t.Errorf("the one who was called is %s", t0.Phase)
	}
	if len(d.Refusals) > 0 {
		t.Error(d.Refusals)
	}
}

// A double strike is one strike: it opens the question and does not answer it.
func TestDoubleStrikeIsOne(t *testing.T) {
	d := states()["serving"]()
	d.Press(Next)
	d.Wait(100 * time.Millisecond)
	d.Send(Acted{Action: Next})
	if got := d.Screen().Line.Text.Key; got != "desk.ask_switch.serving" {
		t.Errorf("the question is gone: %q", got)
	}
	d.Wait(400 * time.Millisecond)
	d.Send(Acted{Action: Next})
	if !d.Screen().Hand.Lit {
		t.Error("a second press is not taken")
	}
}

func TestSelectingARow(t *testing.T) {
	d := states()["waiting"]()
	row := d.Screen().List.Rows[2]
	d.Wait(time.Second)
	d.Send(Selected{row.ID})
	if got := d.Screen().Hand.Number; got != row.Number {
		t.Fatalf("in hand is %s, want %s", got, row.Number)
	}
	d.Press(Came)
	other := d.Screen().List.Rows[1]
	d.Send(Selected{other.ID})
	if got := d.Screen().Line.Items[0].Label; got.Key != "desk.do.switch.serving_other" || got.With["Number"] != other.Number {
		t.Fatalf("offered %+v", got)
	}
	d.Press(Next)
	if got := d.Screen().Hand.Number; got != other.Number {
		t.Errorf("in hand is %s, want %s", got, other.Number)
	}
	d.Send(Selected{"nonsense"})
	if got := d.Screen().Line.Text.Key; got != "desk.reason_gone" {
		t.Errorf("a ticket that is gone: %q", got)
	}
}

func TestParkAndComeBack(t *testing.T) {
	d := states()["parking"]()
	items := d.Screen().Line.Items
	if len(items) != 8 || items[0].ID != string(Park5) || items[7].ID != string(Stay) {
		t.Fatalf("asked %+v", items)
	}
	d.Press(Park5)
	d.Press(ListAside)
	aside := d.Screen().List.Rows
	if len(aside) != 1 || aside[0].End.With["Time"] != "10:47" {
		t.Fatalf("aside: %+v", aside)
	}
	d.Wait(5 * time.Minute)
	d.Do(queue.PassTime{})
	if rows := d.Screen().List.Rows; len(rows) != 0 {
		t.Errorf("still aside: %+v", rows)
	}
	d.Press(ListWaiting)
	s := d.Screen()
	if s.Next.Number != aside[0].Number || s.List.Rows[0].ID != aside[0].ID {
		t.Errorf("back from parking, next is %s", s.Next.Number)
	}
}

func TestUndoSaysWhatAndHowLong(t *testing.T) {
	d := states()["called"]()
	it, _ := d.Screen().Item(string(Undo))
	if it.Detail[0].Key != "desk.undo.call" || it.Detail[1].N != 30 {
		t.Errorf("%+v", it.Detail)
	}
	d.Wait(30 * time.Second)
	if it, _ = d.Screen().Item(string(Undo)); !it.Off || it.Detail[0].Key != "desk.reason_no_move" {
		t.Errorf("after its time: %+v", it)
	}
}

// What another desk has built upon stays.
func TestUndoWhenTheTicketIsElsewhere(t *testing.T) {
	d := states()["called"]()
	id := first(d)
	d.Press(Absent)
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan"})
	d.Do(queue.CallTicket{Desk: "d2", Ticket: id})
	if it, _ := d.Screen().Item(string(Undo)); !it.Off || it.Detail[0].Key != "desk.reason_elsewhere" {
		t.Errorf("%+v", it)
	}
}

func TestPrintAgain(t *testing.T) {
	d := states()["waiting"]()
	id := d.Issue("tax", 1, queue.Ordinary)
	d.Do(queue.PrintFailed{Ticket: id, Cause: "paper-out"})
	n := d.Screen().Notices
	if len(n) != 1 || n[0].Item.ID != string(Print) || n[0].Text.With["Number"] != "B001" {
		t.Fatalf("%+v", n)
	}
	d.Press(Print)
	if got := d.Sent[len(d.Sent)-1].Command; got != (queue.PrintAgain{Ticket: id, Place: "k"}) {
		t.Errorf("sent %+v", got)
	}
	if len(d.Screen().Notices) != 0 {
		t.Error("the notice stays")
	}
}

func TestOnlyTheUsualKeyIsPrimary(t *testing.T) {
	for state, want := range map[string]Action{"waiting": Next, "called": Came, "serving": Finish, "parking": "", "nobody": ""} {
		got := Action("")
		for _, it := range states()[state]().Screen().Items {
			if it.Primary {
				got += Action(it.ID)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", state, got, want)
		}
	}
}
