package people

import (
	"time"

	"okienko/office/plan"
	"okienko/office/queue"
)

// Tries is how many wrong PINs in a row lock it.
const Tries = 5

// longestLock bounds how long a PIN is locked.
const longestLock = 15 * time.Minute

// lockFor is how long the n-th lock in a row lasts: 1, 2, 4, 8 and then always 15
// minutes.
func lockFor(n int) time.Duration {
	return min(longestLock, time.Minute<<min(n-1, 4))
}

// fail counts a wrong try, on whatever machine it was made.
func (p *PIN) fail(at queue.Moment) SignInFailed {
	p.Wrong++
	if p.Wrong < Tries {
		return SignInFailed{Person: p.Person, Left: Tries - p.Wrong}
	}
	p.Wrong = 0
	p.Locks++
	p.LockedUntil = at.Add(lockFor(p.Locks))
	return SignInFailed{Person: p.Person, Until: p.LockedUntil}
}

// unlock forgets wrong tries.
func (p *PIN) unlock() { p.Wrong, p.Locks, p.LockedUntil = 0, 0, 0 }

// UnlockPIN forgets the wrong tries with a person's PIN.
type UnlockPIN struct {
	Person plan.PersonID `json:"person"`
}

// PINUnlocked says that a person may try again.
type PINUnlocked struct {
	Person plan.PersonID `json:"person"`
}

// Kind names the command in the log.
func (UnlockPIN) Kind() string { return "unlock_pin" }

// Kind names the event in stored answers.
func (PINUnlocked) Kind() string { return "pin_unlocked" }

func (c UnlockPIN) apply(s *State, in Scene) ([]queue.Event, *queue.Refusal) {
	person, r := in.known(c.Person)
	if r != nil {
		return nil, r
	}
	p := s.pin(c.Person)
	if p == nil {
		return nil, refuse(NoPIN, "name", person.Name)
	}
	p.unlock()
	return []queue.Event{PINUnlocked(c)}, nil
}
