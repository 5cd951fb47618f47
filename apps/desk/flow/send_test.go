package flow_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/office/queue"
)

// write writes into the field of the open question.
func write(d *desktest.Desk, text string) { d.Send(Wrote{text}) }

// The usual sending on takes three keys: F7, a letter, Enter.
func TestSendingOnTakesThreeKeys(t *testing.T) {
	d := states()["serving"]()
	id := d.Screen().Hand
	d.Presses = 0
	d.Press(Transfer)
	write(d, "p") // Podatek od nieruchomości
	d.Presses++
	d.Press(Accept)
	ticket, _ := d.Office.Queue.Ticket(first(d))
	if d.Presses != 3 || ticket.Service != "tax" || ticket.Phase != queue.Waiting || ticket.Number() != id.Number {
		t.Fatalf("%d keys: %s waits for %s, refused %v", d.Presses, ticket.Number(), ticket.Service, d.Refusals)
	}
	it, _ := d.Screen().Item(string(Undo))
	if it.Off || it.Detail[0].Key != "desk.undo.transfer" {
		t.Errorf("taking back: %+v", it)
	}
	d.Press(Undo)
	if d.Screen().Hand.Number != id.Number {
		t.Error("it cannot be taken back")
	}
}

func TestSendingOnToADeskWithANoteAndBack(t *testing.T) {
	d := states()["serving"]()
	d.Do(queue.TakeDesk{Desk: "d3", Clerk: "Ewa Lis"})
	d.Press(Transfer)
	d.Press(NoteAlong)
	write(d, "Ma akt własności")
	d.Press(Accept) // the note is kept, the question is where again
	d.Press(SendBack)
	d.Press(SendWhere)
	d.Press(SendWhere)
	write(d, "ewa")
	c := d.Screen().Choices
	if len(c) != 1 || c[0].End.Words != "Ewa Lis" || d.Screen().Line.Items[0].Label.Key != "desk.where.first" {
		t.Fatalf("to choose from: %+v", c)
	}
	d.Press(Accept)
	ticket, _ := d.Office.Queue.Ticket(first(d))
	if len(d.Refusals) > 0 || ticket.ForDesk != "d3" || !ticket.SentFirst || len(ticket.Returns) != 1 || string(ticket.Notes[0].Text) != "Ma akt własności" {
		t.Errorf("refused %v: %+v", d.Refusals, ticket)
	}
}

func TestAWaitingTicketCanBeSentOn(t *testing.T) {
	d := day(t)
	id, _ := rowOf(d, ListWaiting)
	d.Press(RowSend)
	write(d, "meld")
	d.Press(Accept)
	if ticket, _ := d.Office.Queue.Ticket(id); ticket.Service != "move" {
		t.Errorf("it waits for %s", ticket.Service)
	}
}

func TestASecondMatterOfTheSamePerson(t *testing.T) {
	d := states()["serving"]()
	number := d.Screen().Hand.Number
	d.Press(Continue)
	for _, c := range d.Screen().Choices {
		if c.ID == "tax//" {
			t.Error("a service that this desk does not offer")
		}
	}
	write(d, "udost")
	d.Press(Accept)
	ticket, _ := d.Office.Queue.Ticket(first(d))
	if ticket.Service != "car" || ticket.Phase != queue.Serving || d.Screen().Hand.Number != number || len(ticket.Legs) != 1 {
		t.Errorf("refused %v: %+v", d.Refusals, ticket)
	}
}

func TestParkedUntilBackAndForMeOnly(t *testing.T) {
	d := states()["parking"]()
	d.Press(ParkMine)
	d.Press(ParkWhy)
	d.Press(ParkBack)
	ticket, _ := d.Office.Queue.Ticket(first(d))
	if ticket.Phase != queue.Parked || ticket.ParkedUntil != 0 || !ticket.ParkedMine || ticket.ParkedReason != "papers" {
		t.Fatalf("refused %v: %+v", d.Refusals, ticket)
	}
	d.Press(ListAside)
	if r := d.Screen().List.Rows; r[0].End.Key != "desk.parked_until_back" || r[0].Marks[0].Text.Key != "desk.why.papers" {
		t.Errorf("%+v", r)
	}
}

func TestABreak(t *testing.T) {
	d := states()["waiting"]()
	d.Press(Break)
	write(d, "obiad")
	d.Press(Accept)
	s := d.Screen()
	if b, _ := d.Office.Queue.Desk("d1"); b.Break.What != queue.Rest || b.Break.Reason != "obiad" || s.Hand.State.Key != "desk.on_break.break" {
		t.Fatalf("refused %v: %+v", d.Refusals, s.Hand)
	}
	if it, _ := s.Item(string(Next)); !it.Off || it.Detail[0].Key != "desk.reason_break" {
		t.Errorf("next: %+v", it)
	}
	d.Press(Break)
	if it, _ := d.Screen().Item(string(Next)); it.Off || len(d.Refusals) > 0 {
		t.Error("it does not end with the same key")
	}
	d = states()["serving"]()
	d.Press(Break)
	if l := d.Screen().Line; l.Text.Key != "desk.reason_busy" {
		t.Errorf("with somebody at the desk: %+v", l)
	}
}

// A call for help is one key, at whatever moment; every window of the site shows
// it at once, one accepts, and both names are shown.
func TestACallForHelp(t *testing.T) {
	for state := range states() {
		if state == "stale" {
			continue
		}
		d := states()[state]()
		d.Press(Help)
		if n := d.Screen().Notices[0]; n.Text.Key != "desk.help.called" || n.Weight != Alarm || n.Item.ID != string(Help) {
			t.Errorf("%s: %+v, refused %v", state, n, d.Refusals)
		}
	}
	d := states()["serving"]()
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
	d.Do(queue.CallForHelp{Desk: "d2"})
	n := d.Screen().Notices[0]
	if n.Text.Key != "desk.help.calls" || n.Text.With["Clerk"] != "Jan Nowak" || n.Item.Label.Key != "desk.do.help_accept" {
		t.Fatalf("%+v", n)
	}
	d.Press(Help)
	n = d.Screen().Notices[0]
	if n.Text.Key != "desk.help.accepted" || n.Text.With["ByClerk"] != "Anna Kowalska" || n.Item.Label.Key != "desk.do.help_end" {
		t.Errorf("accepted: %+v, refused %v", n, d.Refusals)
	}
	d.Press(Help) // in a fright
	if s := d.Screen(); len(s.Notices) == 0 || s.Line.Text.Key != "desk.line_help_firm" {
		t.Errorf("a key that was pressed twice ends it: %+v", s.Line.Text)
	}
	d.Wait(3 * time.Second)
	d.Press(Help)
	if len(d.Screen().Notices) != 0 {
		t.Error("it does not end")
	}
}

// one answers the first command on its way, and holds what follows.
func one(d *desktest.Desk) {
	a := d.Do(d.Way[0].Command)
	tag := d.Way[0].Tag
	d.Way = d.Way[1:]
	d.Send(feed.Answered{Tag: tag, Answer: a})
}

// F2 twice is two commands, and between them a search can be begun.
func TestWhatIsBegunBetweenTwoCommandsStays(t *testing.T) {
	d := states()["serving"]()
	d.Press(Next)
	d.Held = true
	d.Press(Next)
	d.Press(Search)
	write(d, "3")
	one(d)
	if f := d.Screen().Line.Field; f.Text != "3" {
		t.Errorf("after the first: %+v", f)
	}
	d.Held = false
	d.Answer()
	if f := d.Screen().Line.Field; f.Text != "3" || !d.Screen().Hand.Lit {
		t.Errorf("after both: %+v, refused %v", f, d.Refusals)
	}
}
