package joining

import (
	"context"
	"crypto/tls"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestJoiningWithAnInvitation(t *testing.T) {
	o := newOffice(t)
	i := o.invite()
	n := newcomer()
	p, err := n.ByInvitation(t.Context(), i)
	if err != nil {
		t.Fatal(err)
	}
	if c := trusted(p); c.Subject.CommonName != must(MachineID(&n.Key.PublicKey)) || c.Subject.OrganizationalUnit[0] != "hall" {
		t.Errorf("the certificate is for %v", c.Subject)
	}
	if p.Office != officeID || len(p.Members) != 1 {
		t.Errorf("papers of %s with members %v", p.Office, p.Members)
	}
	again, err := n.ByInvitation(t.Context(), i)
	if err != nil || again.Machine != p.Machine {
		t.Errorf("who lost the line cannot ask again: %v", err)
	}
	_, err = newcomer().ByInvitation(t.Context(), i)
	expect(t, "used twice", err, CodeUsed)
}

func TestJoiningWithAShortCode(t *testing.T) {
	o := newOffice(t)
	var here, there string
	code := o.show(func(w Waiting) bool { here = w.Digits; return true })
	n := newcomer()
	n.Digits = func(d string) { there = d }
	p, err := n.ByCode(t.Context(), code, o.address)
	if err != nil {
		t.Fatal(err)
	}
	if len(here) != 7 || here != there {
		t.Errorf("the screens show %q and %q", here, there)
	}
	if p.Machine != must(MachineID(&n.Key.PublicKey)) {
		t.Errorf("papers for %s", p.Machine)
	}
	_, err = newcomer().ByCode(t.Context(), code, o.address)
	expect(t, "used twice", err, WrongCode)
}

// A person may need longer than any network.
func TestAPersonMayTakeItsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := closedOffice(t)
		left, right := net.Pipe()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go o.serve(ctx, tls.Server(right, Accepting(o.own)))
		code := o.show(func(Waiting) bool { time.Sleep(4 * time.Minute); return true })
		n := newcomer()
		n.Dial = func(context.Context, string) (net.Conn, error) { return left, nil }
		if _, err := n.ByCode(ctx, code, o.address); err != nil {
			t.Error(err)
		}
	})
}

func TestThePersonSaysNo(t *testing.T) {
	o := newOffice(t)
	code := o.show(func(Waiting) bool { return false })
	_, err := newcomer().ByCode(t.Context(), code, o.address)
	expect(t, "no", err, SaidNo)
	_, err = newcomer().ByCode(t.Context(), code, o.address)
	expect(t, "again after no", err, WrongCode)
	if o.usedBy != "" {
		t.Error("it was admitted")
	}
}

func TestOfSeveralAddressesTheOfficesOwnIsFound(t *testing.T) {
	o := newOffice(t)
	other := newOffice(t)
	i := o.invite()
	i.Addresses = []string{"127.0.0.1:1", other.address, o.address}
	if _, err := newcomer().ByInvitation(t.Context(), i); err != nil {
		t.Error(err)
	}
	i.Addresses = nil
	if _, err := newcomer().ByInvitation(t.Context(), i, o.address); err != nil && CodeOf(err) != CodeUsed {
		t.Error("a typed address is not asked:", err)
	}
}

func TestRenewingAfterALongTime(t *testing.T) {
	o := newOffice(t)
	n := newcomer()
	p, err := n.ByInvitation(t.Context(), o.invite())
	if err != nil {
		t.Fatal(err)
	}
	// Its own certificate is not asked for, so it may have ended long ago.
	again, err := n.Renew(t.Context(), p.Authorities, o.address)
	if err != nil {
		t.Fatal(err)
	}
	if trusted(again).SerialNumber.Cmp(trusted(p).SerialNumber) == 0 {
		t.Error("the certificate is the old one")
	}
	_, err = newcomer().Renew(t.Context(), p.Authorities, o.address)
	expect(t, "a key that is not registered", err, UnknownHere)
	_, err = n.Renew(t.Context(), p.Authorities, newOffice(t).address)
	expect(t, "at another office", err, OtherOffice)
	o.mu.Lock()
	o.revoked = true
	o.mu.Unlock()
	_, err = n.Renew(t.Context(), p.Authorities, o.address)
	expect(t, "revoked", err, MachineGone)
}

// A machine was off while the office changed its authority.
func TestRenewingAcrossTheChangeOfTheAuthority(t *testing.T) {
	old := must(NewAuthority(officeID, time.Now()))
	next, cross, err := old.Succeed(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	o := openOffice(t, next, next, old.Certificate.Raw, append(append([]byte(nil), next.Certificate.Raw...), cross.Raw...))
	n := newcomer()
	o.usedBy = must(MachineID(&n.Key.PublicKey))
	p, err := n.Renew(t.Context(), [][]byte{old.Certificate.Raw}, o.address)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Authorities) != 2 {
		t.Errorf("it knows %d authorities", len(p.Authorities))
	}
}

func TestAnOfficeWithoutAMajority(t *testing.T) {
	o := newOffice(t)
	i := o.invite()
	o.offline = true
	_, err := newcomer().ByInvitation(t.Context(), i)
	expect(t, "no majority", err, OfficeBusy)
	if strings.Contains(err.Error(), "majority") {
		t.Errorf("a stranger is told the cause: %v", err)
	}
}

func TestWhoIsNotThere(t *testing.T) {
	o := newOffice(t)
	i := o.invite()
	i.Addresses = []string{"127.0.0.1:1"}
	_, err := newcomer().ByInvitation(t.Context(), i)
	expect(t, "nobody listens", err, NobodyThere)
	i.Addresses = []string{newOffice(t).address}
	_, err = newcomer().ByInvitation(t.Context(), i)
	expect(t, "another office", err, OtherOffice)
	i.Addresses = []string{o.address}
	late := newcomer()
	late.Clock = func() time.Time { return time.Now().AddDate(3, 0, 0) }
	i.Expires = late.now()
	_, err = late.ByInvitation(t.Context(), i)
	expect(t, "a clock three years ahead", err, ClockIsWrong)
	i.Expires = time.Now().Add(-48 * time.Hour)
	_, err = newcomer().ByInvitation(t.Context(), i)
	expect(t, "an invitation of the day before yesterday", err, CodeExpired)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newcomer().ByInvitation(gone, o.invite()); err == nil {
		t.Error("it joined though it was to stop")
	}
}
