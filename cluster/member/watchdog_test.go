package member_test

import (
	"sync/atomic"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/internal/feed"
	"okienko/office/officetest"
)

// The leader's disk hangs without an error. It falls silent, the others go on,
// and what was answered is there.
func TestALeaderWhoseDiskHangs(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	var hangs atomic.Bool
	goOn := make(chan struct{})
	o.Tune("m1", func(c *member.Config) {
		c.Watch = member.Watch{Every: 100 * time.Millisecond, HandOver: 500 * time.Millisecond, End: 300 * time.Millisecond}
		member.HoldWrites(c, func() {
			if hangs.Load() {
				<-goOn
			}
		})
	})
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	t.Cleanup(func() { close(goOn) }) // before the members are stopped
	o.Lead("m1")
	w := o.Window("m2", "m3")
	w.OpenDay()
	w.Must(clustertest.Issue())
	hangs.Store(true)
	select {
	case f := <-o.Running("m1").Failed():
		if f.Trouble != feed.DiskStuck || f.Remedy == "" {
			t.Errorf("got %v", f)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("nobody noticed")
	}
	w.Must(clustertest.Issue())
	w.Until(tickets(2))
}

// A leader whose disk is nearly full hands over and does not lead again.
func TestALeaderWhoseDiskIsNearlyFull(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	var free atomic.Uint64
	free.Store(10 << 30)
	o.Tune("m1", func(c *member.Config) {
		c.FreeSpace = func(string) (uint64, error) { return free.Load(), nil }
	})
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	o.Lead("m1")
	w := o.Window()
	w.OpenDay()
	free.Store(200 << 20)
	for deadline := time.Now().Add(30 * time.Second); o.Leader() == "m1"; {
		if time.Now().After(deadline) {
			t.Fatal("it still leads")
		}
	}
	until(t, "the windows of its machine hear of it", func() bool {
		b, err := cluster.Ask(t.Context(), o.Identity("m1"), o.Members[0])
		return err == nil && b.Ails == feed.DiskScarce
	})
	if b, err := cluster.Ask(t.Context(), o.Identity("m2"), o.Members[1]); err != nil || b.Ails != feed.NoTrouble {
		t.Errorf("another one says %q, %v", b.Ails, err)
	}
	w.Must(clustertest.Issue())
}
