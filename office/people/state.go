package people

import (
	"slices"
	"time"

	"okienko/office/plan"
	"okienko/office/queue"
)

// State is what is known of the office's people besides the plan. Its zero value
// is an office that works by names alone.
type State struct {
	Pepper   Secret     `json:"pepper,omitzero"`     // all PINs are mixed with it
	DayKey   Secret     `json:"day_key,omitzero"`    // closes the notes of the business day
	PINs     []PIN      `json:"pins,omitempty"`      // as they were first set
	SignedIn []Presence `json:"signed_in,omitempty"` // as they signed in, the last one last
}

// PIN is what proves one person.
type PIN struct {
	Person   plan.PersonID `json:"person"`
	Salt     []byte        `json:"salt"`
	Verifier []byte        `json:"verifier"`        // the public half of the key that the PIN makes
	Given    bool          `json:"given,omitempty"` // somebody else made it: the person is to choose another
	Since    queue.Moment  `json:"since"`
	Uses     uint64        `json:"uses,omitempty"` // right proofs, so that each one counts once

	Wrong       int          `json:"wrong,omitempty"` // tries since the last right one, or the last lock
	Locks       int          `json:"locks,omitempty"` // since the last right one
	LockedUntil queue.Moment `json:"locked_until,omitempty"`
}

// Presence is a person who is signed in in one window: one life of a program on
// one machine.
type Presence struct {
	Person  plan.PersonID `json:"person"`
	Machine string        `json:"machine"`
	Client  string        `json:"client"`
	Since   queue.Moment  `json:"since"`
}

// signedInFor is the longest that one sign-in holds, and mostPresences how many
// of one machine are remembered.
const (
	signedInFor   = 16 * time.Hour
	mostPresences = 16
)

// Empty says whether nothing is known of anybody.
func (s *State) Empty() bool {
	return !s.Pepper.Shared() && !s.DayKey.Shared() && len(s.PINs) == 0 && len(s.SignedIn) == 0
}

// PIN returns what is known of a person's PIN.
func (s *State) PIN(id plan.PersonID) (PIN, bool) {
	if p := s.pin(id); p != nil {
		return *p, true
	}
	return PIN{}, false
}

// Guarded says whether people have to prove who they are: somebody who may edit
// people everywhere has a PIN. Before that nobody could put right what went
// wrong, so names are believed.
func (s *State) Guarded(p *plan.Plan) bool { return s.guardedWithout(p, "") }

// guardedWithout is Guarded if one person had no PIN.
func (s *State) guardedWithout(p *plan.Plan, but plan.PersonID) bool {
	return slices.ContainsFunc(s.PINs, func(v PIN) bool {
		return v.Person != but && p.MayEverywhere(v.Person, plan.EditPeople) && len(p.People) > 0
	})
}

// Who is signed in in a window at a moment; "" is nobody.
func (s *State) Who(machine, client string, at queue.Moment) plan.PersonID {
	v, _ := s.Presence(machine, client, at)
	return v.Person
}

// Presence is the sign-in of a window, as long as it holds.
func (s *State) Presence(machine, client string, at queue.Moment) (Presence, bool) {
	i := s.presence(machine, client)
	if i < 0 || at.Since(s.SignedIn[i].Since) >= signedInFor {
		return Presence{}, false
	}
	return s.SignedIn[i], true
}

// Here says whether a person is signed in in any window of a machine.
func (s *State) Here(machine string, id plan.PersonID, at queue.Moment) bool {
	return slices.ContainsFunc(s.SignedIn, func(v Presence) bool {
		return v.Machine == machine && v.Person == id && at.Since(v.Since) < signedInFor
	})
}

// Retain forgets whoever is not in the plan any more.
func (s *State) Retain(p *plan.Plan) {
	gone := func(id plan.PersonID) bool { _, known := p.Person(id); return !known }
	s.PINs = without(s.PINs, func(v PIN) bool { return gone(v.Person) })
	s.SignedIn = without(s.SignedIn, func(v Presence) bool { return gone(v.Person) })
}

// Leave ends every sign-in at a machine that does not belong to the office any
// more.
func (s *State) Leave(machine string) {
	s.SignedIn = without(s.SignedIn, func(v Presence) bool { return v.Machine == machine })
}

func (s *State) pin(id plan.PersonID) *PIN {
	for i := range s.PINs {
		if s.PINs[i].Person == id {
			return &s.PINs[i]
		}
	}
	return nil
}

func (s *State) presence(machine, client string) int {
	return slices.IndexFunc(s.SignedIn, func(v Presence) bool { return v.Machine == machine && v.Client == client })
}

// without is a list without some of its values; nothing is nil, as in a state
// that never had any.
func without[T any](list []T, match func(T) bool) []T {
	var kept []T
	for _, v := range list {
		if !match(v) {
			kept = append(kept, v)
		}
	}
	return kept
}
