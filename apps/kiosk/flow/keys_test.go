package flow_test

import (
	"testing"
	"time"

	"okienko/apps/kiosk/flow"
	"okienko/apps/kiosk/kiosktest"
	"okienko/internal/screen"
	"okienko/office/queue"
)

// TestFocusWalk holds R12: from every item Next goes through all of them, in
// the order in which they are read, and comes back.
func TestFocusWalk(t *testing.T) {
	eachScreen(t, func(t *testing.T, k *kiosktest.Kiosk, s screen.Screen) {
		ids := 0
		for _, it := range s.Items {
			if it.Role.Operable() && (!it.Off || it.Role == screen.Tile) {
				ids++
			}
		}
		if ids == 0 {
			return // locked
		}
		k.Now = k.Now.Add(time.Second)
		press := func(key flow.Key) string {
			k.Tell(flow.Pressed{Key: key, Now: k.Now})
			return k.Screen().Focus
		}
		first := press(flow.Next)
		seen := map[string]bool{first: true}
		for range ids - 1 {
			seen[press(flow.Next)] = true
		}
		if len(seen) != ids {
			t.Errorf("the focus reached %d of %d", len(seen), ids)
		}
		if got := press(flow.Next); got != first {
			t.Errorf("it wraps to %s, not to %s", got, first)
		}
		if press(flow.Prev); press(flow.Next) != first {
			t.Error("back and forth is not where it was")
		}
	})
}

// TestTicketByKeys holds R11.
func TestTicketByKeys(t *testing.T) {
	k := newKiosk()
	if k.Screen().Focus != "" {
		t.Error("there is a focus before any key")
	}
	k.Press(flow.Next)
	if got := k.Screen().Focus; got != "tile:0" {
		t.Errorf("the first key shows the focus on %q", got)
	}
	k.Press(flow.Next)
	k.Press(flow.Select)
	shows(t, k, "before")
	if got := k.Screen().Focus; got != "take" {
		t.Errorf("the focus begins on %q, not on what most people want", got)
	}
	k.Press(flow.Select)
	k.Settle()
	shows(t, k, "ticket")
	k.Wait(3 * time.Second)
	k.Press(flow.Select)
	shows(t, k, "start")
	if len(sent[queue.IssueTicket](k)) != 1 {
		t.Error("not one ticket")
	}
}

func TestBackAndHelp(t *testing.T) {
	k := newKiosk()
	k.Press(flow.Help)
	shows(t, k, "help")
	k.Press(flow.Back)
	shows(t, k, "start")
	k.Touch("tile:0")
	k.Press(flow.Back)
	shows(t, k, "start")
	k.Press(flow.Back)
	shows(t, k, "start")
}

func TestHeldKeyIsOnePress(t *testing.T) {
	k := newKiosk()
	k.Press(flow.Next)
	for range 30 {
		k.Tell(flow.Pressed{Key: flow.Next, Repeat: true, Now: k.Now})
	}
	if got := k.Screen().Focus; got != "tile:0" {
		t.Errorf("the focus ran to %s", got)
	}
}

func TestTouchHidesTheFocus(t *testing.T) {
	k := newKiosk()
	k.Press(flow.Next)
	k.Touch("contrast")
	if got := k.Screen().Focus; got != "" {
		t.Errorf("a finger leaves the focus on %s", got)
	}
}

// TestNothingHappensOnFocus holds R42.
func TestNothingHappensOnFocus(t *testing.T) {
	k := newKiosk()
	for range 40 {
		k.Press(flow.Next)
	}
	shows(t, k, "start")
	if len(k.Sent) != 0 || k.Lang() != "pl" || k.Look().Contrast {
		t.Error("walking the focus did something")
	}
}
