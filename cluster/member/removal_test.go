package member_test

import (
	"bufio"
	"crypto/tls"
	"errors"
	"io"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
)

func isRemoved(c feed.Contact) bool { return c.Trouble == feed.Removed }

// as opens a window with another machine's identity.
func as(o *clustertest.Office, machine string, members ...cluster.Member) *clustertest.Window {
	return clustertest.Watch(o.T, cluster.ClientConfig{Identity: o.Identity(machine), Members: members})
}

func registered(id machines.ID) (string, func(*office.State) bool) {
	return string(id) + " is registered", func(s *office.State) bool { _, known := s.Machines.Machine(id); return known }
}

// failsWith waits for the fault that ends a member.
func failsWith(t *testing.T, m *member.Member, want feed.Trouble) {
	t.Helper()
	select {
	case f := <-m.Failed():
		if f.Trouble != want {
			t.Errorf("it ended with %v", f)
		}
	case <-time.After(60 * time.Second):
		t.Fatalf("the member never ended with %q", want)
	}
}

func TestARemovedMachineIsToldSo(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w, clerk := o.Window(), as(o, "clerk", o.Members...)
	clerk.UntilContact("the office", isCurrent)
	w.Until(registered("clerk"))
	w.Must(machines.RevokeMachine{Machine: "clerk"})
	clerk.UntilContact("it was removed", isRemoved)
	as(o, "clerk", o.Members...).UntilContact("it was removed, after a new start", isRemoved)
}

// A stolen kiosk learns that it was removed, and nothing else.
func TestARemovedMachineLearnsNothingElse(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 1, officetest.Plan())
	w, door := o.Window(), as(o, "door", o.Members...)
	door.UntilContact("the office", isCurrent)
	w.Until(registered("door"))
	w.Must(machines.RevokeMachine{Machine: "door"})
	door.UntilContact("it was removed", isRemoved)
	c, err := speak(t, o, o.Identity("door").Dialling("m1", cluster.ProtocolWindow))
	if err != nil {
		t.Fatal(err)
	}
	question, _ := cluster.QuestionFrame(1, cluster.AboutSelf, nil)
	hello := bufio.NewWriter(c)
	if err := errors.Join(
		cluster.WriteFrame(hello, cluster.Frame{Kind: cluster.FrameFollow}), cluster.WriteFrame(hello, question), hello.Flush(),
	); err != nil {
		t.Fatal(err)
	}
	_ = c.SetReadDeadline(time.Now().Add(20 * time.Second))
	said, err := io.ReadAll(c)
	if want := string(head(7, cluster.FrameFarewell, 0)) + "removed"; err != nil || string(said) != want {
		t.Errorf("it learns %q, %v", said, err)
	}
	for _, protocol := range []string{cluster.ProtocolRaft, cluster.ProtocolBlob} {
		if c, err := speak(t, o, o.Identity("door").Dialling("m1", protocol)); err == nil {
			hearsNothing(t, protocol, c)
		}
	}
}

func hearsNothing(t *testing.T, protocol string, c *tls.Conn) {
	t.Helper()
	_ = c.SetReadDeadline(time.Now().Add(20 * time.Second))
	if said, _ := io.ReadAll(c); len(said) > 0 {
		t.Errorf("by %s it learns %q", protocol, said)
	}
}

// TestARemovedMember: it ends, and says why, also when it is started again.
func TestARemovedMember(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	o.Lead("m1")
	w := o.Window("m1", "m2")
	beside := as(o, "m3", o.Members[2], o.Members[0], o.Members[1])
	beside.UntilContact("the office", isCurrent)
	w.Until(registered("m3"))
	w.Must(machines.RevokeMachine{Machine: "m3"})
	failsWith(t, o.Running("m3"), feed.Removed)
	beside.UntilContact("the machine was removed", isRemoved)
	o.Stop("m3")
	o.Start("m3")
	failsWith(t, o.Running("m3"), feed.Removed)
	as(o, "m3", o.Members[2], o.Members[0], o.Members[1]).UntilContact("it was removed, after a new start", isRemoved)
}

// TestALossIsNoRemoval: nobody answers, or a member is cut off, or all others are
// gone, and nobody says that anybody was removed.
func TestALossIsNoRemoval(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	o.Lead("m1")
	w, clerk := o.Window("m3"), as(o, "clerk", o.Members...)
	w.UntilContact("the office", isCurrent)
	clerk.UntilContact("the office", isCurrent)
	o.Cut("m3")
	w.UntilContact("its member is cut off", isLost)
	o.Drop("m1")
	o.Drop("m2")
	clerk.UntilContact("only the one that is cut off is left", isLost)
	o.Join("m3")
	o.Start("m1")
	o.Start("m2")
	w.UntilContact("the office is back", isCurrent)
	clerk.UntilContact("the office is back", isCurrent)
	for _, c := range append(w.Contacts(), clerk.Contacts()...) {
		if c.Trouble != feed.NoTrouble {
			t.Errorf("it was told %+v", c)
		}
	}
	select {
	case f := <-o.Running("m3").Failed():
		t.Errorf("the member ended with %v", f)
	default:
	}
}

// TestTheMachineThatLeadsIsRemoved: with the only vote it cannot go before
// another one has it.
func TestTheMachineThatLeadsIsRemoved(t *testing.T) {
	t.Parallel()
	o := beginning(t, 2, 1)
	w := o.Window("m2", "m1")
	health(t, w, "the second stands by", vote("m1"))
	w.OpenDay()
	w.Must(machines.RevokeMachine{Machine: "m1"})
	failsWith(t, o.Running("m1"), feed.Removed)
	health(t, w, "the second one decides alone", vote("m2"))
	w.Must(clustertest.Issue())
}
