package flow_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/screen"
	"okienko/office/queue"
)

// newest is the ticket that was given last.
func newest(d *desktest.Desk) queue.Ticket {
	return d.Office.Queue.Tickets[len(d.Office.Queue.Tickets)-1]
}

// answer is one of the answers to the open question.
func answer(s Screen, a Action) screen.Item {
	for _, it := range s.Line.Items {
		if it.ID == string(a) {
			return it
		}
	}
	return screen.Item{}
}

// The usual ticket at the desk takes a key, a letter and Enter, and its number is
// shown to be told.
func TestATicketGivenAtTheDesk(t *testing.T) {
	d := states()["serving"]()
	hand := d.Screen().Hand.Number
	d.Press(WalkIn)
	write(d, "m")
	d.Press(Accept)
	ticket := newest(d)
	if len(d.Refusals) > 0 || ticket.Service != "move" || ticket.Source != queue.FromClerk || ticket.Place != "d1" ||
		ticket.Class != queue.Ordinary || ticket.Print.State != queue.NoPaper {
		t.Fatalf("refused %v: %+v", d.Refusals, ticket)
	}
	s := d.Screen()
	if s.Given.Number != ticket.Number() || s.Given.Ahead.N != 2 || s.Line.Text.With["Number"] != ticket.Number() || s.Hand.Number != hand {
		t.Errorf("shows %+v, says %+v", s.Given, s.Line)
	}
	d.Press(Accept)
	if s := d.Screen(); s.Given.Number != "" || !s.Line.Quiet {
		t.Errorf("it stays: %+v", s.Line)
	}
}

// The number keeps nobody from going on.
func TestTheNumberIsNotInTheWay(t *testing.T) {
	d := states()["serving"]()
	d.Press(WalkIn)
	d.Press(Accept)
	d.Press(Finish)
	if s := d.Screen(); s.Hand.Number != "" || s.Given.Number != "" {
		t.Errorf("shows %+v, in hand is %q", s.Given, s.Hand.Number)
	}
}

func TestATicketWithClassNeedsAndPaper(t *testing.T) {
	d := states()["waiting"]()
	d.Press(WalkIn)
	for _, a := range []Action{Favour, OnPaper, Needs} {
		d.Press(a)
	}
	write(d, "2")
	d.Press(Accept) // back to the question
	write(d, "odpis")
	d.Press(Accept)
	ticket := newest(d)
	if len(d.Refusals) > 0 || ticket.Service != "birth" || ticket.Class != queue.Preferential ||
		!ticket.Needing(queue.SignLanguage) || ticket.Print.State != queue.PrintQueued {
		t.Fatalf("refused %v: %+v", d.Refusals, ticket)
	}
	if got := last(d); got != (queue.PrintAgain{Ticket: ticket.ID, Place: "k"}) {
		t.Errorf("printed by %+v", got)
	}
	if d.Screen().Given.Number != ticket.Number() {
		t.Error("the number is not shown")
	}
	d.Press(WalkIn) // paper is wanted until it is not
	d.Press(OnPaper)
	d.Press(Accept)
	if newest(d).Print.State != queue.NoPaper {
		t.Error("it is printed")
	}
	d.Press(OnPaper)
	if newest(d).Print.State != queue.PrintQueued || d.Screen().Given.Number != newest(d).Number() {
		t.Error("it is not printed afterwards, or the number is gone")
	}
}

// Each ticket has the identifier that came with its key.
func TestTheIdentifierComesWithTheKey(t *testing.T) {
	d := states()["waiting"]()
	d.Press(WalkIn)
	d.Wait(time.Second)
	d.Model, _ = Update(d.Model, Acted{Action: Accept, NewID: "0000000000000000000000000000abcd"})
	d.Press(WalkIn)
	d.Send(Chose{ID: "id"})
	if got := newest(d).ID; got == "" || len(d.Refusals) > 0 {
		t.Errorf("by a click: %q, refused %v", got, d.Refusals)
	}
}

func TestNoTicketForAServiceThatGivesNone(t *testing.T) {
	d := states()["waiting"]()
	d.Do(queue.StopService{Service: "tax"})
	d.Press(WalkIn)
	write(d, "podat")
	c := d.Screen().Choices
	if len(c) != 1 || !c[0].Off || c[0].Detail.Key != "refusal.service_stopped" {
		t.Fatalf("%+v", c)
	}
	sent := len(d.Sent)
	d.Press(Accept)
	if len(d.Sent) > sent || d.Screen().Line.Field.Label.Empty() {
		t.Error("it was sent, or the question is gone")
	}
}

// Who has an appointment that is written elsewhere gets a booked ticket at the desk:
// the hour is asked, and counts.
func TestABookedTicketAtTheDesk(t *testing.T) {
	for typed, want := range map[string]string{"10:45": "10:45", "11.00": "11:00", "1045": "10:45", "11": "11:00", "10 : 35": "10:35"} {
		d := states()["waiting"]()
		d.Press(WalkIn)
		d.Press(Hour)
		write(d, typed)
		d.Press(Accept)
		s := d.Screen()
		if it := answer(s, Hour); !it.On || it.Label.Key != "desk.booked_for" || it.Label.With["Time"] != want {
			t.Fatalf("%s: %+v", typed, it)
		}
		write(d, "m")
		d.Press(Accept)
		ticket := newest(d)
		if len(d.Refusals) > 0 || ticket.Class != queue.Booked || ticket.Reference != ticket.Booked || ticket.Service != "move" {
			t.Errorf("%s: refused %v: %+v", typed, d.Refusals, ticket)
		}
	}
}

// An hour that is not kept is said before the ticket is given; the ticket is an
// ordinary one then. Who has priority keeps it.
func TestAnHourThatIsNotKept(t *testing.T) {
	for typed, want := range map[string]string{"11:13": "desk.booked_early", "10:31": "desk.booked_late"} {
		d := states()["waiting"]()
		d.Press(WalkIn)
		d.Press(Hour)
		write(d, typed)
		d.Press(Accept)
		if it := answer(d.Screen(), Hour); it.On || it.Label.Key != want {
			t.Errorf("%s: %+v", typed, it)
		}
		d.Press(Accept)
		if c := newest(d).Class; c != queue.Ordinary {
			t.Errorf("%s: it is %s", typed, c)
		}
	}
	d := states()["waiting"]()
	for _, a := range []Action{WalkIn, Favour, Hour} {
		d.Press(a)
	}
	write(d, "10:45")
	d.Press(Accept)
	d.Press(Accept)
	if ticket := newest(d); ticket.Class != queue.Preferential || ticket.Booked == 0 {
		t.Errorf("%+v", ticket)
	}
}

// What is no hour is asked again, and nothing takes a booking back.
func TestWhatIsNoHour(t *testing.T) {
	d := states()["waiting"]()
	d.Press(WalkIn)
	d.Press(Hour)
	write(d, "25:00")
	d.Press(Accept)
	if f := d.Screen().Line.Field; f.Label.Key != "desk.reason_no_hour" || f.Text != "25:00" {
		t.Fatalf("%+v", f)
	}
	write(d, "10:45")
	d.Press(Accept)
	d.Press(Hour)
	if f := d.Screen().Line.Field; f.Text != "10:45" {
		t.Errorf("%+v", f)
	}
	write(d, "")
	d.Press(Accept)
	d.Press(Accept)
	if ticket := newest(d); ticket.Class != queue.Ordinary || ticket.Booked != 0 {
		t.Errorf("%+v", ticket)
	}
}
