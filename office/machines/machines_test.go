package machines_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/office/machines"
	"okienko/office/queue"
)

var morning = queue.At(time.Date(2026, time.November, 24, 8, 0, 0, 0, time.UTC))

func digits(s string, n int) string { return fmt.Sprintf("%0*s", n, s) }

func machine(id machines.ID, role machines.Role, key string) machines.Machine {
	return machines.Machine{ID: id, Name: "the " + string(id), Role: role, Keeps: true, Key: digits(key, 64)}
}

func founded(t interface{ Fatal(...any) }) *machines.State {
	s := &machines.State{}
	_, refusal := s.Apply(machines.FoundOffice{
		Office: digits("0f", 32), Authority: machines.Authority{Certificate: []byte("root"), Sealed: []byte("key")}, Level: 1,
		Machines: []machines.Machine{machine("first", machines.Admin, "1")},
	}, morning)
	if refusal != nil {
		t.Fatal(refusal)
	}
	return s
}

func invitation(id string) machines.InviteMachine {
	return machines.InviteMachine{Invitation: machines.Invitation{
		ID: digits(id, 32), Secret: digits("5", 64), Name: "Kiosk by the door", Role: machines.Kiosk, Keeps: true,
		By: "first", Expires: morning.Add(15 * time.Minute),
	}}
}

// code is what a command is refused, or nothing.
func code(s *machines.State, c machines.Command, at queue.Moment) queue.Code {
	if _, refusal := s.Apply(c, at); refusal != nil {
		return refusal.Code
	}
	return ""
}

func TestAnInvitationLetsOneMachineIn(t *testing.T) {
	s := founded(t)
	admit := machines.AdmitMachine{Invitation: digits("a", 32), Machine: machine("m-2", machines.Admin, "2")}
	if got := code(s, admit, morning); got != machines.UnknownInvitation {
		t.Errorf("before the invitation: %q", got)
	}
	if got := code(s, invitation("a"), morning); got != "" {
		t.Fatal(got)
	}
	if got := code(s, invitation("a"), morning); got != machines.InvitationExists {
		t.Errorf("twice: %q", got)
	}
	if got := code(s, admit, morning.Add(15*time.Minute)); got != machines.InvitationExpired {
		t.Errorf("after its time: %q", got)
	}
	if got := code(s, admit, morning); got != "" {
		t.Fatal(got)
	}
	if m, _ := s.Machine("m-2"); m.Role != machines.Kiosk || m.Name != "Kiosk by the door" {
		t.Errorf("the machine is what it said of itself: %+v", m)
	}
	admit.Machine = machine("m-3", machines.Kiosk, "3")
	if got := code(s, admit, morning); got != machines.InvitationUsed {
		t.Errorf("a second machine: %q", got)
	}
}

func TestFiveWrongCodesLockAnInvitation(t *testing.T) {
	s := founded(t)
	code(s, invitation("a"), morning)
	for range machines.Tries {
		if got := code(s, machines.CountTry{Invitation: digits("a", 32)}, morning); got != "" {
			t.Fatal(got)
		}
	}
	admit := machines.AdmitMachine{Invitation: digits("a", 32), Machine: machine("m-2", machines.Kiosk, "2")}
	if got := code(s, admit, morning); got != machines.InvitationLocked {
		t.Errorf("after %d wrong codes: %q", machines.Tries, got)
	}
}

func TestACancelledInvitationLetsNobodyIn(t *testing.T) {
	s := founded(t)
	code(s, invitation("a"), morning)
	code(s, machines.CancelInvitation{Invitation: digits("a", 32)}, morning.Add(time.Minute))
	admit := machines.AdmitMachine{Invitation: digits("a", 32), Machine: machine("m-2", machines.Kiosk, "2")}
	if got := code(s, admit, morning.Add(time.Minute)); got != machines.InvitationExpired {
		t.Errorf("got %q", got)
	}
}

func TestARevokedIdentifierIsBuried(t *testing.T) {
	s := founded(t)
	code(s, machines.RegisterMachine{Machine: machine("second", machines.Desk, "2")}, morning)
	if got := code(s, machines.RevokeMachine{Machine: "second"}, morning.Add(time.Hour)); got != "" {
		t.Fatal(got)
	}
	for what, c := range map[string]machines.Command{
		"the same machine":       machines.RegisterMachine{Machine: machine("second", machines.Desk, "2")},
		"another by its name":    machines.RegisterMachine{Machine: machine("second", machines.Desk, "3")},
		"a report":               machines.ReportMachine{Machine: "second"},
		"a certificate":          machines.RenewCertificate{Machine: "second", Serial: "1"},
		"revoked a second time":  machines.RevokeMachine{Machine: "second"},
		"renamed after the fact": machines.RenameMachine{Machine: "second", Name: "x"},
	} {
		if got := code(s, c, morning.Add(2*time.Hour)); got != machines.MachineRevokedBefore {
			t.Errorf("%s: %q", what, got)
		}
	}
	again := machines.RegisterMachine{Machine: machine("third", machines.Desk, "2")}
	if got := code(s, again, morning); got != machines.KeyInUse {
		t.Errorf("its key under another name: %q", got)
	}
}

func TestTheSameKeyTwiceIsACopy(t *testing.T) {
	s := founded(t)
	if got := code(s, machines.RegisterMachine{Machine: machine("first", machines.Admin, "1")}, morning); got != "" {
		t.Errorf("the same machine again: %q", got)
	}
	if got := code(s, machines.RegisterMachine{Machine: machine("first", machines.Admin, "9")}, morning); got != machines.MachineExists {
		t.Errorf("another key under its name: %q", got)
	}
	if got := code(s, machines.RegisterMachine{Machine: machine("copy", machines.Admin, "1")}, morning); got != machines.KeyInUse {
		t.Errorf("its key under another name: %q", got)
	}
}

func TestTheLastTrustedKeeperStays(t *testing.T) {
	s := founded(t)
	code(s, machines.RegisterMachine{Machine: machine("door", machines.Kiosk, "2")}, morning)
	if got := code(s, machines.RevokeMachine{Machine: "first"}, morning); got != machines.LastMachine {
		t.Errorf("only a kiosk would be left: %q", got)
	}
}

func TestALevelWaitsForEveryMember(t *testing.T) {
	s := founded(t)
	code(s, machines.RegisterMachine{Machine: machine("second", machines.Desk, "2")}, morning)
	code(s, machines.ReportMachine{Machine: "first", Level: 2}, morning)
	if got := code(s, machines.RaiseLevel{Level: 2}, morning); got != machines.LevelNotReached {
		t.Errorf("one is too old: %q", got)
	}
	code(s, machines.ReportMachine{Machine: "second", Level: 2}, morning)
	if got := code(s, machines.RaiseLevel{Level: 2}, morning); got != "" || s.Level != 2 {
		t.Errorf("all have it: %q", got)
	}
}

func TestARootIsChangedInThreeSteps(t *testing.T) {
	s := founded(t)
	next := machines.ChangeAuthority{Authority: machines.Authority{Certificate: []byte("next"), Sealed: []byte("sealed")}}
	if got := code(s, next, morning); got != "" || len(s.Authorities) != 2 {
		t.Fatal(got)
	}
	if got := code(s, machines.DropAuthority{Certificate: []byte("next")}, morning); got != queue.WrongRequest {
		t.Errorf("the newest was dropped: %q", got)
	}
	if got := code(s, machines.DropAuthority{Certificate: []byte("root")}, morning); got != "" || len(s.Authorities) != 1 {
		t.Errorf("the old one was kept: %q", got)
	}
}

// TestAnIncarnationKeepsItsProof: it is signed anew by each root that takes over.
func TestAnIncarnationKeepsItsProof(t *testing.T) {
	s := founded(t)
	root := func(name string) machines.ChangeAuthority {
		return machines.ChangeAuthority{Authority: machines.Authority{Certificate: []byte(name)}, Proof: []byte("by " + name)}
	}
	if code(s, root("next"), morning); s.Proof != nil {
		t.Error("the first life has a proof")
	}
	if got := code(s, machines.BeginIncarnation{Incarnation: 1, Proof: []byte("by next")}, morning); got != "" || s.Incarnation != 1 {
		t.Fatal(got)
	}
	if code(s, root("third"), morning); string(s.Proof) != "by third" {
		t.Errorf("it is %q", s.Proof)
	}
}

func TestWhatNoHonestProgramSends(t *testing.T) {
	long := strings.Repeat("x", 101)
	good := machine("second", machines.Desk, "2")
	with := func(change func(*machines.Machine)) machines.Command {
		m := good
		change(&m)
		return machines.RegisterMachine{Machine: m}
	}
	for what, c := range map[string]machines.Command{
		"no id":            with(func(m *machines.Machine) { m.ID = "" }),
		"a capital":        with(func(m *machines.Machine) { m.ID = "A" }),
		"a role":           with(func(m *machines.Machine) { m.Role = "boss" }),
		"a long name":      with(func(m *machines.Machine) { m.Name = long }),
		"a short key":      with(func(m *machines.Machine) { m.Key = "1" }),
		"nine addresses":   with(func(m *machines.Machine) { m.Addresses = make([]string, 9) }),
		"a level below":    with(func(m *machines.Machine) { m.Level = -1 }),
		"no expiry":        machines.InviteMachine{Invitation: machines.Invitation{ID: digits("b", 32), Secret: digits("5", 64), Name: "x", Role: machines.Hall}},
		"a level again":    machines.RaiseLevel{Level: 1},
		"no serial":        machines.RenewCertificate{Machine: "first"},
		"nothing sealed":   machines.SealAuthority{},
		"an old lifetime":  machines.BeginIncarnation{Proof: []byte("signed")},
		"an unproven one":  machines.BeginIncarnation{Incarnation: 1},
		"an empty root":    machines.ChangeAuthority{},
		"a name of no one": machines.RenameMachine{Machine: "first"},
	} {
		if got := code(founded(t), c, morning); got != queue.WrongRequest {
			t.Errorf("%s: %q", what, got)
		}
	}
}

// TestAlways walks at random and holds what must hold after every command.
func TestAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, at := founded(t), morning
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			at = at.Add(time.Duration(rapid.IntRange(0, 900).Draw(t, "later")) * time.Second)
			before := form(t, s)
			revoked := revokedOf(s)
			c := command(t, at)
			if _, refusal := s.Apply(c, at); refusal != nil && form(t, s) != before && len(s.Invitations) == strings.Count(before, `"secret"`) {
				t.Fatalf("%#v was refused and changed the register", c)
			}
			holds(t, s, revoked)
		}
	})
}

func holds(t *rapid.T, s *machines.State, revoked map[machines.ID]bool) {
	ids, keys := map[machines.ID]bool{}, map[string]bool{}
	for _, m := range s.Machines {
		if ids[m.ID] || keys[m.Key] {
			t.Fatalf("two machines are %s, or share its key", m.ID)
		}
		ids[m.ID], keys[m.Key] = true, true
		if revoked[m.ID] && m.Belongs() {
			t.Fatalf("%s came back", m.ID)
		}
	}
	used := map[machines.ID]bool{}
	for _, i := range s.Invitations {
		if i.Machine != "" && used[i.Machine] {
			t.Fatalf("%s used two invitations", i.Machine)
		}
		used[i.Machine] = true
		if i.Tries < 0 {
			t.Fatal("more tries than there are")
		}
	}
}

func revokedOf(s *machines.State) map[machines.ID]bool {
	list := map[machines.ID]bool{}
	for _, m := range s.Machines {
		if !m.Belongs() {
			list[m.ID] = true
		}
	}
	return list
}

func form(t *rapid.T, s *machines.State) string {
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func command(t *rapid.T, at queue.Moment) machines.Command {
	id := machines.ID(rapid.SampledFrom([]string{"first", "a", "b", "c"}).Draw(t, "id"))
	key := rapid.SampledFrom([]string{"1", "2", "3", "4"}).Draw(t, "key")
	invited := digits(rapid.SampledFrom([]string{"1", "2"}).Draw(t, "invitation"), 32)
	role := rapid.SampledFrom(machines.Roles()).Draw(t, "role")
	fresh := invitation("1").Invitation
	fresh.ID, fresh.Expires = invited, at.Add(10*time.Minute)
	return rapid.SampledFrom([]machines.Command{
		machines.RegisterMachine{Machine: machine(id, role, key)},
		machines.RevokeMachine{Machine: id},
		machines.RenameMachine{Machine: id, Name: key},
		machines.ReportMachine{Machine: id, Level: 2},
		machines.MarkStaysOn{Machine: id, StaysOn: key == "2"},
		machines.InviteMachine{Invitation: fresh},
		machines.CountTry{Invitation: invited},
		machines.AdmitMachine{Invitation: invited, Machine: machine(id, role, key)},
		machines.CancelInvitation{Invitation: invited},
		machines.RenewCertificate{Machine: id, Serial: key, Expires: at},
		machines.ChangeAuthority{Authority: machines.Authority{Certificate: []byte(key)}},
		machines.DropAuthority{Certificate: []byte(key)},
		machines.SealAuthority{Sealed: []byte(key)},
		machines.RaiseLevel{Level: 2},
		machines.BeginIncarnation{Incarnation: len(key), Proof: []byte(key)},
	}).Draw(t, "command")
}
