package member_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/office/officetest"
)

func TestEverythingOffAndOnAgain(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	for range 20 {
		w.Must(clustertest.Issue())
	}
	for _, m := range o.Members {
		o.Drop(m.ID)
	}
	w.UntilContact("nobody is there", isLost)
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	w.UntilContact("the office is back", isCurrent)
	w.Must(clustertest.Issue())
	for _, m := range o.Members {
		o.Window(m.ID).Until(tickets(21))
	}
}

func TestAMemberCatchesUpFromTheLog(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window("m1", "m2")
	w.OpenDay()
	o.Drop("m3")
	for range 10 {
		w.Must(clustertest.Issue())
	}
	o.Start("m3")
	late := o.Window("m3")
	late.UntilContact("it is current", isCurrent)
	if n := len(late.State().Queue.Tickets); n != 10 {
		t.Errorf("it said that it was current with %d of 10 tickets", n)
	}
}

func TestAMemberCatchesUpFromASnapshot(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	for _, m := range o.Members {
		o.Tune(m.ID, func(c *member.Config) {
			c.Raft.SnapshotAfter, c.Raft.TrailingLogs, c.Raft.SnapshotEvery = 16, 4, 20e6
		})
		o.Start(m.ID)
	}
	w := o.Window("m1", "m2")
	w.OpenDay()
	o.Drop("m3")
	for range 60 {
		w.Must(clustertest.Issue())
	}
	o.Start("m3")
	late := o.Window("m3")
	late.Until(tickets(60))
	late.Must(clustertest.Issue())
	w.Until(tickets(61))
	found, err := filepath.Glob(filepath.Join(o.Dir("m3"), "snapshots", "*", "state.bin"))
	if err != nil || len(found) == 0 {
		t.Error("no snapshot came to m3, so this test proves nothing", err)
	}
	late.Close()
	for _, m := range o.Members {
		o.Stop(m.ID)
	}
	for _, m := range o.Members {
		if err := member.CheckStore(o.Dir(m.ID)); err != nil {
			t.Errorf("%s: %v", m.ID, err)
		}
		o.Start(m.ID) // from its snapshot
	}
	w.UntilContact("the office is back", isCurrent)
	for _, m := range o.Members {
		o.Window(m.ID).Until(tickets(61))
	}
}

// With times in which nobody else would be elected for long, only a hand-over
// keeps the commands flowing.
func TestAPlannedCloseFailsNoCommand(t *testing.T) {
	t.Parallel()
	const silence = 10 * time.Second
	o := clustertest.Prepare(t, 3, officetest.Plan())
	for _, m := range o.Members {
		o.Tune(m.ID, func(c *member.Config) { c.Raft.Heartbeat, c.Raft.Election = silence, silence })
		o.Start(m.ID)
	}
	leader := o.Leader()
	w := o.Window(o.Others(leader)...)
	w.OpenDay()
	stop, done := make(chan struct{}), make(chan int)
	go func() {
		n := 0
		for ; ; n++ {
			select {
			case <-stop:
				done <- n
				return
			default:
				w.Must(clustertest.Issue())
			}
		}
	}()
	w.Until("commands flow", atLeast(5))
	began := time.Now()
	o.Stop(leader)
	w.Until("commands flow on", atLeast(len(w.State().Queue.Tickets)+5))
	if took := time.Since(began); took > silence {
		t.Errorf("it took %v, and the lead was not handed over", took)
	}
	close(stop)
	w.Until(tickets(<-done))
}

func TestAFolderThatIsNew(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 1, officetest.Plan())
	if err := os.MkdirAll(o.Dir("m1"), 0o700); err != nil {
		t.Fatal(err)
	}
	o.Start("m1")
	o.Window().OpenDay()
}
