package flow

import (
	"testing"
	"time"

	"okienko/internal/feed"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

func TestTheHallIsTold(t *testing.T) {
	s := newTown(t)
	says := func(want string) {
		t.Helper()
		if got := s.m.Board().Message; got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
	s.news()
	says("")
	s.order(queue.ShowMessage{Hall: "other", Text: names("Piętro nieczynne")})
	s.news()
	says("")
	s.order(queue.ShowMessage{Hall: "h", Text: names("Przerwa do 10"), Until: s.now.Add(time.Minute)})
	s.news()
	says("Przerwa do 10")
	s.tell(LanguageChosen{Lang: "uk"})
	says("Przerwa do 10 uk")
	s.tell(LanguageChosen{Lang: "pl"})
	s.pass(2 * time.Minute) // without news from the office
	says("")
	s.order(queue.ShowMessage{Hall: "h", Text: names("Dzień dobry")})
	s.news()
	says("Dzień dobry")
	s.tell(feed.Contact{Since: s.now})
	s.pass(5 * time.Second)
	says("")
	s.tell(feed.Contact{Current: true})
	says("Dzień dobry")
}

// A message goes round the languages in which it is written, the display's own
// first, and stays in one of them for a while.
func TestAMessageGoesRoundItsLanguages(t *testing.T) {
	for _, c := range []struct {
		lang string
		text plan.Names
		want []string
	}{
		{"pl", plan.Names{PL: "Winda stoi"}, []string{"Winda stoi", "Winda stoi"}},
		{"en", plan.Names{PL: "Winda stoi"}, []string{"Winda stoi", "Winda stoi"}},
		{"pl", plan.Names{PL: "Winda stoi", UK: "Ліфт стоїть"}, []string{"Winda stoi", "Ліфт стоїть", "Winda stoi"}},
		{"en", plan.Names{PL: "Winda stoi", EN: "No lift", UK: "Ліфт стоїть"}, []string{"No lift", "Winda stoi", "Ліфт стоїть", "No lift"}},
	} {
		s := newTown(t)
		s.tell(LanguageChosen{Lang: c.lang})
		s.order(queue.ShowMessage{Hall: "h", Text: c.text})
		s.news()
		for i, want := range c.want {
			for range 2 {
				if got := s.m.Board().Message; got != want {
					t.Errorf("%s, %+v, turn %d: it says %q", c.lang, c.text, i, got)
				}
				s.pass(rotation / 2)
			}
		}
	}
}

// A department whose desks are all on a break has one, too.
func TestABreakIsShown(t *testing.T) {
	s := newTown(t)
	waits := func() screen.Text {
		s.news()
		return s.m.Board().Queues[0].Wait
	}
	for _, d := range []plan.DeskID{"d1", "d2", "d3", "d4"} {
		if waits().Key == "hall.break" {
			t.Errorf("a break before %s has one", d)
		}
		s.order(queue.BeginBreak{Desk: d, What: queue.BackOffice})
	}
	if got := waits(); got.Key != "hall.break" {
		t.Errorf("all desks are on a break, and it says %+v", got)
	}
	s.order(queue.EndBreak{Desk: "d2"})
	if got := waits(); got.Key == "hall.break" {
		t.Error("desk 2 is open again")
	}
}
