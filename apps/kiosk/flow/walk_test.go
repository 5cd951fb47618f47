package flow_test

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/apps/kiosk/flow"
	"okienko/apps/kiosk/kiosktest"
	"okienko/internal/feed"
	"okienko/office/queue"
)

// TestRandomWalks plays residents who touch anything in any order while the
// office answers late, loses contact, and the printer fails. Whatever happens:
// the kiosk has something to say, one visit gives at most one ticket, every
// ticket is printed or reported, and silence ends at an untouched start.
func TestRandomWalks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		machine := rapid.SampledFrom(kiosktest.Machines()).Draw(t, "machine")
		k := kiosktest.NewKiosk(machine.Config, kiosktest.Office())
		visits := 1
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			before := k.Screen().Name
			step(t, k)
			s := k.Screen()
			if s.Title.Empty() || len(s.Items) == 0 {
				t.Fatalf("nothing to see after %s", before)
			}
			if s.Name == "start" && before != "start" {
				visits++
			}
			if n := len(asked(k)); n > visits {
				t.Fatalf("%d tickets in %d visits", n, visits)
			}
		}
		k.Tell(feed.Contact{Current: true})
		k.Settle()
		if done := len(k.Prints) + len(sent[queue.PrintFailed](k)); done < len(sent[queue.IssueTicket](k)) {
			t.Fatalf("%d tickets, %d printed or reported", len(sent[queue.IssueTicket](k)), done)
		}
		k.Wait(90 * time.Second)
		fresh := kiosktest.NewKiosk(machine.Config, k.Office)
		fresh.Tell(feed.Tick{Now: k.Now})
		if !reflect.DeepEqual(k.Screen(), fresh.Screen()) || k.Look() != fresh.Look() || k.Lang() != fresh.Lang() {
			t.Fatalf("after silence it shows %s in %s, %+v", k.Screen().Name, k.Lang(), k.Look())
		}
	})
}

// asked are the tickets that were asked for, of the office, of the kiosk's own
// book, or of both.
func asked(k *kiosktest.Kiosk) map[queue.TicketID]bool {
	ids := make(map[queue.TicketID]bool)
	for _, c := range sent[queue.IssueTicket](k) {
		ids[c.Ticket] = true
	}
	for _, i := range k.Own {
		ids[i.Ask.Ticket] = true
	}
	return ids
}

// step is one thing that may happen. Touches come as fast as they like.
func step(t *rapid.T, k *kiosktest.Kiosk) {
	switch rapid.IntRange(0, 12).Draw(t, "what") {
	case 0:
		k.Settle()
	case 1:
		k.Tell(feed.Contact{Current: rapid.Bool().Draw(t, "current")})
	case 2:
		k.Tell(flow.PrinterSaid{Condition: rapid.SampledFrom([]string{"ok", "paper-out", "no-answer"}).Draw(t, "printer")})
	case 3:
		if n := len(k.Prints); n > 0 {
			k.Tell(flow.PrintDone{Ticket: k.Prints[n-1].Ticket, Err: rapid.SampledFrom([]string{"", "fault"}).Draw(t, "print")})
		}
	case 4:
		k.Wait(time.Duration(rapid.IntRange(1, 50).Draw(t, "seconds")) * time.Second)
	case 5:
		key := rapid.SampledFrom([]flow.Key{flow.Next, flow.Prev, flow.Select, flow.Back, flow.Help}).Draw(t, "key")
		k.Press(key)
	case 6:
		k.Numbers(rapid.IntRange(0, 3).Draw(t, "own numbers"), "A", "B")
	default:
		k.Wait(time.Duration(rapid.IntRange(0, 900).Draw(t, "ms")) * time.Millisecond)
		items := k.Screen().Items
		k.Tap(items[rapid.IntRange(0, len(items)-1).Draw(t, "item")].ID)
	}
}

// TestTheStartIsAlwaysReachable follows every way through the screens by touch
// and asks of each place whether Back, Done or waiting leads home.
func TestTheStartIsAlwaysReachable(t *testing.T) {
	for _, scene := range kiosktest.Scenes() {
		k := scene.Play(panel, "en")
		k.Tell(feed.Contact{Current: true})
		for range 5 {
			k.Wait(3 * time.Second)
			k.Press(flow.Back)
		}
		if got := k.Screen().Name; got != "start" && got != "closed" && got != "issuing" && got != "starting" {
			t.Errorf("from %s there is no way home but waiting on %s", scene.Name, got)
		}
	}
}
