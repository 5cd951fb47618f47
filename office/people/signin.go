package people

import (
	"crypto/ed25519"
	"slices"
	"strconv"
	"strings"

	"okienko/office/plan"
	"okienko/office/queue"
)

// SignIn says who sits before a window. Proof is the signature of the message of
// Statement by the key that the person's PIN makes; without PINs it is empty.
// Signing in again in the same window takes the place of what was before.
type SignIn struct {
	Person plan.PersonID `json:"person"`
	Use    uint64        `json:"use,omitempty"` // PIN.Uses as the window knows it
	Proof  []byte        `json:"proof,omitempty"`
}

// SignOut says that nobody sits before a window any more.
type SignOut struct{}

// SignedIn says that a person is there.
type SignedIn struct {
	Person plan.PersonID `json:"person"`
	Given  bool          `json:"given,omitempty"` // the PIN was made by somebody else: choose another
}

// SignInFailed says that the PIN was wrong. After the last try it is locked.
type SignInFailed struct {
	Person plan.PersonID `json:"person"`
	Left   int           `json:"left"` // tries before it is locked
	Until  queue.Moment  `json:"until,omitempty"`
}

// SignedOut says that a person has gone.
type SignedOut struct {
	Person plan.PersonID `json:"person"`
}

// Kind names the command in the log.
func (SignIn) Kind() string { return "sign_in" }

// Kind names the command in the log.
func (SignOut) Kind() string { return "sign_out" }

// Kind names the event in stored answers.
func (SignedIn) Kind() string { return "signed_in" }

// Kind names the event in stored answers.
func (SignInFailed) Kind() string { return "sign_in_failed" }

// Kind names the event in stored answers.
func (SignedOut) Kind() string { return "signed_out" }

// Statement is what a proof signs: who wants to sign in where, and for the how
// many-th time. So a proof is good once and nowhere else.
func Statement(person plan.PersonID, machine, client string, use uint64) []byte {
	return []byte(strings.Join([]string{
		"okienko sign-in", strconv.Quote(string(person)), strconv.Quote(machine), strconv.Quote(client), strconv.FormatUint(use, 10),
	}, "\n"))
}

func (c SignIn) apply(s *State, in Scene) ([]queue.Event, *queue.Refusal) {
	person, r := in.known(c.Person)
	if r != nil {
		return nil, r
	}
	if !s.Guarded(in.Plan) {
		s.enter(c.Person, in)
		return []queue.Event{SignedIn{Person: c.Person}}, nil
	}
	p := s.pin(c.Person)
	switch {
	case p == nil:
		return nil, refuse(NoPIN, "name", person.Name)
	case in.At < p.LockedUntil:
		return nil, locked(p, person.Name, in.At)
	case c.Use != p.Uses:
		return nil, refuse(ProveAgain, "name", person.Name)
	case !p.proven(c, in):
		return []queue.Event{p.fail(in.At)}, nil
	}
	p.Uses++
	p.unlock()
	s.enter(c.Person, in)
	return []queue.Event{SignedIn{Person: c.Person, Given: p.Given}}, nil
}

func (p *PIN) proven(c SignIn, in Scene) bool {
	return ed25519.Verify(p.Verifier, Statement(c.Person, in.Machine, in.Client, c.Use), c.Proof)
}

// enter notes that a person is in a window. What is long past is forgotten, and
// the oldest where one machine has too many windows.
func (s *State) enter(person plan.PersonID, in Scene) {
	s.exit(in.Machine, in.Client)
	s.SignedIn = without(s.SignedIn, func(v Presence) bool { return in.At.Since(v.Since) >= signedInFor })
	here := func(v Presence) bool { return v.Machine == in.Machine }
	if count(s.SignedIn, here) >= mostPresences {
		first := slices.IndexFunc(s.SignedIn, here)
		s.SignedIn = slices.Delete(s.SignedIn, first, first+1)
	}
	s.SignedIn = append(s.SignedIn, Presence{Person: person, Machine: in.Machine, Client: in.Client, Since: in.At})
}

func count[T any](list []T, match func(T) bool) (n int) {
	for _, v := range list {
		if match(v) {
			n++
		}
	}
	return n
}

// exit forgets who is in a window.
func (s *State) exit(machine, client string) (who plan.PersonID) {
	i := s.presence(machine, client)
	if i < 0 {
		return ""
	}
	who = s.SignedIn[i].Person
	s.SignedIn = without(s.SignedIn, func(v Presence) bool { return v.Machine == machine && v.Client == client })
	return who
}

func (SignOut) apply(s *State, in Scene) ([]queue.Event, *queue.Refusal) {
	who := s.exit(in.Machine, in.Client)
	if who == "" {
		return nil, nil
	}
	return []queue.Event{SignedOut{Person: who}}, nil
}
