package flow

import (
	"strings"
	"testing"
	"time"

	"okienko/office/queue"
)

// layoutTown is a town whose display has a layout.
func layoutTown(t *testing.T, l Layout, desk int) *town {
	s := newTown(t)
	c := hallConfig
	c.Layout, c.Desk = l, desk
	s.m = New(c)
	s.news()
	return s
}

// TestOneNumberTakesTurns: each call stands alone first, and then the departments
// take turns with the number that they serve.
func TestOneNumberTakesTurns(t *testing.T) {
	s := layoutTown(t, OneNumber, 0)
	// The cash desk calls into this hall, too.
	p := townPlan()
	p.Revision = 2
	p.Desks[4].Halls = p.Desks[0].Halls
	s.order(queue.AdoptPlan{Plan: p})
	if b := s.m.Board(); b.Scene != Welcome || !b.Stale.Title.Empty() {
		t.Fatalf("before any call it shows %s", b.Scene)
	}
	first, second := s.issue("a1"), s.issue("b1")
	s.order(queue.CallTicket{Desk: "d1", Ticket: first})
	s.news()
	if b := s.m.Board(); b.Newest.Number != "A001" || b.Caption.Words != "Meldunki" || !b.Newest.Lit {
		t.Errorf("the call is shown as %+v, %v", b.Newest, b.Caption)
	}
	s.order(queue.CallTicket{Desk: "d5", Ticket: second})
	s.news()
	if b := s.m.Board(); b.Newest.Number != "A001" {
		t.Errorf("a call is cut short by %s", b.Newest.Number)
	}
	seen := make(map[string]string)
	for range 60 {
		s.pass(time.Second)
		b := s.m.Board()
		seen[b.Newest.Number] = b.Caption.Words
		if len(b.Last)+len(b.Queues) > 0 {
			t.Fatal("there is more than one number")
		}
	}
	if len(seen) != 2 || seen["A001"] != "Meldunki" || seen["B001"] != "Kasa" {
		t.Errorf("in a minute it showed %v", seen)
	}
	s.order(queue.StartServing{Desk: "d1"})
	s.order(queue.FinishServing{Desk: "d1"})
	s.order(queue.StartServing{Desk: "d5"})
	s.order(queue.FinishServing{Desk: "d5"})
	s.news()
	s.pass(time.Minute)
	if b := s.m.Board(); b.Scene != Welcome {
		t.Errorf("with nobody at the desks it shows %s, %s", b.Scene, b.Newest.Number)
	}
}

// TestWhoHasComeIsNotInvitedAnyMore: the number stays, and the words above it change.
func TestWhoHasComeIsNotInvitedAnyMore(t *testing.T) {
	s := layoutTown(t, WholeHall, 0)
	s.call("d1")
	s.news()
	if b := s.m.Board(); !b.Caption.Empty() {
		t.Errorf("above a call stands %+v", b.Caption)
	}
	s.pass(10 * time.Second)
	s.order(queue.StartServing{Desk: "d1"})
	s.news()
	if b := s.m.Board(); b.Caption.Key != "hall.latest" || b.Newest.Number != "A001" {
		t.Errorf("above who has come stands %+v", b.Caption)
	}
}

// TestOverADesk tells what happens there, and leaves chime and acknowledgement to the
// displays of the hall.
func TestOverADesk(t *testing.T) {
	s := layoutTown(t, OverDesk, 2)
	says := func(want string) {
		t.Helper()
		b := s.m.Board()
		got := b.Caption.Key + " " + b.Newest.Number
		if b.Scene != Calling {
			got = b.Greet.Lines[len(b.Greet.Lines)-1].Key
		}
		if strings.TrimSpace(got) != want {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
	says("hall.desk_free")
	id := s.issue("a1")
	s.order(queue.CallTicket{Desk: "d2", Ticket: id})
	s.news()
	says("hall.now A001")
	s.order(queue.StartServing{Desk: "d2"})
	s.news()
	says("hall.serving A001")
	s.order(queue.FinishServing{Desk: "d2"})
	s.order(queue.BeginBreak{Desk: "d2", What: queue.Rest})
	s.news()
	says("hall.desk_break")
	s.order(queue.EndBreak{Desk: "d2"})
	s.order(queue.LeaveDesk{Desk: "d2"})
	s.news()
	says("hall.desk_closed")
	s.pass(10 * time.Second)
	if len(s.did) > 0 {
		t.Errorf("it did %+v", s.did)
	}
	if s.m.config.Desk = 77; s.m.postIn(&s.state.Queue).open {
		t.Error("a desk that does not exist is open")
	}
}

// TestWhoComesNext: at most ten, by the forecast; who is called goes off the list.
func TestWhoComesNext(t *testing.T) {
	s := layoutTown(t, NextTen, 0)
	for range 12 {
		s.issue("a1")
		s.pass(time.Second)
	}
	s.issue("b1") // its desk calls elsewhere
	s.news()
	b := s.m.Board()
	if len(b.Comers) != 10 || b.Comers[0].Number != "A001" || b.Comers[9].Number != "A010" || b.Comers[0].Department != "Meldunki" {
		t.Fatalf("next come %+v", b.Comers)
	}
	if b.Comers[9].Wait.Empty() {
		t.Error("it does not say when")
	}
	s.order(queue.CallNext{Desk: "d1"})
	s.news()
	if b = s.m.Board(); b.Comers[0].Number != "A002" || b.Newest.Number != "A001" {
		t.Errorf("first comes %s, called is %s", b.Comers[0].Number, b.Newest.Number)
	}
}
