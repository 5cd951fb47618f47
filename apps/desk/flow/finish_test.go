package flow_test

import (
	"slices"
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/office/queue"
)

// last is the newest command that the window has sent.
func last(d *desktest.Desk) any { return d.Sent[len(d.Sent)-1].Command }

// One key ends a visit as it always did, and says nothing of it.
func TestFinishingAloneSaysNothing(t *testing.T) {
	d := states()["serving"]()
	d.Press(Finish)
	if got := last(d).(queue.FinishServing); len(got.Done) > 0 || got.Outcome != "" || len(got.Note) > 0 {
		t.Errorf("sent %+v", got)
	}
}

func TestFinishingWithDetails(t *testing.T) {
	d := states()["serving"]() // a matter of "move"
	d.Press(FinishAs)
	if c := d.Screen().Choices; c[0].ID != "move" || !c[0].On || c[0].End.N != 1 || c[1].On {
		t.Fatalf("the usual is %+v", c)
	}
	write(d, "dow 3")
	if c := d.Screen().Choices; len(c) != 1 || c[0].ID != "id" || !c[0].Aim || c[0].End.N != 3 {
		t.Fatalf("found %+v", c)
	}
	d.Press(Accept)
	write(d, "podat") // of another department
	d.Press(Accept)
	write(d, "podat")
	d.Press(Accept) // once more
	d.Press(Outcome)
	d.Press(NoteAlong)
	write(d, "Brakuje zdjęcia")
	d.Press(Accept)
	if l := d.Screen().Line; l.Items[0].Label.Key != "desk.outcome.done" || l.Items[2].Label.Key != "desk.do.finish" {
		t.Errorf("asks %+v", l.Items)
	}
	d.Press(Accept)
	want := []queue.Done{{Service: "move", Count: 1}, {Service: "id", Count: 3}, {Service: "tax", Count: 2}}
	ticket, _ := d.Office.Queue.Ticket(first(d))
	if len(d.Refusals) > 0 || ticket.Phase != queue.Finished || !slices.Equal(ticket.Done, want) ||
		ticket.Outcome != queue.CouldBeDone || string(ticket.Notes[0].Text) != "Brakuje zdjęcia" {
		t.Errorf("refused %v: %+v", d.Refusals, ticket)
	}
	d.Press(Undo)
	if d.Screen().Hand.Number != ticket.Number() {
		t.Error("it cannot be taken back")
	}
}

func TestASmallNumberTakesAServiceAway(t *testing.T) {
	d := states()["serving"]()
	d.Press(FinishAs)
	write(d, "meld 0")
	d.Press(Accept)
	d.Send(Moved{1}) // shows where the keys are
	d.Send(Moved{1})
	d.Press(Accept)
	d.Press(Accept)
	want := []queue.Done{{Service: "id", Count: 1}}
	if ticket, _ := d.Office.Queue.Ticket(first(d)); !slices.Equal(ticket.Done, want) {
		t.Errorf("refused %v: %+v", d.Refusals, ticket.Done)
	}
}

// Where nothing could be done, nothing was done.
func TestWhatCouldNotBeDone(t *testing.T) {
	d := states()["serving"]()
	for _, a := range []Action{FinishAs, Outcome, Outcome, Accept} {
		d.Press(a)
	}
	ticket, _ := d.Office.Queue.Ticket(first(d))
	if ticket.Phase != queue.Finished || ticket.Outcome != queue.NotPossible || len(ticket.Done) > 0 {
		t.Errorf("refused %v: %+v", d.Refusals, ticket)
	}
	d.Press(ListDone)
	if m := d.Screen().List.Rows[0].Marks; len(m) != 1 || m[0].Text.Key != "desk.outcome.not_possible" {
		t.Errorf("the list says %+v", m)
	}
}

// Both keys that end a visit keep what was said, also what is still in the field.
func TestBothKeysKeepWhatWasSaid(t *testing.T) {
	for _, key := range []Action{Finish, FinishAs} {
		d := states()["serving"]()
		d.Press(FinishAs)
		d.Press(Outcome)
		write(d, "dow 2")
		d.Press(key)
		ticket, _ := d.Office.Queue.Ticket(first(d))
		if ticket.Outcome != queue.CouldBeDone || len(ticket.Done) != 2 || ticket.Done[1].Count != 2 {
			t.Errorf("%s: %+v, %+v", key, ticket.Outcome, ticket.Done)
		}
	}
}

func TestCorrectingWhatWasDone(t *testing.T) {
	d := states()["serving"]()
	for _, a := range []Action{FinishAs, Outcome, Accept} {
		d.Press(a)
	}
	d.Wait(10 * time.Minute) // it cannot be taken back any more
	id, items := rowOf(d, ListDone)
	if items[0] != string(RowCorrect) {
		t.Fatalf("offers %v", items)
	}
	d.Press(RowCorrect)
	write(d, "udost")
	d.Press(Accept)
	d.Press(Outcome)
	d.Press(Accept)
	ticket, _ := d.Office.Queue.Ticket(id)
	if len(d.Refusals) > 0 || ticket.Outcome != queue.NotPossible || len(ticket.Done) != 2 || ticket.Done[1].Service != "car" {
		t.Errorf("refused %v: %+v %+v", d.Refusals, ticket.Outcome, ticket.Done)
	}
	_, _ = rowOf(d, ListDone)
	d.Press(Accept) // the first of the menu
	if c := d.Screen().Choices; !c[0].On || !c[1].On || c[1].ID != "car" {
		t.Errorf("it begins with %+v", c)
	}
}

// What would help is said by numbers, by words and by the arrow keys.
func TestSayingWhatHelps(t *testing.T) {
	d := states()["waiting"]() // A002 is next, and needs somebody to fetch them
	d.Press(Needs)
	if c := d.Screen().Choices; len(c) != 7 || !c[5].On || c[5].ID != string(queue.FetchMe) {
		t.Fatalf("begins with %+v", c)
	}
	write(d, "6")
	write(d, "2")
	write(d, "pętl")
	d.Press(Accept)
	d.Press(Accept)
	want := []queue.Need{queue.SignLanguage, queue.HearingLoop}
	for _, ticket := range d.Office.Queue.Tickets {
		if ticket.Number() == "A002" && !slices.Equal(ticket.Needs, want) {
			t.Errorf("refused %v: %v", d.Refusals, ticket.Needs)
		}
	}
	if m := d.Screen().Next.Marks; m[len(m)-1].Text.Key != "desk.how.hearing_loop" {
		t.Errorf("next is %+v", m)
	}
	d.Press(Needs)
	write(d, "2")
	write(d, "3")
	d.Press(Accept)
	if m := d.Screen().Next.Marks; len(m) != 1 {
		t.Errorf("none is left, and shown is %+v", m)
	}
}
