package flow_test

import (
	"slices"
	"testing"
	"time"

	"okienko/apps/kiosk/flow"
	"okienko/apps/kiosk/kiosktest"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

func lone(t *testing.T) *kiosktest.Kiosk {
	t.Helper()
	k := kiosktest.NewKiosk(kiosktest.Machines()[0].Config, kiosktest.Office())
	k.Numbers(2, "A", "B")
	return k
}

func labels(k *kiosktest.Kiosk, id string) string {
	it, _ := k.Screen().Item(id)
	return it.Label.Key
}

// TestTheDeadLeaderIsNotWaitedFor: the office was there a moment ago and does
// not answer. After a second and a half the kiosk gives a number of its own.
func TestTheDeadLeaderIsNotWaitedFor(t *testing.T) {
	k := lone(t)
	k.Touch("tile:0")
	k.Touch("take")
	if len(k.Sent) != 1 || len(k.Own) != 0 {
		t.Fatalf("sent %v, own %v", k.Sent, k.Own)
	}
	k.Wait(time.Second)
	if len(k.Own) != 0 {
		t.Error("it gave up after a second")
	}
	k.Wait(600 * time.Millisecond)
	asked := k.Sent[0].Command.(queue.IssueTicket)
	if len(k.Own) != 1 || k.Own[0].Ask.Ticket != asked.Ticket {
		t.Fatalf("own: %+v, and the office was asked for %s", k.Own, asked.Ticket)
	}
	if s := k.Screen(); s.Name != "ticket" || len(k.Prints) != 1 || k.Prints[0].Face.Number != "B950" {
		t.Errorf("it shows %s and prints %v", s.Name, k.Prints)
	}
	k.Settle() // the office answers after all, with another number
	if s := k.Screen(); s.Name != "ticket" || len(k.Prints) != 1 || k.Prints[0].Face.Number != "B950" {
		t.Errorf("after the answer it shows %s and prints %v", s.Name, k.Prints)
	}
}

// TestALateAnswerCountsWhenNoNumberIsLeft: the kiosk asked its own book while
// the office was answering.
func TestALateAnswerCountsWhenNoNumberIsLeft(t *testing.T) {
	m := lone(t).Model
	var do []flow.Intent
	now := kiosktest.Morning
	tell := func(msg flow.Msg) {
		var more []flow.Intent
		m, more = flow.Update(m, msg)
		do = append(do, more...)
	}
	for i, id := range []string{"tile:0", "take"} {
		now = now.Add(time.Second)
		tell(flow.Touched{ID: id, Now: now, NewID: kiosktest.ID(i)})
	}
	tell(feed.Tick{Now: now.Add(1600 * time.Millisecond)})
	if !slices.ContainsFunc(do, func(i flow.Intent) bool { _, own := i.(flow.IssueOwn); return own }) {
		t.Fatalf("it does not go on by itself: %v", do)
	}
	do = nil
	ticket := kiosktest.ID(1)
	tell(feed.Answered{Tag: "issue:" + string(ticket), Answer: office.Answer{Events: []queue.Event{queue.TicketIssued{Ticket: ticket, Number: "B006"}}}})
	if len(do) != 0 {
		t.Fatalf("two numbers for one person: %v", do)
	}
	tell(flow.OwnRefused{Ticket: ticket})
	if p, ok := do[0].(flow.PrintTicket); len(do) != 1 || !ok || p.Face.Number != "B006" {
		t.Errorf("what the office said is lost: %v", do)
	}
}

func TestAloneItPromisesNothing(t *testing.T) {
	k := lone(t)
	k.Tell(feed.Contact{Since: k.Now})
	if s := k.Screen(); s.Name != "start" {
		t.Fatalf("it shows %s", s.Name)
	}
	if tile, _ := k.Screen().Item("tile:0"); tile.Off || len(tile.Detail) != 0 {
		t.Errorf("the tile says %v", tile.Detail)
	}
	k.Touch("tile:0")
	if labels(k, "own") != "kiosk.own_before" || labels(k, "ahead") != "" || labels(k, "wait") != "" {
		t.Error("it tells how long one waits")
	}
	k.Touch("take")
	if len(k.Sent) != 0 || len(k.Prints) != 1 {
		t.Fatalf("sent %v, printed %v", k.Sent, k.Prints)
	}
	face := k.Prints[0].Face
	if face.Ahead.Key != "kiosk.own_ask" || !face.Wait.Empty() || face.Address != "" || labels(k, "own") != "kiosk.own_ask" {
		t.Errorf("the paper says %+v", face)
	}
	k.Tell(flow.PrintDone{Ticket: k.Prints[0].Ticket, Err: "paper-jam"})
	k.Wait(2 * time.Second)
	k.Touch("again")
	if len(k.Prints) != 2 {
		t.Errorf("printing again asks an office that is not there: %v", k.Sent)
	}
}

func TestUsedUpNumbersHaveAWayOn(t *testing.T) {
	k := lone(t)
	k.Numbers(1, "B")
	k.Tell(feed.Contact{})
	k.Touch("tile:1") // civil registry, series A
	if s := k.Screen(); s.Name != "why" || labels(k, "message") != "kiosk.own_used_up" {
		t.Errorf("it shows %s and says %s", s.Name, labels(k, "message"))
	}
	k.Touch("back")
	k.Touch("tile:0")
	k.Left = 0 // the last one went a moment ago
	k.Touch("take")
	if s := k.Screen(); s.Name != "sorry" || labels(k, "message") != "kiosk.own_used_up" {
		t.Errorf("it shows %s and says %s", s.Name, labels(k, "message"))
	}
	k.Touch("home")
	k.Tell(flow.OwnNumbers{})
	if s := k.Screen(); s.Name != "contact" {
		t.Errorf("without any number it shows %s", s.Name)
	}
	k.Tell(feed.Contact{Current: true})
	if tile, _ := k.Screen().Item("tile:1"); k.Screen().Name != "start" || tile.Off || len(tile.Detail) == 0 {
		t.Errorf("back in contact it shows %s, %+v", k.Screen().Name, tile)
	}
}

// TestAVisitGoesOnWhenContactIsLost: nobody is sent back to the beginning for
// something that the kiosk can do.
func TestAVisitGoesOnWhenContactIsLost(t *testing.T) {
	k := lone(t)
	k.Touch("tile:0")
	k.Tell(feed.Contact{})
	if s := k.Screen(); s.Name != "before" {
		t.Errorf("it shows %s", s.Name)
	}
	k.Tell(feed.Contact{Current: true})
	if s := k.Screen(); s.Name != "before" || labels(k, "wait") == "" {
		t.Errorf("back in contact it shows %s", s.Name)
	}
}

// TestAKioskThatIsTurnedAwayGivesNoNumber: it was removed, or lives twice, and the
// numbers that it has are not its own any more.
func TestAKioskThatIsTurnedAwayGivesNoNumber(t *testing.T) {
	for _, trouble := range []feed.Trouble{feed.Removed, feed.Copied} {
		k := lone(t)
		k.Tell(feed.Contact{Trouble: trouble})
		if s := k.Screen(); s.Name != "trouble" {
			t.Errorf("%s: it shows %s", trouble, s.Name)
		}
		k.Touch("tile:0")
		k.Touch("take")
		k.Wait(5 * time.Second)
		if len(k.Own) > 0 {
			t.Errorf("%s: it gives %+v", trouble, k.Own)
		}
	}
}

// TestAKioskDoesNotTellOfADiskThatWorks: when the office is away as well, that is
// what residents hear.
func TestAKioskDoesNotTellOfADiskThatWorks(t *testing.T) {
	k := kiosktest.NewKiosk(kiosktest.Machines()[0].Config, kiosktest.Office())
	for want, c := range map[string]feed.Contact{
		"start": {Current: true, Trouble: feed.DiskScarce}, "contact": {Trouble: feed.DiskScarce},
	} {
		k.Tell(c)
		if s := k.Screen(); s.Name != want {
			t.Errorf("it shows %s and not %s", s.Name, want)
		}
	}
}
