package member

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"net"
	"slices"
	"time"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// Times of the own certificate: how often a member looks whether it is time, and
// how long one attempt may take.
const (
	identityEvery = 3 * time.Second
	renewFor      = 30 * time.Second
	// settleFor is how old an authority is before machines renew with it: a
	// certificate tells whole seconds, and has to be younger than its authority.
	settleFor = 2 * time.Second
)

// serveNewcomer lets a newcomer talk with the reception.
func (m *Member) serveNewcomer(c *tls.Conn) { m.reception.Serve(m.life, c) }

// chain is the own certificate with the authorities behind it, which a newcomer
// does not know yet.
func (m *Member) chain() (tls.Certificate, error) {
	own := m.cfg.Identity.Proof().Pair
	authorities := m.authorities()
	if len(authorities) == 0 {
		return own, nil
	}
	chain, err := joining.Chain(own.Certificate[0], authorities)
	return tls.Certificate{Certificate: chain, PrivateKey: own.PrivateKey}, err
}

// keepIdentity trusts whom the register trusts, and renews the own certificate
// before it ends.
func (m *Member) keepIdentity(ctx context.Context) {
	if m.cfg.Keep == nil {
		return // made by hand
	}
	chance := anyFraction()
	var called []joining.Address // as the papers have them
	for {
		changed := m.directory.changed()
		m.trustRegister()
		called = m.keepAddresses(called)
		if err := m.showLife(); err != nil {
			m.cfg.Log.Error("the proof of the office's present life cannot be used", "error", err)
		}
		if m.current() && m.mustRenew(chance) {
			m.renew(ctx)
			chance = anyFraction()
		}
		select {
		case <-ctx.Done():
			return
		case <-changed:
		case <-time.After(identityEvery):
		}
	}
}

// anyFraction is a number from 0 to 1 by chance.
func anyFraction() float64 {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return float64(binary.BigEndian.Uint64(b[:])>>11) / (1 << 53)
}

// trustRegister takes over the authorities that count now.
func (m *Member) trustRegister() {
	authorities := m.authorities()
	roots, err := joining.Roots(authorities)
	now := m.cfg.Identity.Proof()
	if err != nil || len(roots) == 0 || slices.EqualFunc(roots, now.Roots, (*x509.Certificate).Equal) {
		return
	}
	m.take(now.Pair.Certificate[0], authorities)
}

// keepAddresses keeps in the papers whom this machine can call, as the register
// says now: one that has lost its store has nothing else to go by.
func (m *Member) keepAddresses(kept []joining.Address) []joining.Address {
	now := m.callable()
	if _, known := m.directory.machine(m.cfg.ID); !known || slices.Equal(now, kept) {
		return kept
	}
	m.take(m.cfg.Identity.Proof().Pair.Certificate[0], m.authorities())
	return now
}

// mustRenew says whether it is time for the next certificate: the present one is
// old, or of an authority that another one has taken over from.
func (m *Member) mustRenew(chance float64) bool {
	p := m.cfg.Identity.Proof()
	if len(p.Roots) == 0 {
		return false
	}
	if p.Pair.Leaf.CheckSignatureFrom(p.Roots[len(p.Roots)-1]) != nil {
		return m.cfg.Clock().After(m.newestSince().Add(settleFor))
	}
	return m.cfg.Clock().After(joining.RenewAt(p.Pair.Leaf, chance))
}

// newestSince is when the newest authority began.
func (m *Member) newestSince() (at time.Time) {
	m.machine.look(func(s *office.State) {
		if n := len(s.Machines.Authorities); n > 0 {
			at = s.Machines.Authorities[n-1].Since.Time()
		}
	})
	return at
}

// renew asks a member that holds the office's key, which may be this one.
func (m *Member) renew(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, renewFor)
	defer cancel()
	key, ok := m.cfg.Identity.Proof().Pair.PrivateKey.(*ecdsa.PrivateKey)
	if !ok {
		return
	}
	n := joining.Newcomer{Key: key, Level: office.Level, Clock: m.cfg.Clock, Dial: m.dialAny}
	var addresses []string
	for _, a := range m.callable() {
		addresses = append(addresses, a.Address)
	}
	p, err := n.Renew(ctx, m.authorities(), addresses...)
	if err != nil {
		m.cfg.Log.Warn("the certificate was not renewed, and is asked for again", "error", err)
		return
	}
	m.take(p.Certificate, p.Authorities)
	m.cfg.Log.Info("the certificate was renewed", "machine", m.cfg.ID)
}

func (m *Member) dialAny(ctx context.Context, address string) (net.Conn, error) {
	return m.cfg.Identity.Via().Dial(ctx, address)
}

// take shows and believes something else from now on, here and after the next
// start.
func (m *Member) take(certificate []byte, authorities [][]byte) {
	roots, err := joining.Roots(authorities)
	key := m.cfg.Identity.Proof().Pair.PrivateKey
	entry, known := m.directory.machine(m.cfg.ID)
	if err == nil && !known {
		err = errors.New("the register does not know this machine")
	}
	if err == nil {
		err = m.cfg.Keep(joining.Papers{
			Office: m.office(), Machine: m.cfg.ID, Role: string(entry.Role), Name: entry.Name, Keeps: entry.Keeps,
			Certificate: certificate, Authorities: authorities, Members: m.callable(),
		})
	}
	if err == nil {
		pair := tls.Certificate{Certificate: [][]byte{certificate}, PrivateKey: key}
		err = m.cfg.Identity.Replace(cluster.Proof{Pair: pair, Roots: roots})
	}
	if err != nil {
		m.cfg.Log.Error("the new papers of this machine cannot be used", "error", err)
	}
}

// authorityDuties keep the office's key with those who may have it, and end the
// trust in an old authority when nobody needs it any more.
func (m *Member) authorityDuties(s *machines.State) []office.Command {
	if m.cfg.Sealing == "" || len(s.Authorities) == 0 {
		return nil
	}
	newest := s.Authorities[len(s.Authorities)-1]
	var due []office.Command
	if to := entitled(s); len(newest.Sealed) > 0 && !slices.Equal(joining.SealedTo(newest.Sealed), to) {
		if sealed, err := m.reseal(s, to); err == nil {
			due = append(due, machines.SealAuthority{Sealed: sealed})
		}
	}
	if oldest := s.Authorities[0]; len(s.Authorities) > 1 && renewedSince(s, newest.Since) && !m.signedBy(oldest) {
		due = append(due, machines.DropAuthority{Certificate: oldest.Certificate})
	}
	return due
}

// entitled are those to whom the office's key is sealed: trusted machines that
// keep the log, and the recovery key.
func entitled(s *machines.State) []string {
	var to []string
	for _, m := range s.Present() {
		if m.Keeps && m.Role.Trusted() && m.Recipient != "" {
			to = append(to, m.Recipient)
		}
	}
	if s.Recovery != "" {
		to = append(to, s.Recovery)
	}
	return to
}

func (m *Member) reseal(s *machines.State, to []string) ([]byte, error) {
	var all [][]byte
	for _, a := range s.Authorities {
		all = append(all, a.Certificate)
	}
	certs, err := joining.Certificates(all)
	if err != nil {
		return nil, err
	}
	a, err := joining.OpenAuthority(s.Authorities[len(s.Authorities)-1].Sealed, m.cfg.Sealing, certs)
	if err != nil {
		return nil, err
	}
	return a.SealKey(to...)
}

// renewedSince says whether every machine has a certificate that was made after
// a moment.
func renewedSince(s *machines.State, at queue.Moment) bool {
	for _, m := range s.Present() {
		if m.Expires.Time().Add(-joining.MachineFor).Before(at.Time()) {
			return false
		}
	}
	return true
}

func (m *Member) signedBy(a machines.Authority) bool {
	certs, err := x509.ParseCertificates(a.Certificate)
	leaf := m.cfg.Identity.Proof().Pair.Leaf
	return err == nil && len(certs) > 0 && leaf.CheckSignatureFrom(certs[0]) == nil
}

// ChangeAuthority makes a new authority for the office, signed by the present
// one. The machines then renew one after another, and the old one is dropped
// when all have.
func (m *Member) ChangeAuthority(ctx context.Context) error {
	old, err := m.authority()
	if err != nil {
		return err
	}
	next, cross, err := old.Succeed(m.cfg.Clock())
	if err != nil {
		return err
	}
	life, err := next.Confirm(m.cfg.Identity.Incarnation())
	if err != nil {
		return err
	}
	var to []string
	m.machine.look(func(s *office.State) { to = entitled(&s.Machines) })
	sealed, err := next.SealKey(to...)
	if err != nil {
		return err
	}
	answer, err := m.order(ctx, machines.ChangeAuthority{Authority: machines.Authority{
		Certificate: bytes.Join([][]byte{next.Certificate.Raw, cross.Raw}, nil), Sealed: sealed,
	}, Proof: life.Proof()})
	if err == nil && answer.Refusal != nil {
		return answer.Refusal
	}
	return err
}
