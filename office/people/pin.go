package people

import (
	"bytes"
	"crypto/ed25519"
	"time"

	"okienko/office/machines"
	"okienko/office/plan"
	"okienko/office/queue"
)

// SaltSize is the length of a PIN's salt in bytes.
const SaltSize = 16

// changeWithin is how soon after a sign-in people may change their own PIN: they
// have just shown that they know it.
const changeWithin = 2 * time.Minute

// SetPIN gives a person a PIN: one's own right after signing in, anybody's with
// the right to edit people.
type SetPIN struct {
	Person   plan.PersonID `json:"person"`
	Pepper   string        `json:"pepper"` // Secret.ID of what it is mixed with
	Salt     []byte        `json:"salt"`
	Verifier []byte        `json:"verifier"`
}

// ClearPIN takes a person's PIN away, with all sign-ins.
type ClearPIN struct {
	Person plan.PersonID `json:"person"`
}

// PINSet says that a person has a PIN, or another one.
type PINSet struct {
	Person plan.PersonID `json:"person"`
	Given  bool          `json:"given,omitempty"`
}

// PINCleared says that a person has no PIN any more.
type PINCleared struct {
	Person plan.PersonID `json:"person"`
}

// Kind names the command in the log.
func (SetPIN) Kind() string { return "set_pin" }

// Kind names the command in the log.
func (ClearPIN) Kind() string { return "clear_pin" }

// Kind names the event in stored answers.
func (PINSet) Kind() string { return "pin_set" }

// Kind names the event in stored answers.
func (PINCleared) Kind() string { return "pin_cleared" }

func (c SetPIN) apply(s *State, in Scene) ([]queue.Event, *queue.Refusal) {
	if _, r := in.known(c.Person); r != nil {
		return nil, r
	}
	switch {
	case !s.Pepper.Shared():
		return nil, refuse(NoPepper, "person", string(c.Person))
	case c.Pepper != s.Pepper.ID:
		return nil, wrongField("pepper")
	case len(c.Salt) != SaltSize:
		return nil, wrongField("salt")
	case len(c.Verifier) != ed25519.PublicKeySize:
		return nil, wrongField("verifier")
	}
	if !s.Guarded(in.Plan) {
		return s.setFirst(c, in)
	}
	by, _ := s.Presence(in.Machine, in.Client, in.At)
	if by.Person == c.Person {
		return s.setOwn(c, by, in)
	}
	return s.give(c, in), nil
}

// setFirst is for an office that works by names. Only a manager's machine turns
// PINs on, and only for somebody who can then give them to the others.
func (s *State) setFirst(c SetPIN, in Scene) ([]queue.Event, *queue.Refusal) {
	m, _ := in.Machines.Machine(machines.ID(in.Machine))
	elsewhere := in.Machines.Founded() && m.Role != machines.Admin
	if elsewhere || !in.Plan.MayEverywhere(c.Person, plan.EditPeople) {
		return nil, refuse(FirstPIN, "person", string(c.Person))
	}
	s.SignedIn = nil // they were only believed
	return s.give(c, in), nil
}

// setOwn changes one's own PIN. The window stays signed in, all others do not.
func (s *State) setOwn(c SetPIN, by Presence, in Scene) ([]queue.Event, *queue.Refusal) {
	if in.At.Since(by.Since) > changeWithin {
		return nil, refuse(ProveAgain, "person", string(c.Person))
	}
	s.put(c, false, in.At)
	s.SignedIn = without(s.SignedIn, func(v Presence) bool { return v.Person == c.Person && v != by })
	return []queue.Event{PINSet{Person: c.Person}}, nil
}

// give makes a PIN for somebody else, who then chooses another.
func (s *State) give(c SetPIN, in Scene) []queue.Event {
	s.put(c, true, in.At)
	s.signOutEverywhere(c.Person)
	return []queue.Event{PINSet{Person: c.Person, Given: true}}
}

func (s *State) put(c SetPIN, given bool, at queue.Moment) {
	next := PIN{Person: c.Person, Salt: bytes.Clone(c.Salt), Verifier: bytes.Clone(c.Verifier), Given: given, Since: at}
	if p := s.pin(c.Person); p != nil {
		*p = next
		return
	}
	s.PINs = append(s.PINs, next)
}

func (s *State) signOutEverywhere(id plan.PersonID) {
	s.SignedIn = without(s.SignedIn, func(v Presence) bool { return v.Person == id })
}

func (c ClearPIN) apply(s *State, in Scene) ([]queue.Event, *queue.Refusal) {
	person, r := in.known(c.Person)
	if r != nil {
		return nil, r
	}
	switch {
	case s.pin(c.Person) == nil:
		return nil, refuse(NoPIN, "name", person.Name)
	case len(s.PINs) > 1 && s.Guarded(in.Plan) && !s.guardedWithout(in.Plan, c.Person):
		return nil, refuse(LastManager, "name", person.Name)
	}
	s.PINs = without(s.PINs, func(v PIN) bool { return v.Person == c.Person })
	s.signOutEverywhere(c.Person)
	return []queue.Event{PINCleared(c)}, nil
}
