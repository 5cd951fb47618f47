package flow_test

import (
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
)

func emergency(t *testing.T) *desktest.Desk {
	t.Helper()
	d := desktest.New()
	d.SignIn("d1")
	d.Kept = nil
	d.Emergency("id", "move", "tax")
	if !d.Screen().Emergency {
		t.Fatal("it has not begun")
	}
	return d
}

func kept[T any](d *desktest.Desk) []T {
	var all []T
	for _, i := range d.Kept {
		if v, ok := i.(T); ok {
			all = append(all, v)
		}
	}
	return all
}

// TestNobodyStartsEmergencyCallingTooSoon: only who is signed in, after half a
// minute, and after a question.
func TestNobodyStartsEmergencyCallingTooSoon(t *testing.T) {
	d := desktest.New()
	d.SignIn("d1")
	d.CutOff(28 * time.Second)
	d.Press(Start)
	if d.Screen().Emergency || len(d.Screen().Line.Items) > 0 {
		t.Error("after 29 seconds it asks")
	}
	d.Wait(5 * time.Second)
	if n := d.Screen().Notices[0]; n.Item.ID != string(Start) {
		t.Errorf("after 34 seconds the notice offers %q", n.Item.ID)
	}
	d.Press(Start)
	if s := d.Screen(); s.Emergency || s.Line.Text.Key != "desk.ask_emergency" {
		t.Errorf("one key is enough, or it asks %q", s.Line.Text.Key)
	}
	d.Press(Stay)
	if d.Press(Next); d.Screen().Emergency {
		t.Error("no is taken for yes")
	}
	d.Press(Start)
	d.Press(Start)
	if reach := kept[Reach](d); !d.Screen().Emergency || len(reach) != 1 || !reach[0].On {
		t.Errorf("it does not begin: %v", reach)
	}

	other := desktest.New()
	other.CutOff(time.Minute)
	if other.Press(Start); other.Screen().Emergency {
		t.Error("who is not signed in calls")
	}
}

// TestItCallsOnlyWhatTheKioskHandedOver: asking is not having.
func TestItCallsOnlyWhatTheKioskHandedOver(t *testing.T) {
	d := emergency(t)
	if rows := d.Screen().List.Rows; len(rows) != 3 || rows[0].Number != "A950" {
		t.Fatalf("the list is %v", rows)
	}
	d.Press(Next)
	if s := d.Screen(); s.Hand.Number != "" || asks(d) != 1 {
		t.Errorf("it calls %q before it has it", s.Hand.Number)
	}
	d.Show() // nothing new
	if d.Screen().Hand.Number != "" {
		t.Error("it calls what was not handed over")
	}
	d.Hand("desk-2")
	if s := d.Screen(); s.Hand.Number != "" || s.Line.Text.Key != "desk.emergency_elsewhere" || len(s.List.Rows) != 2 {
		t.Errorf("another machine has it, and it shows %q, %q", s.Hand.Number, s.Line.Text.Key)
	}
	d.Press(Next)
	d.Hand("desk-1")
	if s := d.Screen(); s.Hand.Number != "A951" || !s.Hand.Lit {
		t.Errorf("in hand is %q", s.Hand.Number)
	}
	if d.Press(Next); asks(d) != 2 {
		t.Error("it asks for another one meanwhile")
	}
	d.Press(Came)
	notes := kept[NoteCall](d)
	if len(notes) != 2 || notes[0].Call.Came || !notes[1].Call.Came || notes[1].Call.Desk != "d1" || notes[1].Call.Clerk != "Anna Kowalska" {
		t.Fatalf("noted is %+v", notes)
	}
	d.Show() // the kiosk still shows it
	if s := d.Screen(); s.Hand.Number != "" {
		t.Errorf("%s is called again", s.Hand.Number)
	}
	d.Send(Selected{Ticket: d.Papers[2].Ticket})
	d.Hand("desk-1")
	d.Press(Absent)
	if notes = kept[NoteCall](d); len(notes) != 4 || notes[3].Call.Came {
		t.Errorf("noted is %+v", notes)
	}
	if len(d.Sent) != 1 { // the sign-in
		t.Errorf("the office was sent %v", d.Sent)
	}
}

func TestAKioskThatDoesNotAnswer(t *testing.T) {
	d := emergency(t)
	d.Press(Next)
	d.Wait(6 * time.Second)
	if s := d.Screen(); s.Line.Text.Key != "desk.emergency_no_kiosk" {
		t.Errorf("it says %q", s.Line.Text.Key)
	}
	d.Hand("desk-1") // late: it is ours all the same, and nobody else will call it
	if s := d.Screen(); s.Hand.Number != "A950" {
		t.Errorf("in hand is %q", s.Hand.Number)
	}
}

// TestItEndsWithThePersonInHand when contact is back.
func TestItEndsWithThePersonInHand(t *testing.T) {
	d := emergency(t)
	d.Press(Next)
	d.Hand("desk-1")
	d.Send(feed.Contact{Current: true})
	if s := d.Screen(); !s.Emergency || s.Hand.Number != "A950" {
		t.Error("the person in hand is forgotten")
	}
	d.Press(Came)
	if s := d.Screen(); s.Emergency || len(kept[NoteCall](d)) != 2 {
		t.Error("it goes on, or the call was not noted")
	}
	reach := kept[Reach](d)
	if len(reach) != 2 || reach[1].On {
		t.Errorf("kiosks are still asked: %v", reach)
	}

	d = emergency(t)
	if d.Send(feed.Contact{Current: true}); d.Screen().Emergency {
		t.Error("with nobody in hand it goes on")
	}
}

// asks counts the tickets that were asked for.
func asks(d *desktest.Desk) int {
	n := 0
	for _, ask := range kept[AskFor](d) {
		if ask.Ticket != "" {
			n++
		}
	}
	return n
}

// TestADeskThatIsTurnedAwayCallsNobody: it was removed, or lives twice.
func TestADeskThatIsTurnedAwayCallsNobody(t *testing.T) {
	for _, trouble := range []feed.Trouble{feed.Removed, feed.Copied} {
		d := desktest.New()
		d.SignIn("d1")
		d.CutOff(28 * time.Second)
		d.Send(feed.Contact{Trouble: trouble})
		d.Wait(10 * time.Second)
		d.Press(Start)
		d.Press(Start)
		if s := d.Screen(); s.Emergency || s.Notices[0].Text.Key != "trouble."+string(trouble) {
			t.Errorf("%s: it calls, or says %q", trouble, s.Notices[0].Text.Key)
		}
	}
}
