package flow_test

import (
	"slices"
	"testing"
	"time"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/office/queue"
)

func TestWhetherTheHallHasShownTheCall(t *testing.T) {
	d := states()["called"]()
	shown := func() string { return d.Screen().Hand.Shown.Text.Key }
	if got := shown(); got != "desk.shown_soon" {
		t.Errorf("at first %q", got)
	}
	d.Wait(3 * time.Second)
	if got := shown(); got != "desk.shown_not" {
		t.Errorf("after 3 s %q", got)
	}
	call := d.Office.Queue.LastCall
	d.Do(queue.CallShown{Call: call, Display: "left"})
	if got := shown(); got != "desk.shown_silent" {
		t.Errorf("shown: %q", got)
	}
	d.Do(queue.CallShown{Call: call, Display: "right", Sounded: true})
	if got := shown(); got != "desk.shown_sounded" {
		t.Errorf("sounded: %q", got)
	}
	d.Press(Again)
	h := d.Screen().Hand
	if h.Shown.Text.Key != "desk.shown_soon" || h.State.With["Times"] != "2" {
		t.Errorf("called again: %+v", h)
	}
}

// Who comes next is shown with what they need before anybody calls them.
func TestNextIsWhomTheRulesCall(t *testing.T) {
	d := states()["waiting"]()
	n := d.Screen().Next
	if n.Number != "A002" || len(n.Marks) != 2 || n.Marks[1].Text.Key != "desk.how.fetch_me" {
		t.Fatalf("next is %+v", n)
	}
	for len(d.Screen().List.Rows) > 0 {
		s := d.Screen()
		if s.List.Rows[0].Number != s.Next.Number {
			t.Errorf("the list begins with %s, next is %s", s.List.Rows[0].Number, s.Next.Number)
		}
		d.Press(Next)
		if got := d.Screen().Hand.Number; got != s.Next.Number {
			t.Errorf("%s was announced, %s was called", s.Next.Number, got)
		}
		d.Press(Came)
		d.Press(Finish)
	}
}

func TestAbsentOnesSayWhenAgain(t *testing.T) {
	d := desktest.New()
	d.Issue("id", 5, queue.Ordinary)
	d.SignIn("d1")
	d.Press(Next)
	d.Press(Absent)
	it, _ := d.Screen().Item(string(Next))
	if !it.Off || it.Detail[0].Key != "desk.reason_absent" || it.Detail[0].N != 5 {
		t.Errorf("%+v", it)
	}
	if m := d.Screen().List.Rows[0].Marks; len(m) != 1 || m[0].Text.Key != "desk.mark_absent_again" {
		t.Errorf("%+v", m)
	}
	d.Wait(5 * time.Minute)
	if it, _ := d.Screen().Item(string(Next)); it.Off {
		t.Error("not offered again without news")
	}
}

func TestQueuesNameOursAndWhereSomebodyWaits(t *testing.T) {
	d := states()["waiting"]()
	d.Issue("tax", 1, queue.Ordinary)
	q := d.Screen().Queues
	want := []Queue{{"Sprawy obywatelskie", 3, true}, {"Podatki", 1, false}}
	if !slices.Equal(q, want) {
		t.Errorf("%+v, want %+v", q, want)
	}
}

func TestNotices(t *testing.T) {
	d := states()["waiting"]()
	d.Do(queue.ReportPrinter{Place: "k", Condition: "unknown"})
	if n := d.Screen().Notices; len(n) != 0 {
		t.Errorf("nobody has to do anything: %+v", n)
	}
	d.Do(queue.ReportPrinter{Place: "k", Condition: "paper-out"})
	d.Send(feed.Contact{Since: d.Now, Trouble: feed.DiskFull, ClockOff: -4 * time.Second})
	want := []string{"trouble.disk_full", "desk.stale_since", "desk.clock_off", "printer.paper_out"}
	n := d.Screen().Notices
	if len(n) != len(want) {
		t.Fatalf("%+v", n)
	}
	for i, key := range want {
		if n[i].Text.Key != key {
			t.Errorf("%q, want %q", n[i].Text.Key, key)
		}
	}
	if n[3].Where != "Biletomat przy wejściu" || n[2].Text.N != 4 {
		t.Errorf("%+v", n)
	}
}

func TestLanguages(t *testing.T) {
	d := states()["called"]()
	d.Press(Language)
	if s := d.Screen(); s.Lang != "en" || s.Hand.Service.Words != "Registration of residence" {
		t.Errorf("%s: %s", s.Lang, s.Hand.Service.Words)
	}
	d.Send(LanguageChosen{"uk"})
	d.Press(Language)
	if got := d.Screen().Lang; got != "pl" {
		t.Errorf("after the last comes %s", got)
	}
	if kept := d.Kept[len(d.Kept)-1]; kept != (RememberLook{Lang: "pl"}) {
		t.Errorf("kept for the next start: %+v", kept)
	}
	for kept, want := range map[string]string{"uk": "uk", "": "pl", "xx": "pl"} {
		if got := New(Config{Languages: []string{"pl", "en", "uk"}, Lang: kept}).Screen().Lang; got != want {
			t.Errorf("%q was kept, and it begins in %s", kept, got)
		}
	}
}

func TestBeforeAnythingIsKnown(t *testing.T) {
	m := New(Config{})
	for _, a := range Actions() {
		var intents []Intent
		if m, intents = Update(m, Acted{Action: a}); len(intents) > 0 && a != Language {
			t.Errorf("%s sends %v", a, intents)
		}
	}
	m, _ = Update(m, Selected{"x"})
	m, _ = Update(m, ChoseDesk{"x"})
	m, _ = Update(m, feed.Tick{Now: desktest.Morning})
	if s := m.Screen(); s.Name != Connecting || len(s.Notices) != 0 {
		t.Errorf("at the start: %+v", s)
	}
	m, _ = Update(m, feed.Tick{Now: desktest.Morning.Add(6 * time.Second)})
	if s := m.Screen(); len(s.Notices) != 1 || s.Notices[0].Text.Key != "desk.no_contact" {
		t.Errorf("after a while: %+v", s)
	}
}

// TestWhatAilsHasItsWeight: a computer whose own program ails is an alarm only
// where nobody else carries the window on.
func TestWhatAilsHasItsWeight(t *testing.T) {
	for _, c := range []struct {
		contact feed.Contact
		weight  Weight
		also    string
	}{
		{feed.Contact{Current: true, Trouble: feed.DiskFull}, Warning, "desk.carried"},
		{feed.Contact{Current: true, Trouble: feed.BeingRepaired}, Warning, "desk.carried"},
		{feed.Contact{Current: true, Trouble: feed.DiskScarce}, Warning, ""},
		{feed.Contact{Current: true, Trouble: feed.UpdateNeeded}, Alarm, ""},
		{feed.Contact{Trouble: feed.DiskFull}, Alarm, ""},
		{feed.Contact{Trouble: feed.Copied}, Alarm, ""},
	} {
		d := desktest.New()
		d.SignIn("d1")
		d.Send(c.contact)
		n := d.Screen().Notices[0]
		if n.Weight != c.weight || n.Also.Key != c.also || n.Text.Key != "trouble."+string(c.contact.Trouble) {
			t.Errorf("%+v is told as %+v", c.contact, n)
		}
	}
}
