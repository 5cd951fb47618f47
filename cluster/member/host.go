package member

import (
	"context"
	"crypto/subtle"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"slices"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// host lets machines join this member's office: what the talk with a newcomer
// has shown is decided by the register in the log.
type host struct{ m *Member }

// joiningCodes are the register's refusals in the words of the talk.
var joiningCodes = map[queue.Code]joining.Code{
	machines.UnknownInvitation:    joining.WrongCode,
	machines.InvitationExpired:    joining.CodeExpired,
	machines.InvitationUsed:       joining.CodeUsed,
	machines.InvitationLocked:     joining.CodeLocked,
	machines.MachineRevokedBefore: joining.MachineGone,
	machines.UnknownMachine:       joining.UnknownHere,
	machines.MachineExists:        joining.UnknownHere,
	machines.KeyInUse:             joining.UnknownHere,
	queue.WrongRequest:            joining.Misunderstood,
}

// Admit uses up an invitation for a newcomer, and gives it its papers.
func (h host) Admit(ctx context.Context, a joining.Applicant, invitation, secretHash string) (joining.Papers, error) {
	if err := h.invited(invitation, secretHash); err != nil {
		return joining.Papers{}, err
	}
	authority, err := h.m.authority()
	if err != nil {
		return joining.Papers{}, joining.Refuse(joining.OfficeBusy, "", err)
	}
	i, _ := h.invitation(invitation)
	cert, err := h.certify(authority, a, i.Role)
	if err != nil {
		return joining.Papers{}, err
	}
	key := joining.KeyHash(cert)
	err = h.decide(ctx, machines.AdmitMachine{Invitation: invitation, Machine: machines.Machine{
		ID: machines.ID(a.Machine), Role: i.Role, Key: hex.EncodeToString(key[:]), Recipient: a.Recipient, Addresses: a.Addresses,
		Level: a.Level, Version: a.Version, Serial: cert.SerialNumber.Text(16), Expires: queue.At(cert.NotAfter),
	}})
	// Who has joined and lost the line on the way asks again with the same key.
	if joining.CodeOf(err) == joining.CodeUsed && h.isOf(invitation, a.Machine) {
		return h.Renew(ctx, a)
	}
	if err != nil {
		return joining.Papers{}, err
	}
	return h.papers(ctx, a.Machine, cert)
}

// invited says whether a newcomer knows the secret of an invitation. With a
// short code there is none to know.
func (h host) invited(invitation, secretHash string) error {
	i, known := h.invitation(invitation)
	if !known || secretHash != "" && subtle.ConstantTimeCompare([]byte(i.Secret), []byte(secretHash)) != 1 {
		return joining.Refuse(joining.WrongCode, "", nil)
	}
	return nil
}

func (h host) invitation(id string) (i machines.Invitation, known bool) {
	h.m.machine.look(func(s *office.State) { i, known = s.Machines.Invitation(id) })
	return i, known
}

func (h host) isOf(invitation, machine string) bool {
	i, _ := h.invitation(invitation)
	return string(i.Machine) == machine
}

// Renew gives a machine of the office its next certificate.
func (h host) Renew(ctx context.Context, a joining.Applicant) (joining.Papers, error) {
	entry, known := h.m.directory.machine(a.Machine)
	switch {
	case !known:
		return joining.Papers{}, joining.Refuse(joining.UnknownHere, a.Machine, nil)
	case !entry.Belongs():
		return joining.Papers{}, joining.Refuse(joining.MachineGone, a.Machine, nil)
	}
	authority, err := h.m.authority()
	if err != nil {
		return joining.Papers{}, joining.Refuse(joining.OfficeBusy, "", err)
	}
	cert, err := h.certify(authority, a, entry.Role)
	if err != nil {
		return joining.Papers{}, err
	}
	if key := joining.KeyHash(cert); entry.Key != hex.EncodeToString(key[:]) {
		return joining.Papers{}, joining.Refuse(joining.UnknownHere, a.Machine, nil)
	}
	err = h.decide(ctx, machines.RenewCertificate{
		Machine: entry.ID, Serial: cert.SerialNumber.Text(16), Expires: queue.At(cert.NotAfter),
	})
	if err != nil {
		return joining.Papers{}, err
	}
	return h.papers(ctx, a.Machine, cert)
}

// CountTry notes a wrong code.
func (h host) CountTry(ctx context.Context, invitation string) error {
	return h.decide(ctx, machines.CountTry{Invitation: invitation})
}

// decide asks the log.
func (h host) decide(ctx context.Context, c office.Command) error {
	answer, err := h.m.order(ctx, c)
	if err != nil {
		return joining.Refuse(joining.OfficeBusy, "", err)
	}
	if answer.Refusal == nil {
		return nil
	}
	code, known := joiningCodes[answer.Refusal.Code]
	if !known {
		code = joining.OfficeBusy
	}
	return joining.Refuse(code, "", answer.Refusal)
}

func (h host) certify(authority joining.Authority, a joining.Applicant, role machines.Role) (*x509.Certificate, error) {
	cert, err := authority.Issue(a.Key, joining.Subject{
		Machine: a.Machine, Role: string(role), Office: h.m.office(),
	}, h.m.cfg.Clock())
	if err != nil {
		return nil, joining.Refuse(joining.OfficeBusy, "", err)
	}
	return cert, nil
}

// papers are those of a machine with its new certificate. This member may be a
// little behind the log, and waits until it knows what was just decided.
func (h host) papers(ctx context.Context, machine string, cert *x509.Certificate) (joining.Papers, error) {
	for {
		changed := h.m.directory.changed()
		if entry, known := h.m.directory.machine(machine); known {
			return joining.Papers{
				Office: h.m.office(), Machine: machine, Role: string(entry.Role), Name: entry.Name, Keeps: entry.Keeps,
				Certificate: cert.Raw, Authorities: h.m.authorities(), Members: h.m.callable(),
			}, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return joining.Papers{}, joining.Refuse(joining.OfficeBusy, machine, context.Cause(ctx))
		}
	}
}

// office is the office's name for machines.
func (m *Member) office() (id string) {
	m.machine.look(func(s *office.State) { id = s.Machines.Office })
	return id
}

// authorities are those that count, oldest first.
func (m *Member) authorities() (list [][]byte) {
	m.machine.look(func(s *office.State) {
		for _, a := range s.Machines.Authorities {
			list = append(list, slices.Clone(a.Certificate))
		}
	})
	return list
}

// errNoKey says that this member cannot sign: the key is not sealed to it.
var errNoKey = errors.New("this machine does not hold the office's key")

// authority is the office's newest one with its key, if this machine may have it.
func (m *Member) authority() (joining.Authority, error) {
	if m.cfg.Sealing == "" {
		return joining.Authority{}, errNoKey
	}
	var sealed []byte
	m.machine.look(func(s *office.State) {
		if n := len(s.Machines.Authorities); n > 0 {
			sealed = slices.Clone(s.Machines.Authorities[n-1].Sealed)
		}
	})
	certs, err := joining.Certificates(m.authorities())
	if err != nil {
		return joining.Authority{}, err
	}
	a, err := joining.OpenAuthority(sealed, m.cfg.Sealing, certs)
	if err != nil {
		return joining.Authority{}, errors.Join(errNoKey, err)
	}
	return a, nil
}

// callable are the members that a machine may call, this one first.
func (m *Member) callable() []joining.Address {
	var all []joining.Address
	for _, a := range m.ownAddresses() {
		all = append(all, joining.Address{Machine: m.cfg.ID, Address: a})
	}
	for _, id := range m.directory.keepers() {
		if id == m.cfg.ID {
			continue
		}
		for _, a := range m.directory.addresses(id) {
			all = append(all, joining.Address{Machine: id, Address: a})
		}
	}
	return all
}

// ownAddresses are where others can call this member.
func (m *Member) ownAddresses() []string { return cluster.Reachable(m.Address()) }

// keepers are the machines that keep the log.
func (d *directory) keepers() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var list []string
	for id, m := range d.register {
		if m.Belongs() && m.Keeps {
			list = append(list, string(id))
		}
	}
	slices.Sort(list)
	return list
}

var _ joining.Host = host{}
