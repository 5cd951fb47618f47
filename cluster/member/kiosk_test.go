package member_test

import (
	"strconv"
	"testing"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/queue"
	"okienko/office/wire"
)

// refusedTo gives a command as a machine and returns what the office says.
func refusedTo(t *testing.T, o *clustertest.Office, machine string, seq int, e office.Envelope) queue.Code {
	t.Helper()
	e.Client, e.Seq, e.Level = "hostile-"+machine, uint64(seq), office.Level
	f := o.Submit(machine, o.Leader(), e)
	if f.Kind == cluster.FrameRejected {
		return "rejected"
	}
	a, err := wire.DecodeAnswer(f.Body)
	if err != nil {
		t.Fatal(err)
	}
	if a.Refusal == nil {
		return ""
	}
	return a.Refusal.Code
}

// TestAStolenKioskGivesTicketsAndNothingElse turns a kiosk's real certificate
// against the office.
func TestAStolenKioskGivesTicketsAndNothingElse(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 1, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	for i, c := range office.Commands() {
		if office.May("door", machines.Kiosk, c) {
			continue
		}
		for j, claims := range []string{"", "m1", "window"} {
			got := refusedTo(t, o, "door", 10*i+j+1, office.Envelope{Origin: claims, Command: c})
			if got != office.NotAllowed {
				t.Errorf("%s as %q: %q", c.Kind(), claims, got)
			}
		}
	}
	issue := clustertest.Issue()
	if got := refusedTo(t, o, "door", 1001, office.Envelope{Command: issue}); got != "" {
		t.Errorf("a kiosk that gives a ticket: %q", got)
	}
	unknown := office.Envelope{Unread: "open_the_safe", Original: []byte("{}"), MaySkip: true}
	if got := refusedTo(t, o, "door", 1002, unknown); got != office.NotAllowed {
		t.Errorf("a command that nobody knows: %q", got)
	}
	w.Until("its ticket is the only one", func(s *office.State) bool { return len(s.Queue.Tickets) == 1 })
	for _, m := range w.State().Machines.Machines {
		if m.ID != "m1" && m.ID != "window" && m.ID != "door" {
			t.Errorf("the register has a machine %s", m.ID)
		}
	}
	if c, err := speak(t, o, o.Identity("door").Dialling("m1", cluster.ProtocolRaft)); err == nil {
		gone(t, "a kiosk that wants to be a member", c)
	}
}

// TestAKioskThatIsAMemberSpeaksForItself: it may pass on commands, and its word
// on where they come from counts for nothing.
func TestAKioskThatIsAMemberSpeaksForItself(t *testing.T) {
	t.Parallel()
	o := clustertest.PrepareRoles(t, officetest.Plan(), machines.Admin, machines.Admin, machines.Kiosk)
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	o.Lead("m1")
	w := o.Window("m1", "m2")
	w.OpenDay()
	conn, err := cluster.Dial(t.Context(), o.Identity("m3"), cluster.Member{ID: "m1", Address: o.Address("m1")})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	e := office.Envelope{Origin: "window", Client: "passed", Seq: 1, Level: office.Level, Command: queue.CloseDay{}}
	body, err := wire.EncodeEnvelope(e)
	if err != nil {
		t.Fatal(err)
	}
	conn.Send(cluster.Frame{Kind: cluster.FrameFollow, Number: cluster.FollowNothing}, cluster.Frame{Kind: cluster.FrameSubmit, Number: 5, Body: body})
	for {
		f, err := conn.Receive(true)
		if err != nil {
			t.Fatal(err)
		}
		if f.Kind == cluster.FrameBeat {
			continue
		}
		if a, err := wire.DecodeAnswer(f.Body); err != nil || a.Refusal == nil || a.Refusal.Code != office.NotAllowed {
			t.Errorf("it closed the day: %v, %v", a, err)
		}
		break
	}
	// A window that comes to the kiosk's member first goes on to one that is
	// believed.
	far := o.Window("m3", "m1")
	far.Must(queue.PassTime{})
	if !w.State().Queue.Day.Open {
		t.Error("the day is closed")
	}
}

// TestARevokedMachineIsHungUpOn: its connection ends at once, and no new one
// begins.
func TestARevokedMachineIsHungUpOn(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window()
	w.OpenDay()
	clerk, err := speak(t, o, o.Identity("clerk").Dialling("m1", cluster.ProtocolWindow))
	if err != nil {
		t.Fatal(err)
	}
	clerk.Write(head(0, cluster.FrameFollow, 0))
	w.Until("the clerk's machine is registered", func(s *office.State) bool { _, known := s.Machines.Machine("clerk"); return known })
	w.Must(machines.RevokeMachine{Machine: "clerk"})
	gone(t, "the connection of a revoked machine", clerk)
	for _, m := range o.Members {
		w.Until("every member knows", func(s *office.State) bool { m, _ := s.Machines.Machine("clerk"); return !m.Belongs() })
		again, err := speakTo(t, o, m.ID, o.Identity("clerk").Dialling(m.ID, cluster.ProtocolWindow))
		if err == nil {
			gone(t, "a new connection of a revoked machine to "+m.ID, again)
		}
	}
}

// TestTheRegisterFillsItself: an office whose keys were made by hand knows its
// machines all the same.
func TestTheRegisterFillsItself(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 3, officetest.Plan())
	w := o.Window()
	for i, want := range []machines.Machine{
		{ID: "m1", Role: machines.Admin, Keeps: true}, {ID: "m2", Role: machines.Admin, Keeps: true},
		{ID: "m3", Role: machines.Admin, Keeps: true}, {ID: "window", Role: machines.Admin},
	} {
		w.Until("machine "+strconv.Itoa(i+1)+" is registered", func(s *office.State) bool {
			m, known := s.Machines.Machine(want.ID)
			here := !want.Keeps || len(m.Addresses) == 1 && m.Addresses[0] == o.Address(string(want.ID))
			return known && here && m.Role == want.Role && m.Keeps == want.Keeps && m.Key == o.Identity(string(want.ID)).Self().Key
		})
	}
}

// TestAKiosksMemberLosesNoCommandOfOthers: it may not speak for a desk, so the
// desk's command waits until its window has gone elsewhere, and is not refused.
func TestAKiosksMemberLosesNoCommandOfOthers(t *testing.T) {
	t.Parallel()
	o := clustertest.PrepareRoles(t, officetest.Plan(), machines.Kiosk, machines.Admin, machines.Admin)
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	o.Window("m2").OpenDay()
	o.Lead("m2")
	for range 3 {
		o.Window("m1", "m2").Must(queue.TakeDesk{Desk: "d1", Clerk: "Anna"})
	}
}
