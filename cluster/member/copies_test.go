package member_test

import (
	"os"
	"testing"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/internal/feed"
	"okienko/internal/loopback"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/queue"
)

func isCopied(c feed.Contact) bool { return c.Trouble == feed.Copied }

// at is a window that sits at a place of a machine.
func at(o *clustertest.Office, machine, place string, members ...cluster.Member) *clustertest.Window {
	identity := o.Identity(machine)
	identity.Process = cluster.NewProcess(place)
	return clustertest.Watch(o.T, cluster.ClientConfig{Identity: identity, Members: members})
}

// seen is that so many lives were seen at a place of a machine.
func seen(machine machines.ID, place string, lives int) (string, func(*office.State) bool) {
	return "the lives of " + place + " are seen", func(s *office.State) bool {
		m, _ := s.Machines.Machine(machine)
		p, _ := m.Process(place)
		return p.Count >= lives
	}
}

func copied(machine machines.ID) (string, func(*office.State) bool) {
	return string(machine) + " is known to live twice", func(s *office.State) bool {
		m, _ := s.Machines.Machine(machine)
		return m.Copied > 0
	}
}

// mayGive counts the blocks of numbers that a machine may use.
func mayGive(s *office.State, machine string) (n int) {
	for _, b := range s.Queue.BlocksOf(machine) {
		if !b.Ended {
			n++
		}
	}
	return n
}

// TestTwoKiosksWithOneKey: a kiosk's disk was copied. Both are refused, and the
// numbers that both could give by themselves are nobody's any more.
func TestTwoKiosksWithOneKey(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	one := at(o, "door", "kiosk-1", o.Members[0])
	one.UntilContact("the office", isCurrent)
	w.Until(seen("door", "kiosk-1", 1))
	one.Must(queue.LeaseNumbers{Machine: "door"})
	w.Until("it has numbers", func(s *office.State) bool { return mayGive(s, "door") > 0 })
	other := at(o, "door", "kiosk-1", o.Members[1], o.Members[2])
	w.Until(copied("door"))
	one.UntilContact("two live with its key", isCopied)
	other.UntilContact("two live with its key", isCopied)
	w.Until("nobody has its numbers", func(s *office.State) bool { return mayGive(s, "door") == 0 })
	at(o, "door", "kiosk-1", o.Members...).UntilContact("a new start changes nothing", isCopied)
	w.Must(machines.RevokeMachine{Machine: "door"})
	one.UntilContact("it is removed", isRemoved)
	other.UntilContact("it is removed", isRemoved)
}

// TestTwoMembersWithOneKey: the copy has the log as well, and another address.
func TestTwoMembersWithOneKey(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window("m1", "m2")
	w.OpenDay()
	w.Until(seen("m3", "member", 1))
	o.Stop("m3")
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(o.Dir("m3"))); err != nil {
		t.Fatal(err)
	}
	o.Start("m3")
	w.Until(seen("m3", "member", 2))
	c := o.Config("m3")
	c.Dir, c.Listen, c.Members = dir, loopback.Address(), o.Members
	clone, err := member.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	defer clone.Close()
	failsWith(t, o.Running("m3"), feed.Copied)
	failsWith(t, clone, feed.Copied)
	w.Until(copied("m3"))
	w.Must(clustertest.Issue())
}

// TestTheLeaderLivesTwice: it hands over its lead, and its vote, before it ends.
func TestTheLeaderLivesTwice(t *testing.T) {
	t.Parallel()
	o := beginning(t, 2, 1)
	w := o.Window("m2")
	health(t, w, "the second stands by", vote("m1"))
	w.OpenDay()
	w.Until(seen("m1", "member", 1))
	at(o, "m1", "member", o.Members[1])
	failsWith(t, o.Running("m1"), feed.Copied)
	o.Stop("m1")
	w.Must(clustertest.Issue())
}

// TestStartsAreNoCopies: windows and members are killed, start again, and connect
// elsewhere, and one machine stays one.
func TestStartsAreNoCopies(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window("m1", "m2")
	w.OpenDay()
	w.Until(seen("m3", "member", 1))
	for i := range 4 {
		kiosk := at(o, "door", "kiosk-1", o.Members[i%3], o.Members[(i+1)%3])
		hall := at(o, "door", "hall-1", o.Members[(i+2)%3])
		kiosk.UntilContact("the office", isCurrent)
		w.Until(seen("door", "kiosk-1", i+1))
		w.Until(seen("door", "hall-1", i+1))
		o.Drop("m3")
		kiosk.Close()
		hall.Close()
		o.Start("m3")
		w.Until(seen("m3", "member", i+2))
	}
	for _, m := range w.State().Machines.Machines {
		if m.Copied > 0 {
			t.Errorf("%s is taken for two: %+v", m.ID, m.Processes)
		}
	}
}
