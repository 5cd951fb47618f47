package flow_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/office/queue"
)

// TestTheAimOutlivesANoteAlong: whoever writes a note in between sends the person
// where the keys were before.
func TestTheAimOutlivesANoteAlong(t *testing.T) {
	d := states()["serving"]()
	d.Press(Transfer)
	write(d, "odpis") // Odpis aktu urodzenia
	d.Press(NoteAlong)
	write(d, "Ma akt")
	d.Press(Accept)
	if l := d.Screen().Line; l.Field.Text != "odpis" {
		t.Errorf("in the field stands %q", l.Field.Text)
	}
	d.Press(Accept)
	if ticket, _ := d.Office.Queue.Ticket(first(d)); ticket.Service != "birth" || len(ticket.Notes) != 1 {
		t.Errorf("it was sent to %s with %d notes", ticket.Service, len(ticket.Notes))
	}
	if l := d.Screen().Line; l.Text.Key != "desk.did.transfer" || l.Text.With["Where"] != "Odpis aktu urodzenia" {
		t.Errorf("the line says %+v", l.Text)
	}
	d.Wait(10 * time.Second)
	if l := d.Screen().Line; !l.Quiet {
		t.Errorf("ten seconds later it still says %+v", l.Text)
	}
}

// TestTheAimOutlivesNeedsAndTheHour is the same for a ticket that is given here.
func TestTheAimOutlivesNeedsAndTheHour(t *testing.T) {
	for _, key := range []Action{Needs, Hour} {
		d := desktest.New()
		d.SignIn("d1")
		d.Press(WalkIn)
		d.Send(Moved{By: 1}) // with the arrows, and nothing typed
		aimed := on(d.Screen().Choices)
		d.Press(key)
		d.Press(Accept)
		if now := on(d.Screen().Choices); now != aimed || now == d.Screen().Choices[0].ID {
			t.Errorf("after %s the keys are on %q, and were on %q", key, now, aimed)
		}
	}
}

func on(all []Choice) string {
	for _, c := range all {
		if c.On {
			return c.ID
		}
	}
	return ""
}

// TestServicesAreFoundByTheirDepartment, whose name stands in each line.
func TestServicesAreFoundByTheirDepartment(t *testing.T) {
	d := states()["serving"]()
	for _, a := range []Action{Transfer, WalkIn} {
		d.Press(a)
		write(d, "stanu")
		if c := d.Screen().Choices; len(c) != 1 || c[0].Text.Words != "Odpis aktu urodzenia" {
			t.Errorf("%s finds %+v", a, c)
		}
	}
}

// TestNoKeyIsSilent: what has no place now says so.
func TestNoKeyIsSilent(t *testing.T) {
	for a, want := range map[Action]string{Open: "desk.reason_open", Start: "desk.reason_nothing", OnPaper: "desk.reason_nothing", SendBack: "desk.reason_nothing"} {
		d := desktest.New()
		d.SignIn("d1")
		d.Press(a)
		if got := d.Screen().Line.Text.Key; got != want {
			t.Errorf("%s says %q, not %q", a, got, want)
		}
	}
	d := states()["called"]()
	d.Press(Leave)
	if l := d.Screen().Line.Text; l.Key != "desk.reason_called" || l.With["Came"] != "F4" {
		t.Errorf("leaving while somebody is on the way says %+v", l)
	}
}

// TestTheLineSaysWhatWasDone for what the window does not show large by itself.
func TestTheLineSaysWhatWasDone(t *testing.T) {
	d := states()["serving"]()
	says := func(a Action, want string) {
		t.Helper()
		d.Press(a)
		if got := d.Screen().Line.Text; got.Key != want || got.With["Number"] == "" {
			t.Errorf("%s says %+v, not %s", a, got, want)
		}
	}
	says(Finish, "desk.did.finish")
	says(Undo, "desk.did.undo")
	d.Press(Park)
	says(Park15, "desk.did.park_until")
	d.Issue("id", 5, queue.Ordinary)
	d.Press(Next)
	says(Again, "desk.did.recall")
	says(Absent, "desk.did.absent")
}

// TestASearchSaysWhatHasBecomeOfATicket that does not wait any more.
func TestASearchSaysWhatHasBecomeOfATicket(t *testing.T) {
	d := states()["serving"]()
	number := d.Screen().Hand.Number
	d.Press(Finish)
	d.Press(Search)
	write(d, number)
	if c := d.Screen().Choices; len(c) == 0 || c[0].Detail.Key != "desk.state.finished" {
		t.Errorf("it finds %+v", c)
	}
}

// TestATicketGivenByMistakeIsTakenBack while its number is shown.
func TestATicketGivenByMistakeIsTakenBack(t *testing.T) {
	d := desktest.New()
	d.SignIn("d1")
	d.Press(WalkIn)
	d.Press(Accept)
	it, _ := d.Screen().Item(string(Undo))
	if it.Off || it.Detail[0].Key != "desk.undo.issue" {
		t.Fatalf("taking back: %+v", it)
	}
	d.Press(Undo)
	ticket := d.Office.Queue.Tickets[len(d.Office.Queue.Tickets)-1]
	if ticket.Phase != queue.Cancelled || d.Screen().Given.Number != "" || d.Screen().Line.Text.Key != "desk.did.cancel" {
		t.Errorf("it is %s, refused %v, the line says %+v", ticket.Phase, d.Refusals, d.Screen().Line.Text)
	}
}

// TestWhatWasDoneLeavesAnOpenQuestionAlone: whoever writes a note reads above the field
// what the field is for, whatever key comes between.
func TestWhatWasDoneLeavesAnOpenQuestionAlone(t *testing.T) {
	d := states()["called"]()
	d.Press(Note)
	write(d, "Ma akt")
	asks := d.Screen().Line.Field.Label
	d.Press(Again)
	if f := d.Screen().Line.Field; f.Label.Key != asks.Key || f.Text != "Ma akt" {
		t.Errorf("the field is for %+v, and was for %+v", f, asks)
	}
}
