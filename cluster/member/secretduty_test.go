package member_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/internal/secrets"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// sealedTo says that both secrets are sealed to these, and to the recovery key.
func sealedTo(recipients ...string) func(*office.State) bool {
	return func(s *office.State) bool {
		to := append(slices.Clone(recipients), s.Machines.Recovery)
		return slices.Equal(s.People.Pepper.To, to) && slices.Equal(s.People.DayKey.To, to)
	}
}

// TestSecretsFollowTheMachines: clerks' and managers' computers get them, those in
// the hall and at the door do not, and who was removed gets none any more.
func TestSecretsFollowTheMachines(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan(officetest.WithPeople))
	w := first.Window()
	w.OpenDay()
	w.Until("the first machine has the secrets", sealedTo(first.Keys.Recipient))
	desk, hall, kiosk := clustertest.Machine(t), clustertest.Machine(t), clustertest.Machine(t)
	kiosk.Join(w.Invite("door", machines.Kiosk, true).Text)
	hall.Join(w.Invite("hall", machines.Hall, false).Text)
	papers := desk.Join(w.Invite("desk", machines.Desk, false).Text)
	w.Until("the desk has them, too", sealedTo(first.Keys.Recipient, desk.Keys.Recipient))

	pepper, day := w.State().People.Pepper, w.State().People.DayKey
	clerk := secrets.New(desk.Keys.Sealing)
	note, err := clerk.SealNote(day, "t", "words")
	if err != nil {
		t.Fatal(err)
	}
	for who, other := range map[string]string{"hall": hall.Keys.Sealing, "door": kiosk.Keys.Sealing} {
		if _, err := secrets.New(other).OpenNote(day, "t", note); err == nil {
			t.Errorf("the machine %s reads notes", who)
		}
	}
	set, err := clerk.SetPIN("zofia", pepper, "735281")
	if err != nil {
		t.Fatal(err)
	}
	w.Must(set)
	known, _ := w.State().People.PIN("zofia")
	proof, err := secrets.New(first.Keys.Sealing).SignIn(known, pepper, "735281", first.Papers().Machine, w.Name())
	if err != nil {
		t.Fatal(err)
	}
	if _, signedIn := w.Must(proof)[0].(people.SignedIn); !signedIn {
		t.Fatal("the PIN that one machine set is not proven at another")
	}

	w.Must(machines.RevokeMachine{Machine: machines.ID(papers.Machine)})
	w.Until("the desk has them no more", sealedTo(first.Keys.Recipient))
	if again := w.State().People.Pepper; again.ID != pepper.ID || bytes.Equal(again.Box, pepper.Box) {
		t.Error("it is another secret, or the same box")
	}
	w.Must(queue.CloseDay{})
	if s := w.State().People.DayKey; s.Shared() {
		t.Error("the key of the notes outlives its day")
	}
}

// TestAnOfficeByHandSharesNothing: its machines have no key to seal to.
func TestAnOfficeByHandSharesNothing(t *testing.T) {
	t.Parallel()
	o := clustertest.New(t, 1, officetest.Plan(officetest.WithPeople))
	w := o.Window()
	w.OpenDay()
	w.Until("the register", func(s *office.State) bool { return s.Machines.Founded() })
	set := officetest.SetPIN("zofia", "", "735281")
	if a, err := w.Do(t.Context(), set); err != nil || a.Refusal == nil || a.Refusal.Code != people.NoPepper {
		t.Errorf("a PIN without a secret: %+v, %v", a, err)
	}
}

// TestPINsOutliveTheMachines: an office that is restored from a backup on a fresh
// machine knows its people, because its recovery key opens what they prove with.
func TestPINsOutliveTheMachines(t *testing.T) {
	t.Parallel()
	f, recovery := clustertest.Found(t, officetest.Plan(officetest.WithPeople))
	w := f.Window()
	w.Until("the secret", func(s *office.State) bool { return s.People.Pepper.Shared() })
	set, err := secrets.New(f.Keys.Sealing).SetPIN("zofia", w.State().People.Pepper, "735281")
	if err != nil {
		t.Fatal(err)
	}
	w.Must(set)
	text := backedUp(t, w)
	f.Stop()

	dir := filepath.Join(t.TempDir(), "data")
	if err := into(dir, recovery, text); err != nil {
		t.Fatal(err)
	}
	again, folder, id := restored(t, dir)
	again.Until("the office", func(s *office.State) bool { return len(s.People.PINs) == 1 })
	keys, err := folder.Keys()
	if err != nil {
		t.Fatal(err)
	}
	known, _ := again.State().People.PIN("zofia")
	proof, err := secrets.New(keys.Sealing).SignIn(known, again.State().People.Pepper, "735281", id, again.Name())
	if err != nil {
		t.Fatal(err)
	}
	if _, signedIn := again.Must(proof)[0].(people.SignedIn); !signedIn {
		t.Error("the PIN is not proven any more")
	}
}

// TestOnlyWhoMayInvites: a code for a new computer is made for whoever is signed in
// in the window that asks, and may change computers.
func TestOnlyWhoMayInvites(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan(officetest.WithPeople))
	w := first.Window()
	w.Until("the secret", func(s *office.State) bool { return s.People.Pepper.Shared() })
	keeper, self := secrets.New(first.Keys.Sealing), first.Papers().Machine
	signIn := func(person plan.PersonID, digits string) {
		t.Helper()
		known, _ := w.State().People.PIN(person)
		c, err := keeper.SignIn(known, w.State().People.Pepper, digits, self, w.Name())
		if err != nil {
			t.Fatal(err)
		}
		w.Must(c)
	}
	give := func(person plan.PersonID, digits string) {
		t.Helper()
		c, err := keeper.SetPIN(person, w.State().People.Pepper, digits)
		if err != nil {
			t.Fatal(err)
		}
		w.Must(c)
	}
	refused := func(want queue.Code) {
		t.Helper()
		var why *cluster.RefusedError
		_, err := w.Client.Invite(t.Context(), cluster.Wanted{Name: "hall", Role: machines.Hall})
		if !errors.As(err, &why) || why.Code != string(want) {
			t.Errorf("not %s but %v", want, err)
		}
		if err := w.Ask(t.Context(), cluster.AboutAuthority, nil, nil); !errors.As(err, &why) || why.Code != string(want) {
			t.Errorf("another authority: not %s but %v", want, err)
		}
	}
	give("zofia", "735281")
	refused(office.NotSignedIn)
	signIn("zofia", "735281")
	give("ewa", "504030")
	i := w.Invite("hall", machines.Hall, false)
	if made, _ := w.State().Machines.Invitation(i.ID); made.Person != "zofia" {
		t.Errorf("the invitation is by %q", made.Person)
	}
	signIn("ewa", "504030")
	refused(office.NoRight)
}
