package member_test

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/cluster/member/voters"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// hasty makes the leader look after the members many times a second.
func hasty(o *clustertest.Office, ids ...string) {
	for _, id := range ids {
		o.Tune(id, func(c *member.Config) {
			c.Control = 50 * time.Millisecond
			c.Voters = voters.Times{Settle: time.Millisecond, Silent: 3 * time.Second, Healthy: time.Millisecond}
			c.SumEvery = 10
			// A leader that changes on a busy machine forgets who was silent.
			c.Raft.Heartbeat, c.Raft.Election, c.Raft.Lease = time.Second, time.Second, 700*time.Millisecond
			c.FreeSpace = func(string) (uint64, error) { return 100 << 30, nil }
		})
	}
}

// beginning is an office of n machines that begins with the first few; the others
// keep the log, and wait to be added.
func beginning(t *testing.T, n, first int) *clustertest.Office {
	t.Helper()
	o := clustertest.Prepare(t, n, officetest.Plan())
	o.SetBootstrap(o.Members[:first])
	for _, m := range o.Members {
		hasty(o, m.ID)
		o.Start(m.ID)
	}
	w := o.Window("m1")
	w.Until("the office is founded", func(s *office.State) bool { return s.Machines.Founded() })
	for i, m := range o.Members[first:] {
		self, invitation := o.Identity(m.ID).Self(), fmt.Sprintf("%032x", i)
		w.Must(machines.InviteMachine{Invitation: machines.Invitation{
			ID: invitation, Secret: self.Key, Name: m.ID, Role: self.Role, Keeps: true, StaysOn: true, By: "m1",
			Expires: w.Now().Add(time.Minute),
		}})
		w.Must(machines.AdmitMachine{Invitation: invitation, Machine: machines.Machine{ID: self.Machine, Key: self.Key}})
	}
	health(t, w, "all are part of the office", func(h cluster.Health) bool {
		listed := 0
		for _, m := range h.Machines {
			if m.Listed && m.Reachable && m.Behind < voters.MaxBehind {
				listed++
			}
		}
		return listed == n
	})
	return o
}

// health waits until the machines are as wanted, as a window at one of them hears.
func health(t *testing.T, w *clustertest.Window, what string, ok func(cluster.Health) bool) cluster.Health {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	var last cluster.Health
	for ctx.Err() == nil {
		var h cluster.Health
		if err := w.Ask(ctx, cluster.AboutHealth, nil, &h); err == nil && ok(h) {
			return h
		} else if err == nil {
			last = h
		}
	}
	t.Fatalf("waited in vain until %s: %+v", what, last)
	return last
}

func votersOf(h cluster.Health) []string {
	var ids []string
	for _, m := range h.Machines {
		if m.Votes {
			ids = append(ids, string(m.Machine))
		}
	}
	return ids
}

func vote(ids ...string) func(cluster.Health) bool {
	return func(h cluster.Health) bool { return slices.Equal(votersOf(h), ids) }
}

func TestThreeMachinesComeToVote(t *testing.T) {
	t.Parallel()
	o := beginning(t, 3, 1)
	w := o.Window()
	h := health(t, w, "three vote", vote("m1", "m2", "m3"))
	if h.Tolerated != 1 {
		t.Errorf("%d failures are tolerated", h.Tolerated)
	}
	w.OpenDay()
	w.Must(clustertest.Issue())
	o.Drop(o.Leader())
	w.Must(clustertest.Issue())
}

func TestTwoMachinesAreAVoterAndAStandBy(t *testing.T) {
	t.Parallel()
	o := beginning(t, 2, 1)
	w := o.Window()
	h := health(t, w, "the second stands by", vote("m1"))
	if got := votersOf(h); !slices.Equal(got, []string{"m1"}) || h.Tolerated != 0 {
		t.Errorf("%v vote, %d failures are tolerated", got, h.Tolerated)
	}
	w.OpenDay()
	w.Must(clustertest.Issue())
	o.Stop("m1") // in good order: the other one takes over
	far := o.Window("m2")
	far.Must(clustertest.Issue())
	health(t, far, "the other one votes", vote("m2"))
}

func TestASilentVoterIsReplaced(t *testing.T) {
	t.Parallel()
	o := beginning(t, 4, 3)
	o.Lead("m1")
	w := o.Window("m1", "m2")
	o.Drop("m3")
	h := health(t, w, "the stand-by votes instead", vote("m1", "m2", "m4"))
	if !h.Machines[2].Listed {
		t.Error("the silent one is not part of the office any more")
	}
	o.Start("m3")
	health(t, w, "it is back, as a stand-by", func(h cluster.Health) bool {
		return vote("m1", "m2", "m4")(h) && h.Machines[2].Reachable && h.Machines[2].Behind == 0
	})
}

func TestAVoterThatIsSwitchedOffHandsOnItsVote(t *testing.T) {
	t.Parallel()
	o := beginning(t, 4, 3)
	for _, m := range o.Members { // silence alone would do it, too
		tuned := o.Tuned(m.ID)
		o.Tune(m.ID, func(c *member.Config) { tuned(c); c.Voters.Silent = time.Hour })
		o.Drop(m.ID) // without a word: the fourth is not to vote yet
	}
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	o.Lead("m1")
	w := o.Window("m2", "m4")
	health(t, w, "the fourth stands by", func(h cluster.Health) bool {
		return vote("m1", "m2", "m3")(h) && len(h.Machines) == 4 && h.Machines[3].Reachable && h.Machines[3].Behind < voters.MaxBehind
	})
	o.Stop("m1") // which leads
	health(t, w, "the stand-by votes instead", vote("m2", "m3", "m4"))
}

func TestARemovedMachineLeavesTheCluster(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	for _, m := range o.Members {
		hasty(o, m.ID)
		o.Start(m.ID)
	}
	o.Lead("m1")
	w := o.Window("m1", "m2")
	w.Until("all are registered", func(s *office.State) bool { _, known := s.Machines.Machine("m3"); return known })
	w.Must(machines.RevokeMachine{Machine: "m3"})
	health(t, w, "two are left", func(h cluster.Health) bool { return len(h.Machines) == 2 })
	w.OpenDay()
	w.Must(clustertest.Issue())
}

// TestAWrongClockDoesNotLead: the machine hands over, and until then the log is
// stamped with the time of most machines.
func TestAWrongClockDoesNotLead(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	var off atomic.Int64
	for _, m := range o.Members {
		hasty(o, m.ID)
	}
	tuned := o.Tuned("m1")
	o.Tune("m1", func(c *member.Config) {
		tuned(c)
		c.Clock = func() time.Time { return time.Now().Add(time.Duration(off.Load())) }
	})
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	o.Lead("m1")
	w := o.Window("m1", "m2", "m3")
	health(t, w, "all are heard", func(h cluster.Health) bool {
		return len(h.Machines) == 3 && h.Machines[1].Reachable && h.Machines[2].Reachable
	})
	off.Store(int64(-2 * time.Hour))
	health(t, w, "another one leads, and the wrong clock is seen", func(h cluster.Health) bool {
		return !h.Machines[0].Leads && h.Machines[0].ClockOff < -time.Hour
	})
	before := queue.At(time.Now())
	w.Must(queue.PassTime{})
	w.Until("the time is right", func(s *office.State) bool {
		return s.Queue.Now >= before-5000 && s.Queue.Now < before+60_000
	})
}

// TestAMemberWhoseStateDiffersEnds spoils the state of one member, as a broken
// memory would.
func TestAMemberWhoseStateDiffersEnds(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	for _, m := range o.Members {
		hasty(o, m.ID)
		o.Start(m.ID)
	}
	o.Lead("m1")
	w := o.Window("m1")
	w.OpenDay()
	o.Running("m3").Spoil()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); {
		w.Must(queue.PassTime{})
		select {
		case f := <-o.Running("m3").Failed():
			if f.Trouble != feed.DataDamaged {
				t.Errorf("it ended with %v", f)
			}
			o.Stop("m3")
			if err := o.TryStart("m3"); err == nil {
				t.Error("it starts again with the same state")
			}
			w.Must(queue.PassTime{})
			return
		default:
		}
	}
	t.Fatal("nobody noticed")
}
