package member_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/joining"
	"okienko/cluster/member"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/officetest"
)

func TestAnOfficeIsFoundedAndJoined(t *testing.T) {
	t.Parallel()
	first, recovery := clustertest.Found(t, officetest.Plan())
	w := first.Window()
	w.OpenDay()
	desk, hall := clustertest.Machine(t), clustertest.Machine(t)
	papers := desk.Join(w.Invite("desk 2", machines.Desk, false).Text)
	if papers.Role != "desk" || papers.Name != "desk 2" || papers.Keeps {
		t.Errorf("papers for %+v", papers)
	}
	clerk := desk.Window()
	clerk.Must(clustertest.Issue())
	clerk.Until(tickets(1))
	hall.Join(w.Invite("hall", machines.Hall, true).Text)
	w.Until("the key is sealed to the hall, too", func(s *office.State) bool {
		sealed := s.Machines.Authorities[0].Sealed
		return slices.Equal(joining.SealedTo(sealed), []string{first.Keys.Recipient, hall.Keys.Recipient, s.Machines.Recovery})
	})
	m := w.State().Machines
	certs, err := joining.Certificates([][]byte{m.Authorities[0].Certificate})
	if err != nil {
		t.Fatal(err)
	}
	paper, _, err := joining.ParseRecoveryKey(recovery)
	if err != nil {
		t.Fatal(err)
	}
	for who, secret := range map[string]string{"the hall": hall.Keys.Sealing, "the paper": paper} {
		if _, err := joining.OpenAuthority(m.Authorities[0].Sealed, secret, certs); err != nil {
			t.Errorf("%s cannot open the office's key: %v", who, err)
		}
	}
	if _, err := joining.OpenAuthority(m.Authorities[0].Sealed, desk.Keys.Sealing, certs); err == nil {
		t.Error("a machine that keeps no log opens the office's key")
	}
}

func TestTwoMachinesShowTheSameDigits(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan())
	w := first.Window()
	invited := w.Invite("entrance", machines.Kiosk, true)
	code, err := joining.ParseShortCode(invited.Code)
	if err != nil {
		t.Fatal(err)
	}
	kiosk := clustertest.Machine(t)
	shown := make(chan string, 1)
	joined := make(chan error, 1)
	n := kiosk.Newcomer()
	n.Digits = func(d string) { shown <- d }
	go func() {
		p, err := n.ByCode(t.Context(), code, invited.Addresses...)
		if err == nil {
			err = kiosk.Folder.Keep(p)
		}
		joined <- err
	}()
	there, err := w.AwaitNewcomer(t.Context(), invited.ID)
	if err != nil {
		t.Fatal(err)
	}
	if d := <-shown; d != there.Digits {
		t.Errorf("the screens show %s and %s", d, there.Digits)
	}
	if w.State().Machines.Invitations[0].Machine != "" {
		t.Error("it was admitted before anybody has confirmed")
	}
	if err := w.Confirm(t.Context(), invited.ID, there.Machine, true); err != nil {
		t.Fatal(err)
	}
	if err := <-joined; err != nil {
		t.Fatal(err)
	}
	if s := w.State().Machines.Authorities[0].Sealed; slices.Contains(joining.SealedTo(s), kiosk.Keys.Recipient) {
		t.Error("the office's key is sealed to a kiosk")
	}
}

func TestAnInvitationLetsOneMachineIn(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan())
	w := first.Window()
	invited := w.Invite("desk", machines.Desk, false)
	desk := clustertest.Machine(t)
	p := desk.Join(invited.Text)
	if again := desk.Join(invited.Text); again.Machine != p.Machine {
		t.Errorf("who asks again becomes %s", again.Machine)
	}
	i, err := joining.ParseInvitation(invited.Text)
	if err != nil {
		t.Fatal(err)
	}
	_, err = clustertest.Machine(t).Newcomer().ByInvitation(t.Context(), i)
	if joining.CodeOf(err) != joining.CodeUsed {
		t.Errorf("another machine: %v", err)
	}
	i.Secret[0]++
	_, err = clustertest.Machine(t).Newcomer().ByInvitation(t.Context(), i)
	if joining.CodeOf(err) != joining.WrongCode {
		t.Errorf("a secret that nobody was given: %v", err)
	}
	if n := len(w.State().Machines.Machines); n != 2 {
		t.Errorf("%d machines are registered", n)
	}
}

// A stolen kiosk's certificate makes no invitation and hears of no newcomer.
func TestOnlyManagersInvite(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan())
	w := first.Window()
	kiosk := clustertest.Machine(t)
	kiosk.Join(w.Invite("entrance", machines.Kiosk, false).Text)
	stolen := kiosk.Window()
	_, err := stolen.Client.Invite(t.Context(), cluster.Wanted{Name: "x", Role: machines.Admin})
	if err == nil || !strings.Contains(err.Error(), "not_allowed") {
		t.Errorf("a kiosk invites: %v", err)
	}
}

func TestARevokedMachineIsPutOut(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan())
	w := first.Window()
	desk := clustertest.Machine(t)
	p := desk.Join(w.Invite("desk", machines.Desk, false).Text)
	clerk := desk.Window()
	clerk.UntilContact("the office", isCurrent)
	w.Must(machines.RevokeMachine{Machine: machines.ID(p.Machine)})
	clerk.UntilContact("it is put out", isLost)
	_, err := desk.Newcomer().Renew(t.Context(), p.Authorities, first.Address)
	if joining.CodeOf(err) != joining.MachineGone {
		t.Errorf("a revoked machine renews: %v", err)
	}
}

// A machine was off until its certificate had ended.
func TestAMachineThatWasOffForLongComesBack(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan())
	w := first.Window()
	desk := clustertest.Machine(t)
	desk.Join(w.Invite("desk", machines.Desk, false).Text)
	p, err := desk.Folder.Papers()
	if err != nil {
		t.Fatal(err)
	}
	later, err := desk.Newcomer().Renew(t.Context(), p.Authorities, p.Members[0].Address)
	if err != nil {
		t.Fatal(err)
	}
	was, is := leaf(t, p), leaf(t, later)
	if was.SerialNumber.Cmp(is.SerialNumber) == 0 {
		t.Error("the certificate is the old one")
	}
	w.Until("the register knows the new one", func(s *office.State) bool {
		m, _ := s.Machines.Machine(machines.ID(p.Machine))
		return m.Serial == is.SerialNumber.Text(16)
	})
}

// A member renews by itself, and shows the new certificate without a new start.
func TestAMemberRenewsBeforeItsCertificateEnds(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan())
	w := first.Window()
	w.OpenDay()
	before, err := first.Folder.Papers()
	if err != nil {
		t.Fatal(err)
	}
	first.Stop()
	later := func() time.Time { return time.Now().AddDate(0, 11, 0) }
	first.Tune = func(c *member.Config) { c.Clock, c.Identity.Clock = later, later }
	first.Start()
	w.Until("the register knows a new certificate", func(s *office.State) bool {
		return s.Machines.Machines[0].Serial != leaf(t, before).SerialNumber.Text(16)
	})
	until(t, "the papers are kept", func() bool {
		p, err := first.Folder.Papers()
		return err == nil && leaf(t, p).SerialNumber.Text(16) == w.State().Machines.Machines[0].Serial
	})
	identity, papers, err := cluster.LoadJoined(first.Folder)
	if err != nil {
		t.Fatal(err)
	}
	identity.Clock = later
	clustertest.Watch(t, cluster.ClientConfig{Identity: identity, Members: cluster.MembersOf(papers)}).UntilContact("the office", isCurrent)
}

func TestTheOfficeChangesItsAuthority(t *testing.T) {
	t.Parallel()
	first, _ := clustertest.Found(t, officetest.Plan())
	w := first.Window()
	w.Until("the office", func(s *office.State) bool { return s.Machines.Founded() })
	old := w.State().Machines.Authorities[0].Certificate
	if err := first.Member.ChangeAuthority(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.Until("the old authority is dropped", func(s *office.State) bool {
		a := s.Machines.Authorities
		return len(a) == 1 && !slices.Equal(a[0].Certificate, old)
	})
	desk := clustertest.Machine(t)
	desk.Join(first.Window().Invite("desk", machines.Desk, false).Text)
	desk.Window().UntilContact("the office", isCurrent)
}
