package member

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/cluster/joining"
	"okienko/office/machines"
	"okienko/office/queue"
)

// managers may ask for what changes the office as a whole.
var managers = []machines.Role{machines.Admin}

// invitations are those that this member shows to windows. Their secrets are
// here and nowhere else; a window that goes to another member asks for a new one.
type invitations struct {
	mu   sync.Mutex // guards list
	list map[string]*shown
}

// shown is an invitation on somebody's screen.
type shown struct {
	code    joining.ShortCode
	expires time.Time
	waiting chan joining.Waiting // a newcomer; one at a time
	answer  chan cluster.Confirmed
}

// invite makes an invitation in the log and shows its secrets to one window.
func (m *Member) invite(ctx context.Context, from asker, asked json.RawMessage) (any, error) {
	var w cluster.Wanted
	if err := json.Unmarshal(asked, &w); err != nil {
		return nil, &cluster.RefusedError{Code: string(queue.WrongRequest)}
	}
	person, err := m.permit(from, machines.InviteMachine{})
	if err != nil {
		return nil, err
	}
	authority, err := m.authority()
	if err != nil {
		return nil, errRetry // another member may hold the office's key
	}
	i := joining.Invitation{
		Office: m.office(), Authority: joining.KeyHash(authority.Certificate), Role: string(w.Role),
		Expires: m.cfg.Clock().Add(joining.InvitationFor).UTC().Truncate(time.Second), Addresses: m.ownAddresses(),
	}
	_, _ = rand.Read(i.Secret[:]) // never fails since Go 1.24
	answer, err := m.order(ctx, machines.InviteMachine{Invitation: machines.Invitation{
		ID: i.ID(), Secret: i.Hash(), Name: w.Name, Role: w.Role, Keeps: w.Keeps, StaysOn: w.StaysOn,
		By: from.Machine, Person: person, Expires: queue.At(i.Expires),
	}})
	switch {
	case err != nil:
		return nil, err
	case answer.Refusal != nil:
		return nil, &cluster.RefusedError{Code: string(answer.Refusal.Code)}
	}
	return m.show(i)
}

// show puts the short code of an invitation on show.
func (m *Member) show(i joining.Invitation) (cluster.Invited, error) {
	s := &shown{expires: i.Expires, waiting: make(chan joining.Waiting), answer: make(chan cluster.Confirmed)}
	offer, err := m.reception.Show(i.ID(), s.confirm)
	if err != nil {
		return cluster.Invited{}, errRetry
	}
	s.code = offer.Code
	m.shown.keep(i.ID(), s, m.cfg.Clock())
	return cluster.Invited{
		ID: i.ID(), Text: i.Text(), QR: i.QR(), Code: offer.Code.String(), CodeExpires: offer.Expires,
		Expires: i.Expires, Addresses: i.Addresses,
	}, nil
}

// keep notes an invitation, and lets go of those that have run out.
func (v *invitations) keep(id string, s *shown, now time.Time) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for other, old := range v.list {
		if now.After(old.expires) {
			delete(v.list, other)
		}
	}
	if v.list == nil {
		v.list = make(map[string]*shown)
	}
	v.list[id] = s
}

func (v *invitations) find(id string) (*shown, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if s := v.list[id]; s != nil {
		return s, nil
	}
	return nil, &cluster.RefusedError{Code: string(machines.UnknownInvitation)}
}

// confirm waits for a window that asks who is there, and then for what its
// person says.
func (s *shown) confirm(ctx context.Context, w joining.Waiting) bool {
	select {
	case s.waiting <- w:
	case <-ctx.Done():
		return false
	}
	for {
		select {
		case c := <-s.answer:
			if c.Machine == w.Machine {
				return c.Yes
			}
		case s.waiting <- w: // the window has come back and asks again
		case <-ctx.Done():
			return false
		}
	}
}

// newcomer waits until somebody has typed the code.
func (m *Member) newcomer(ctx context.Context, _ asker, asked json.RawMessage) (any, error) {
	var about cluster.Inviting
	if err := json.Unmarshal(asked, &about); err != nil {
		return nil, &cluster.RefusedError{Code: string(queue.WrongRequest)}
	}
	s, err := m.shown.find(about.ID)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, cluster.AwaitFor)
	defer cancel()
	select {
	case w := <-s.waiting:
		return cluster.Newcomer{Waits: true, Machine: w.Machine, Address: w.Address, Digits: w.Digits}, nil
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return cluster.Newcomer{}, nil
		}
		return nil, errRetry
	}
}

// confirming passes on what a person says of the digits.
func (m *Member) confirming(ctx context.Context, _ asker, asked json.RawMessage) (any, error) {
	var c cluster.Confirmed
	if err := json.Unmarshal(asked, &c); err != nil {
		return nil, &cluster.RefusedError{Code: string(queue.WrongRequest)}
	}
	s, err := m.shown.find(c.ID)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, cluster.AwaitFor)
	defer cancel()
	select {
	case s.answer <- c:
		return struct{}{}, nil
	case <-ctx.Done():
		return nil, &cluster.RefusedError{Code: string(machines.UnknownMachine)}
	}
}

// newAuthority changes the office's authority, because a person asks for it.
func (m *Member) newAuthority(ctx context.Context, from asker, _ json.RawMessage) (any, error) {
	if _, err := m.permit(from, machines.ChangeAuthority{}); err != nil {
		return nil, err
	}
	err := m.ChangeAuthority(ctx)
	if errors.Is(err, errNoKey) {
		return nil, errRetry // another member may hold it
	}
	return struct{}{}, err
}
