package member

import (
	"slices"
	"testing"
	"time"
)

func TestTheWatchdogWaitsBeforeItBites(t *testing.T) {
	var w watchdog
	var did []step
	now := time.Unix(0, 0)
	look := func(n int, index uint64) {
		for range n {
			if s := w.look(now, index, DefaultWatch); s != stay {
				did = append(did, s)
			}
			now = now.Add(time.Second)
		}
	}
	look(1, 5)
	look(2, 5)
	look(1, 6) // the canary arrived
	look(idleLooks-1, 6)
	if !slices.Equal(did, []step{sendCanary}) {
		t.Errorf("it did %v", did)
	}
	look(6, 6)
	if !slices.Equal(did, []step{sendCanary, sendCanary, handOver, giveUp, giveUp}) {
		t.Errorf("then it did %v", did)
	}
}
