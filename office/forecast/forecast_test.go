package forecast_test

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"okienko/office/forecast"
	"okienko/office/officetest"
	"okienko/office/queue"
	"okienko/office/wire"
)

// after is the office after some sentences.
func after(t *testing.T, text string) *queue.State {
	t.Helper()
	s := officetest.NewScript()
	if _, err := s.Run("the office opens\nat 9:00\n" + text); err != nil {
		t.Fatal(err)
	}
	return &s.State.Queue
}

func wait(t *testing.T, s *queue.State, minutes int) forecast.Wait {
	t.Helper()
	f := forecast.Of(s, s.Now.Add(time.Duration(minutes)*time.Minute))
	v, ok := f.Service("id-card")
	if !ok {
		t.Fatal("no forecast for id-card")
	}
	return v.Ordinary
}

func TestAtOnce(t *testing.T) {
	for text, atOnce := range map[string]bool{
		"kiosk issues tax":                        true, // of another department
		"kiosk issues id-card\ndesk 1 calls next": true,
		"kiosk issues id-card\nkiosk issues id-card\ndesk 1 calls next\ndesk 2 calls next":             false,
		"kiosk issues id-card\nkiosk issues id-card\nkiosk issues id-card":                             false,
		"desk 1 is left\ndesk 2 is left":                                                               false,
		"kiosk issues id-card\ndesk 1 calls next\ndesk 1 starts\ndesk 2 is left\nkiosk issues id-card": false,
	} {
		if w := wait(t, after(t, text), 0); w.AtOnce() != atOnce {
			t.Errorf("after %q the range is %v", text, w.Range)
		}
	}
}

// TestWhoSitsThereForAWhileIsSoonDone: a visit of ten minutes that lasts for eight
// is shorter than one that begins.
func TestWhoSitsThereForAWhileIsSoonDone(t *testing.T) {
	s := after(t, "desk 2 is left\nkiosk issues id-card\nkiosk issues id-card\nkiosk issues id-card\ndesk 1 calls next\ndesk 1 starts")
	if now, later := wait(t, s, 0), wait(t, s, 8); later.Middle >= now.Middle || later.Middle < now.Middle-8*time.Minute {
		t.Errorf("%v at the beginning, and %v after eight minutes", now.Middle, later.Middle)
	}
}

// TestAVisitByMistakeSaysLittle: one that was begun and ended within a second does not
// make everybody who waits twice as fast.
func TestAVisitByMistakeSaysLittle(t *testing.T) {
	s := after(t, "desk 2 is left\nkiosk issues id-card\nkiosk issues id-card\nkiosk issues id-card\nkiosk issues id-card\n"+
		"desk 1 calls next\ndesk 1 starts\ndesk 1 finishes\ndesk 1 calls next\ndesk 1 starts")
	middle := func(served time.Duration) time.Duration {
		s.Tickets[0].ServedMillis = served.Milliseconds()
		return wait(t, s, 0).Middle
	}
	usual, short, mistake := middle(10*time.Minute), middle(3*time.Minute), middle(time.Second)
	if short >= usual || mistake > short || mistake < usual/2 {
		t.Errorf("%v after a usual visit, %v after a short one, %v after one by mistake", usual, short, mistake)
	}
}

func TestMoreAheadIsLonger(t *testing.T) {
	text := "desk 2 is left\nkiosk issues id-card\ndesk 1 calls next\ndesk 1 starts\n"
	before := time.Duration(0)
	for range 5 {
		text += "kiosk issues passport\n"
		w := wait(t, after(t, text), 0)
		if w.Middle <= before || w.From > w.To || w.From%5 != 0 || w.To%5 != 0 {
			t.Errorf("%v after %v, %v", w.Middle, before, w.Range)
		}
		before = w.Middle
		text = text[:len(text)-len("kiosk issues passport\n")] + "kiosk issues id-card\n"
	}
}

// TestPreferentialGoBefore: and each ticket that waits has a forecast of its own.
func TestPreferentialGoBefore(t *testing.T) {
	s := after(t, "desk 2 is left\nkiosk issues id-card\ndesk 1 calls next\ndesk 1 starts\n"+
		"kiosk issues id-card\nkiosk issues id-card\nkiosk issues id-card\nkiosk issues id-card\nat 9:05\nkiosk issues id-card preferential")
	f := forecast.Of(s, s.Now)
	v, _ := f.Service("id-card")
	if v.Preferential.Middle >= v.Ordinary.Middle {
		t.Errorf("preferential %v, ordinary %v", v.Preferential.Middle, v.Ordinary.Middle)
	}
	before := time.Duration(-1)
	for i, id := range []queue.TicketID{officetest.ID(2), officetest.ID(3), officetest.ID(4), officetest.ID(5)} {
		w, ok := f.Ticket(id)
		if !ok || w.Middle <= before {
			t.Errorf("ticket %d waits %v, %v, and the one before it %v", i, w.Middle, ok, before)
		}
		before = w.Middle
	}
	if _, ok := f.Ticket(officetest.ID(1)); ok {
		t.Error("who is served does not wait")
	}
}

// TestEveryScreenShowsTheSame: a copy that went through a snapshot tells the same.
func TestEveryScreenShowsTheSame(t *testing.T) {
	script := officetest.NewScript()
	if _, err := script.Run("the office opens\nat 9:00\nkiosk issues id-card\nkiosk issues tax\ndesk 1 calls next\nkiosk issues id-card\nkiosk issues id-card"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := wire.WriteState(&b, script.State); err != nil {
		t.Fatal(err)
	}
	copied, err := wire.ReadState(&b)
	if err != nil {
		t.Fatal(err)
	}
	s := &script.State.Queue
	if a, b := forecast.Of(s, s.Now), forecast.Of(&copied.Queue, s.Now); !reflect.DeepEqual(a, b) {
		t.Errorf("one screen shows %+v, another %+v", a, b)
	}
}
