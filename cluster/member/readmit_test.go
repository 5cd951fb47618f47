package member_test

import (
	"errors"
	"os"
	"slices"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// TestALostStoreIsLoadedAnew: the machine is let in only when the others have
// taken its vote, and is given it again when it has everything.
func TestALostStoreIsLoadedAnew(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	for _, m := range o.Members {
		hasty(o, m.ID)
		o.Start(m.ID)
	}
	o.Lead("m1")
	w := o.Window("m1", "m2")
	w.OpenDay()
	w.Must(clustertest.Issue())
	o.Stop("m3")
	if _, err := member.SetAside(o.Dir("m3"), "m3", errors.New("page 7 is torn"), time.Now()); err != nil {
		t.Fatal(err)
	}
	var fault *member.Fault
	if err := o.TryStart("m3"); !errors.As(err, &fault) || fault.Trouble != feed.BeingRepaired {
		t.Fatalf("it starts on an empty store with a vote: %v", err)
	}
	for deadline := time.Now().Add(30 * time.Second); ; {
		err := member.Readmit(t.Context(), o.Config("m3"))
		if err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
	// Of the two that are left one votes, or both, as time passes.
	health(t, w, "its vote is taken", func(h cluster.Health) bool { return !slices.Contains(votersOf(h), "m3") })
	o.Start("m3")
	h := health(t, w, "it votes again", vote("m1", "m2", "m3"))
	if i := slices.IndexFunc(h.Machines, func(m cluster.MachineHealth) bool { return m.Machine == "m3" }); h.Machines[i].Behind > 0 && !h.Machines[i].Reachable {
		t.Errorf("it is %+v", h.Machines[i])
	}
	o.Window("m3").Until("it has everything", func(s *office.State) bool { return len(s.Queue.Tickets) == 1 })
}

// TestNobodyToAsk: while the others are off it waits, and begins no office.
func TestNobodyToAsk(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window()
	w.Must(queue.PassTime{})
	for _, m := range o.Members {
		o.Stop(m.ID)
	}
	if _, err := member.SetAside(o.Dir("m3"), "m3", errors.New("page 7 is torn"), time.Now()); err != nil {
		t.Fatal(err)
	}
	var fault *member.Fault
	if err := member.Readmit(t.Context(), o.Config("m3")); !errors.As(err, &fault) || fault.Trouble != feed.BeingRepaired {
		t.Errorf("nobody was there, and it was taken in: %v", err)
	}
	if _, waits := member.WasSetAside(o.Dir("m3")); !waits {
		t.Error("it does not wait any more")
	}
}

// TestADeletedFolderIsALostStore: it does not begin with its old vote, and one
// that has never run is taken for new.
func TestADeletedFolderIsALostStore(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	for _, m := range o.Members {
		hasty(o, m.ID)
	}
	o.Start("m1")
	o.Start("m2")
	w := o.Window("m1", "m2")
	w.OpenDay()
	deleted := func() bool {
		t.Helper()
		if err := member.NoteDeleted(t.Context(), o.Config("m3")); err != nil {
			t.Fatal(err)
		}
		_, noted := member.WasSetAside(o.Dir("m3"))
		return noted
	}
	if deleted() {
		t.Fatal("it has never run")
	}
	o.Start("m3")
	w.Until("the third machine says where it is", func(s *office.State) bool {
		m, known := s.Machines.Machine("m3")
		return known && len(m.Addresses) > 0
	})
	if deleted() {
		t.Fatal("its folder is there")
	}
	o.Stop("m3")
	if err := os.RemoveAll(o.Dir("m3")); err != nil {
		t.Fatal(err)
	}
	if !deleted() {
		t.Fatal("its deleted folder is taken for new")
	}
	var fault *member.Fault
	if err := o.TryStart("m3"); !errors.As(err, &fault) || fault.Trouble != feed.BeingRepaired {
		t.Errorf("it starts: %v", err)
	}
}
