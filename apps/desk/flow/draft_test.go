package flow_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

// noted is a desk that serves somebody, with a note half written.
func noted() *desktest.Desk {
	d := states()["serving"]()
	d.Press(Note)
	write(d, "Ma akt")
	return d
}

// Whatever key comes between, the note is there when it is asked for again.
func TestANoteThatIsHalfWrittenIsKept(t *testing.T) {
	for _, a := range []Action{
		Next, Park, Transfer, Continue, FinishAs, Search, WalkIn, Needs, Keys, Message,
		ListWaiting, ListCalled, ListAside, ListMissed, ListDone, Help, Note, Bar, Language,
	} {
		d := noted()
		d.Press(a)
		d.Press(Note)
		if f := d.Screen().Line.Field; f.Text != "Ma akt" || f.Label.Key != "desk.ask_note" {
			t.Errorf("after %s the question is %+v", a, f)
		}
		if len(d.Refusals) > 0 {
			t.Errorf("%s: refused %v", a, d.Refusals)
		}
	}
}

// Two questions in turn: neither costs the other what was written.
func TestTwoQuestionsInTurnKeepWhatWasWritten(t *testing.T) {
	d := noted()
	for range 2 {
		d.Press(Message)
		if f := d.Screen().Line.Field; f.Label.Key != "desk.ask_message" || f.Text == "Ma akt" {
			t.Fatalf("the message is %+v", f)
		}
		write(d, "Kasa czynna do 14")
		d.Press(Note)
		if f := d.Screen().Line.Field; f.Text != "Ma akt" {
			t.Errorf("the note is %+v", f)
		}
	}
	d.Press(Message)
	if f := d.Screen().Line.Field; f.Text != "Kasa czynna do 14" {
		t.Errorf("the message is %+v", f)
	}
}

func TestWhatIsHalfWrittenIsForItsTicketAlone(t *testing.T) {
	d := noted()
	d.Press(ListWaiting)
	d.Send(Menu{d.Screen().List.Rows[0].ID})
	d.Press(RowNote)
	if f := d.Screen().Line.Field; f.Text != "" || f.Label.Key != "desk.ask_note" {
		t.Errorf("the note of another is %+v", f)
	}
	d.Press(Stay)
	d.Press(Note)
	d.Press(Stay) // Esc throws away
	d.Press(Note)
	if f := d.Screen().Line.Field; f.Text != "" {
		t.Errorf("after Esc: %+v", f)
	}
}

// F8 ends the visit with the note about it.
func TestFinishTakesTheNoteAlong(t *testing.T) {
	d := noted()
	id := first(d)
	d.Press(Finish)
	ticket, _ := d.Office.Queue.Ticket(id)
	if ticket.Phase != queue.Finished || len(ticket.Notes) != 1 || string(ticket.Notes[0].Text) != "Ma akt" {
		t.Errorf("refused %v: %+v", d.Refusals, ticket)
	}
}

// Whoever comes, or is called again, while a note is written about them.
func TestANoteIsWrittenOnWhileSomebodyComes(t *testing.T) {
	d := states()["called"]()
	d.Press(Note)
	write(d, "Ma akt")
	d.Press(Again)
	d.Press(Came)
	if f := d.Screen().Line.Field; f.Text != "Ma akt" {
		t.Fatalf("the question is %+v", f)
	}
	d.Press(Accept)
	if ticket, _ := d.Office.Queue.Ticket(first(d)); ticket.Phase != queue.Serving || len(ticket.Notes) != 1 {
		t.Errorf("refused %v: %+v", d.Refusals, ticket)
	}
}

func TestPrintingAgainLeavesWhatIsWritten(t *testing.T) {
	d := noted()
	id := d.Issue("tax", 1, queue.Ordinary)
	d.Do(queue.PrintFailed{Ticket: id, Cause: "paper-out"})
	d.Press(Print)
	if f := d.Screen().Line.Field; f.Text != "Ma akt" {
		t.Errorf("the question is %+v", f)
	}
}

// What one person wrote is not there for the next.
func TestAnotherPersonDoesNotFindWhatWasHalfWritten(t *testing.T) {
	d := states()["waiting"]()
	d.Press(Break)
	write(d, "lekarz")
	d.Press(ListWaiting)
	d.Press(Leave)
	d.Send(Typed{Name: "Ewa Lis"})
	d.Send(ChoseDesk{Desk: "d1"})
	d.Press(SignIn)
	d.Press(Break)
	if f := d.Screen().Line.Field; f.Text != "" || f.Label.Key != "desk.ask_break" {
		t.Errorf("the question is %+v", f)
	}
}

// A refusal that comes when something else is asked already does not cost what was
// written.
func TestWhatWasRefusedWaitsUntilItIsAskedAnew(t *testing.T) {
	d := noted()
	d.Held = true
	d.Press(Accept)
	d.Press(Search)
	write(d, "3")
	d.Send(feed.Answered{Tag: d.Way[0].Tag, Answer: office.Answer{Refusal: &queue.Refusal{Code: queue.UnknownDesk}}})
	if f := d.Screen().Line.Field; f.Text != "3" || f.Label.Key != "refusal.unknown_desk" {
		t.Errorf("the search is %+v", f)
	}
	d.Press(Note)
	if f := d.Screen().Line.Field; f.Text != "Ma akt" {
		t.Errorf("the note is %+v", f)
	}
}

// lost is a desk whose note got no answer in time.
func lost() *desktest.Desk {
	d := noted()
	d.Held = true
	d.Press(Accept)
	d.Wait(10 * time.Second)
	d.Send(feed.Answered{Tag: d.Way[0].Tag, Lost: true})
	return d
}

// What got no answer is there to be sent again; when the answer comes after all it
// is done.
func TestWhatGotNoAnswerIsNotLost(t *testing.T) {
	d := lost()
	if f := d.Screen().Line.Field; f.Text != "Ma akt" || f.Label.Key != "desk.line_lost" {
		t.Fatalf("the question is %+v", f)
	}
	d.Answer() // late
	if l := d.Screen().Line; l.Text.Key != "desk.did.note" {
		t.Errorf("after the late answer: %+v", l)
	}
	d.Press(Note)
	if f := d.Screen().Line.Field; f.Text != "" {
		t.Errorf("it would be written twice: %+v", f)
	}
}

func TestALateAnswerLeavesWhatWasWrittenSince(t *testing.T) {
	d := lost()
	write(d, "Ma akt i mapę")
	d.Answer()
	if f := d.Screen().Line.Field; f.Text != "Ma akt i mapę" {
		t.Errorf("the question is %+v", f)
	}
	d = lost()
	d.Press(Search)
	write(d, "3")
	d.Answer()
	if f := d.Screen().Line.Field; f.Text != "3" {
		t.Errorf("the search is %+v", f)
	}
	d.Press(Note)
	if f := d.Screen().Line.Field; f.Text != "" {
		t.Errorf("it would be written twice: %+v", f)
	}
}

// A late refusal brings nothing back that was thrown away meanwhile.
func TestALateRefusalLeavesWhatWasThrownAway(t *testing.T) {
	d := lost()
	d.Press(Stay)
	d.Send(feed.Answered{Tag: d.Way[0].Tag, Answer: office.Answer{Refusal: &queue.Refusal{Code: queue.UnknownDesk}}})
	if l := d.Screen().Line; l.Text.Key != "refusal.unknown_desk" || !l.Field.Label.Empty() {
		t.Errorf("it says %+v", l)
	}
}
