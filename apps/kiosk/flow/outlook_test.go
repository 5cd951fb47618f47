package flow_test

import (
	"testing"
	"time"

	"okienko/apps/kiosk/flow"
	"okienko/apps/kiosk/kiosktest"
	"okienko/internal/feed"
	"okienko/office/forecast"
	"okienko/office/queue"
)

// In a rush a kiosk foretells at once and then once in a second; the last news are
// on the tiles a second later. Behind a ticket's page nothing is foretold until the
// tiles are back.
func TestARushIsForetoldOnceInASecond(t *testing.T) {
	k := newKiosk()
	times := 0
	cfg := panel
	cfg.Read = func(s *queue.State, at queue.Moment) forecast.Later {
		later := kiosktest.Remembered(s, at)
		return func() forecast.Forecast { times++; return later() }
	}
	k.Model = flow.New(cfg)
	k.Tell(feed.Contact{Current: true})
	rush := func(n int) {
		for range n {
			k.Now = k.Now.Add(50 * time.Millisecond)
			kiosktest.Do(k.Office, queue.PassTime{}, k.Now)
			k.TellEvents()
		}
	}
	rush(15)
	if times != 1 {
		t.Errorf("in a second it was foretold %d times", times)
	}
	k.Wait(time.Second)
	if times != 2 {
		t.Errorf("after the rush it was foretold %d times", times)
	}
	k.Touch("tile:0")
	k.Touch("take")
	k.Settle()
	shows(t, k, "ticket")
	before := times
	rush(15)
	k.Wait(time.Second)
	if times != before {
		t.Errorf("behind the ticket it was foretold %d times", times-before)
	}
	k.Wait(time.Minute)
	shows(t, k, "start")
	if times != before+1 {
		t.Errorf("for the tiles it was foretold %d times", times-before)
	}
}
