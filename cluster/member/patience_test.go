package member

import (
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/raft"
)

var errAway = errors.New("the machine is off")

// onOff is a network whose other end is off until somebody switches it on.
type onOff struct {
	network // nothing else is used of it
	mu      sync.Mutex
	on      bool
}

func (n *onOff) turn(on bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.on = on
}

func (n *onOff) AppendEntries(raft.ServerID, raft.ServerAddress, *raft.AppendEntriesRequest, *raft.AppendEntriesResponse) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.on {
		return nil
	}
	return errAway
}

func (n *onOff) Close() error { return nil }

func entries(p *patient) <-chan error {
	done := make(chan error, 1)
	go func() {
		done <- p.AppendEntries("m2", "m2", &raft.AppendEntriesRequest{PrevLogEntry: 7}, &raft.AppendEntriesResponse{})
	}()
	return done
}

func beat(p *patient) error {
	return p.AppendEntries("m2", "m2", &raft.AppendEntriesRequest{}, &raft.AppendEntriesResponse{})
}

// TestEntriesWaitForAHeartbeat: raft counts one failure however long a machine
// was off, and so tries again at once when it is back.
func TestEntriesWaitForAHeartbeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := &onOff{}
		p := newPatient(n, func(raft.ServerID) bool { return true })
		done := entries(p)
		for range 1000 {
			time.Sleep(lookAgain)
			if err := beat(p); !errors.Is(err, errAway) {
				t.Fatalf("a heartbeat to nobody: %v", err)
			}
		}
		select {
		case <-done:
			t.Fatal("the entries were given up while the machine was off")
		default:
		}
		n.turn(true)
		if err := beat(p); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		select {
		case err := <-done:
			if !errors.Is(err, errAway) {
				t.Errorf("the entries that failed: %v", err)
			}
		default:
			t.Error("a heartbeat has arrived, and the entries still wait")
		}
		if err := <-entries(p); err != nil {
			t.Errorf("the next entries: %v", err)
		}
	})
}

// TestNobodyWaitsForStrangers: neither a leader of yesterday nor one of a member
// that was put out.
func TestNobodyWaitsForStrangers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		wanted := true
		p := newPatient(&onOff{}, func(raft.ServerID) bool { mu.Lock(); defer mu.Unlock(); return wanted })
		done := entries(p)
		time.Sleep(time.Hour)
		mu.Lock()
		wanted = false
		mu.Unlock()
		<-done // or the bubble ends with a deadlock
	})
}

func TestAClosedTransportKeepsNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPatient(&onOff{}, func(raft.ServerID) bool { return true })
		done := entries(p)
		time.Sleep(time.Hour)
		if err := errors.Join(p.Close(), p.Close()); err != nil {
			t.Fatal(err)
		}
		<-done
	})
}
