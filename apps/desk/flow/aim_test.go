package flow_test

import (
	"slices"
	"testing"

	. "okienko/apps/desk/flow"
	"okienko/office/queue"
)

// Another desk calls the ticket that the search is on: Enter must not call the one
// that has come to its place.
func TestEnterWaitsWhenTheFirstFoundIsAnother(t *testing.T) {
	d := day(t)
	d.Press(Search)
	write(d, "dow")
	before := d.Screen().Choices
	if len(before) < 2 || before[0].Number != "A005" {
		t.Fatalf("found %+v", before)
	}
	d.Do(queue.FinishServing{Desk: "d2"})
	d.Do(queue.ReportAbsent{Desk: "d2"})
	d.Do(queue.CallTicket{Desk: "d2", Ticket: queue.TicketID(before[0].ID)})
	if d.Screen().Choices[0].Number == "A005" {
		t.Fatal("the list has not changed: the test tests nothing")
	}
	sent := len(d.Sent)
	d.Press(Accept)
	s := d.Screen()
	if len(d.Sent) > sent || s.Hand.Number != "" {
		t.Fatalf("Enter calls %q", s.Hand.Number)
	}
	if s.Line.Field.Label.Key != "desk.line_changed" || slices.ContainsFunc(s.Choices, func(c Choice) bool { return c.On }) {
		t.Errorf("it says %q, shows %+v", s.Line.Field.Label.Key, s.Choices)
	}
	d.Send(Moved{-1}) // the first arrow only shows where the keys are
	d.Send(Moved{-5})
	want := d.Screen().Choices[0]
	d.Press(Accept)
	if got := d.Screen().Hand.Number; !want.On || got != want.Number {
		t.Errorf("having looked: calls %q, wanted %+v", got, want)
	}
}

// Somebody signs in or out elsewhere while the keys are on a desk of the list.
func TestTheKeysStayOnTheSameDestination(t *testing.T) {
	d := states()["serving"]()
	d.Do(queue.TakeDesk{Desk: "d3", Clerk: "Ewa Lis"})
	d.Press(Transfer)
	at := func(clerk string) int {
		return slices.IndexFunc(d.Screen().Choices, func(c Choice) bool { return c.End.Words == clerk })
	}
	d.Send(Moved{at("Ewa Lis")})
	was := at("Ewa Lis")
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
	now := at("Ewa Lis")
	if now == was {
		t.Fatal("the list has not changed: the test tests nothing")
	}
	if c := d.Screen().Choices[now]; !c.On {
		t.Errorf("the keys are not on %+v", c)
	}
	d.Do(queue.LeaveDesk{Desk: "d3"})
	sent := len(d.Sent)
	d.Press(Accept)
	if f := d.Screen().Line.Field; len(d.Sent) > sent || f.Label.Key != "desk.line_changed" {
		t.Errorf("to a desk that is empty now: sends %v, says %q", d.Sent[sent:], f.Label.Key)
	}
	write(d, "jan")
	d.Press(Accept)
	if ticket, _ := d.Office.Queue.Ticket(first(d)); ticket.ForDesk != "d2" {
		t.Errorf("having typed: it goes to %q, refused %v", ticket.ForDesk, d.Refusals)
	}
}

// Enter in the menu of a line calls; once another desk has called the ticket, it
// would write a note.
func TestAMenuClosesWhenItsFirstAnswerIsAnother(t *testing.T) {
	d := day(t)
	id, _ := rowOf(d, ListWaiting)
	d.Do(queue.ReportAbsent{Desk: "d2"})
	d.Do(queue.CallTicket{Desk: "d2", Ticket: id})
	if l := d.Screen().Line; l.Text.Key != "desk.line_changed_menu" || len(l.Items) > 0 {
		t.Errorf("it says %+v", l)
	}
}
