package flow_test

import (
	"reflect"
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

func TestSignIn(t *testing.T) {
	d := desktest.New()
	d.Do(queue.TakeDesk{Desk: "d2", Clerk: "Jan Nowak"})
	press := func(want string) {
		t.Helper()
		d.Press(SignIn)
		if got := d.Screen().Line.Text.Key; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	press("desk.reason_no_name")
	d.Send(Typed{"  Anna "})
	press("desk.reason_no_desk")
	d.Send(ChoseDesk{"d2"})
	press("desk.reason_taken")
	d.Send(ChoseDesk{"nowhere"})
	press("desk.reason_taken")
	d.Send(ChoseDesk{"d1"})
	d.Press(SignIn)
	if s := d.Screen(); s.Name != Working || s.Under.Words != "Anna" {
		t.Fatalf("shows %s, %s", s.Name, s.Under.Words)
	}
	if len(d.Kept) != 1 || d.Kept[0] != (RememberMe{"Anna", 1}) {
		t.Errorf("kept %v", d.Kept)
	}
	d.Press(Leave)
	if s := d.Screen(); s.Name != SigningIn || s.Form.Name != "  Anna " || !s.Form.Desks[0].Item.On {
		t.Errorf("after leaving: %+v", s.Form)
	}
}

// TestEnterWaitsForTheOffice: whoever presses Enter before the office answers need not
// press it again.
func TestEnterWaitsForTheOffice(t *testing.T) {
	early := func() *desktest.Desk {
		d := desktest.New()
		d.Send(feed.Contact{})
		d.Send(Typed{"Anna"})
		d.Send(ChoseDesk{"d1"})
		d.Press(SignIn)
		if s := d.Screen(); s.Name != SigningIn || s.Line.Text.Key != "desk.line_sign_in_soon" {
			t.Fatalf("shows %s, %q", s.Name, s.Line.Text.Key)
		}
		return d
	}
	d := early()
	d.Send(feed.Contact{Current: true})
	if s := d.Screen(); s.Name != Working || s.Under.Words != "Anna" {
		t.Errorf("shows %s, %s", s.Name, s.Under.Words)
	}
	for what, msg := range map[string]Msg{
		"Esc": Acted{Action: Stay}, "another name": Typed{"Ewa"}, "another desk": ChoseDesk{"d2"},
	} {
		d = early()
		d.Send(msg)
		d.Send(feed.Contact{Current: true})
		if s := d.Screen(); s.Name != SigningIn || !s.Line.Text.Empty() && s.Line.Text.Key == "desk.line_sign_in_soon" {
			t.Errorf("after %s it shows %s, %q", what, s.Name, s.Line.Text.Key)
		}
	}
	d = early()
	d.Do(queue.TakeDesk{Desk: "d1", Clerk: "Jan Nowak"})
	d.Send(feed.Contact{Current: true})
	if s := d.Screen(); s.Name != SigningIn || s.Line.Text.Key != "desk.reason_taken" {
		t.Errorf("somebody was faster: shows %s, %q", s.Name, s.Line.Text.Key)
	}
}

func TestOneOwnDeskCanBeTakenAgain(t *testing.T) {
	d := desktest.New()
	d.Do(queue.TakeDesk{Desk: "d1", Clerk: "Anna Kowalska"})
	if it := d.Screen().Form.Desks[0].Item; !it.Off {
		t.Error("taken by somebody else as long as the name is not known")
	}
	d.SignIn("d1")
	if d.Screen().Name != Working {
		t.Error("a window that starts anew cannot go on")
	}
}

func TestTheSettingsAreOffered(t *testing.T) {
	d := desktest.New()
	d.Model = New(Config{Name: "Anna", Desk: 3, Languages: []string{"uk"}})
	d.Send(feed.Contact{Current: true})
	d.Do(queue.PassTime{})
	s := d.Screen()
	if s.Form.Name != "Anna" || !s.Form.Desks[2].Item.On || s.Lang != "uk" {
		t.Errorf("%+v", s.Form)
	}
	d.Press(SignIn)
	if d.Screen().Name != Working {
		t.Error("one key is not enough")
	}
}

func TestSignedOutByOthers(t *testing.T) {
	d := states()["waiting"]()
	d.Do(queue.LeaveDesk{Desk: "d1"})
	if s := d.Screen(); s.Name != SigningIn || s.Line.Text.Key != "desk.line_signed_out" {
		t.Errorf("shows %s, says %s", s.Name, s.Line.Text.Key)
	}
}

func TestRefusalIsSaidUntilTheNextSuccess(t *testing.T) {
	d := states()["waiting"]()
	d.Held = true
	d.Press(Next)
	d.Send(feed.Answered{Tag: d.Way[0].Tag, Answer: office.Answer{Refusal: &queue.Refusal{
		Code: queue.OnlyAbsent, Facts: map[string]string{"number": "A001", "minutes": "3"},
	}}})
	d.Way = nil
	l := d.Screen().Line
	if l.Text.Key != "refusal.only_absent" || l.Text.N != 3 || l.Weight != Warning {
		t.Errorf("%+v", l)
	}
	d.Held = false
	d.Press(Next)
	if !d.Screen().Line.Quiet {
		t.Error("it stays after a success")
	}
}

func TestWhileACommandIsOnItsWay(t *testing.T) {
	d := states()["waiting"]()
	d.Held = true
	d.Press(Next)
	if it, _ := d.Screen().Item(string(Next)); it.Off {
		t.Error("the keys flicker before 300 ms")
	}
	d.Press(Again)
	d.Send(Selected{d.Screen().List.Rows[0].ID})
	if len(d.Way) != 1 {
		t.Error("a second command before the answer")
	}
	if s := d.Screen(); s.Line.Text.Key != "desk.line_running" {
		t.Errorf("after a second it says %q", s.Line.Text.Key)
	}
	d.Answer()
	if s := d.Screen(); !s.Hand.Lit || !s.Line.Quiet {
		t.Error("the answer does not unlock")
	}
}

func TestNoAnswer(t *testing.T) {
	d := states()["waiting"]()
	d.Held = true
	d.Press(Next)
	tag := d.Way[0].Tag
	d.Wait(10 * time.Second)
	d.Send(feed.Answered{Tag: tag, Lost: true})
	s := d.Screen()
	if it, _ := s.Item(string(Next)); it.Off || s.Line.Text.Key != "desk.line_lost" {
		t.Errorf("locked %v, says %q", it.Off, s.Line.Text.Key)
	}
	d.Answer() // late, under the same tag
	if s := d.Screen(); !s.Hand.Lit || !s.Line.Quiet {
		t.Errorf("after the late answer it says %q", s.Line.Text.Key)
	}
}

func TestOpeningTheDayByHand(t *testing.T) {
	d := desktest.Closed()
	d.SignIn("d1")
	if n := d.Screen().Notices; len(n) != 1 || n[0].Text.Key != "desk.closed_soon" {
		t.Errorf("within the hours: %+v", n)
	}
	d.Wait(8 * time.Hour) // 18:42, after the hours
	if n := d.Screen().Notices; len(n) != 1 || n[0].Item.ID != string(Open) {
		t.Fatalf("after the hours: %+v", n)
	}
	d.Press(Open)
	if l := d.Screen().Line; l.Text.With["Time"] != "2:42" || len(l.Items) != 2 {
		t.Fatalf("asks %+v", l)
	}
	d.Press(Open)
	want := queue.OpenDay{Date: "2026-11-23", Opens: d.Now, Closes: d.Now.Add(8 * time.Hour)}
	if got := d.Sent[len(d.Sent)-1].Command; !reflect.DeepEqual(got, queue.Command(want)) {
		t.Errorf("sent %+v, want %+v", got, want)
	}
	if !d.Office.Queue.Day.Open {
		t.Error("the day is not open")
	}
}

func TestOpeningBeforeTheHours(t *testing.T) {
	d := desktest.Closed()
	d.Now = desktest.Morning.Add(-3 * time.Hour) // 7:42
	d.SignIn("d1")
	d.Press(Open)
	d.Press(Open)
	got, ok := d.Sent[len(d.Sent)-1].Command.(queue.OpenDay)
	if want := queue.At(time.Date(2026, 11, 23, 18, 0, 0, 0, desktest.Warsaw)); !ok || got.Closes != want {
		t.Errorf("closes at %v", got.Closes.Time())
	}
}

func TestReopeningWhatSomebodyClosed(t *testing.T) {
	d := states()["serving"]()
	d.Do(queue.CloseDay{})
	if n := d.Screen().Notices; len(n) != 1 || n[0].Item.ID != string(Open) {
		t.Errorf("%+v", n)
	}
	if h := d.Screen().Hand; h.Number != "" || h.State.Key != "desk.hand_closed" {
		t.Errorf("%+v", h)
	}
}
