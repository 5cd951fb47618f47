package officetest

import (
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"okienko/office"
	"okienko/office/calendar"
	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/trace"
)

// WithPeople lets four people work in an office: Anna serves in "civil", Jan in
// "tax", Ewa supervises everywhere, and Zofia manages the office.
func WithPeople(p *plan.Plan) {
	p.People = []plan.Person{
		{ID: "anna", Name: "Anna", Grants: []plan.Grant{{Role: plan.Clerk, Departments: []plan.DepartmentID{"civil"}}}},
		{ID: "jan", Name: "Jan", Grants: []plan.Grant{{Role: plan.Clerk, Departments: []plan.DepartmentID{"tax"}}}},
		{ID: "ewa", Name: "Ewa", Grants: []plan.Grant{{Role: plan.Supervisor}}},
		{ID: "zofia", Name: "Zofia", Grants: []plan.Grant{{Role: plan.Manager}}},
	}
}

// register are the computers of a scenario about people: each has a key to which
// secrets can be sealed, but the one at the door.
var register = machines.FoundOffice{
	Office: strings.Repeat("0", 32), Level: 1, Authority: machines.Authority{Certificate: []byte("root")},
	Machines: []machines.Machine{
		{ID: "pc1", Role: machines.Desk, Key: strings.Repeat("1", 64), Recipient: "age-pc1"},
		{ID: "pc2", Role: machines.Desk, Key: strings.Repeat("2", 64), Recipient: "age-pc2"},
		{ID: "boss", Role: machines.Admin, Keeps: true, Key: strings.Repeat("3", 64), Recipient: "age-boss"},
		{ID: "door", Role: machines.Kiosk, Keeps: true, Key: strings.Repeat("4", 64)},
	},
}

const (
	aPerson = `(anna|jan|ewa|zofia-2|zofia|nobody)`
	digits  = `(\d{6})`
)

// ofPeople are the sentences about who works here. "pc1: " before a sentence says
// on which computer it is said.
var ofPeople = []sentence{
	other("people work here", (*Script).peopleWork),
	told("plan (\\d+) is adopted(?: without (\\w+))?(?: and (.+))?", (*Script).adoptPeople),
	byItself("an office file brings plan (\\d+)(?: without (\\w+))?(?: and (.+))?", (*Script).adoptPeople),
	byItself("a secret (\\w) is shared for (pins|notes)(?: with (\\S+))?", (*Script).shareSecret),
	told(aPerson+" gets the PIN "+digits, func(s *Script, w []string) office.Command { return s.setPIN(w[0], w[1]) }),
	told(aPerson+" signs in(?: with "+digits+")?(?: as before)?", func(s *Script, w []string) office.Command { return s.signIn(w[0], w[1]) }),
	told(aPerson+"'s proof of (pc\\d|boss) for use (\\d+) with "+digits, (*Script).stolenProof),
	told("signs out", func(*Script, []string) office.Command { return people.SignOut{} }),
	told(aPerson+" has no PIN any more", func(_ *Script, w []string) office.Command {
		return people.ClearPIN{Person: plan.PersonID(w[0])}
	}),
	told(aPerson+" is unlocked", func(_ *Script, w []string) office.Command { return people.UnlockPIN{Person: plan.PersonID(w[0])} }),
	told("(pc\\d|boss) is put out", func(_ *Script, w []string) office.Command {
		return machines.RevokeMachine{Machine: machines.ID(w[0])}
	}),
	told("the trace is searched for "+aPerson, func(_ *Script, w []string) office.Command {
		return trace.RecordAuditView{Filter: trace.Filter{Person: w[0]}, Found: 3}
	}),
	told("the figures are taken away", func(*Script, []string) office.Command {
		return trace.RecordExport{What: trace.Figures, From: "2026-11-01", To: "2026-11-23"}
	}),
	other("the trace", (*Script).theTrace),
	other("who is signed in", (*Script).whoIsIn),
	other("secrets", (*Script).secrets),
}

// told makes a sentence of any command of the office.
func told(form string, c func(s *Script, w []string) office.Command) sentence {
	return other(form, func(s *Script, w []string) (string, error) { return Tell(s.Do(c(s, w))), nil })
}

// byItself makes a sentence of a command that a computer gives by itself.
func byItself(form string, c func(s *Script, w []string) office.Command) sentence {
	return other(form, func(s *Script, w []string) (string, error) {
		return Tell(s.send(office.Envelope{
			At: s.now, Origin: "boss", Client: "member", Seq: uint64(len(s.Log) + 1), Level: office.Level, Own: true, Command: c(s, w),
		})), nil
	})
}

// computer says on which computer the rest of a line is said.
var computer = regexp.MustCompile(`^(pc\d|boss|door): (.+)$`)

// peopleWork sets up an office whose computers are registered and whose plan knows
// people.
func (s *Script) peopleWork([]string) (string, error) {
	s.now = max(s.now, clock("8:00"))
	for _, c := range []office.Command{
		register, queue.AdoptPlan{Plan: Plan(WithPeople)}, openDay(s, []string{"2026-11-23", "", ""}),
	} {
		if step := s.Do(c); step.Answer.Refusal != nil {
			return "", fmt.Errorf("%s: %s", c.Kind(), Tell(step))
		}
	}
	return "", nil
}

// adoptPeople changes who works here, or something else of the plan.
func (s *Script) adoptPeople(w []string) office.Command {
	p := s.State.Queue.Plan
	_, _ = fmt.Sscan(w[0], &p.Revision)
	p.Services, p.Series, p.Halls = slices.Clone(p.Services), slices.Clone(p.Series), slices.Clone(p.Halls)
	p.People = without(p.People, func(v plan.Person) bool { return string(v.ID) == w[1] || w[1] == "people" })
	named := func(id plan.PersonID) int {
		return slices.IndexFunc(p.People, func(v plan.Person) bool { return v.ID == id })
	}
	switch w[2] {
	case "tax takes longer":
		p.Services[2].Minutes += 10
	case "passports take longer":
		p.Services[1].Minutes += 10
	case "tax opens later":
		p.Services[2].Hours, _ = calendar.ParseWeek(map[time.Weekday]string{time.Monday: "10:00-15:00"})
	case "another series":
		p.Series[1].Last++
	case "another reason":
		p.BreakReasons = append(slices.Clone(p.BreakReasons), plan.BreakReason{ID: "lunch", Name: plan.Names{PL: "Obiad"}})
	case "another hall":
		p.Halls[0].Name.PL += " A"
	case "zofia is zofia-2":
		p.People[named("zofia")].ID = "zofia-2"
	case "ewa manages":
		p.People[named("ewa")].Grants = []plan.Grant{{Role: plan.Manager}}
	case "anna manages civil":
		anna := &p.People[named("anna")]
		anna.Grants = append(slices.Clone(anna.Grants), plan.Grant{Role: plan.Manager, Departments: []plan.DepartmentID{"civil"}})
	}
	return queue.AdoptPlan{Plan: p}
}

func (s *Script) shareSecret(w []string) office.Command {
	c := people.ShareSecret{For: people.Use(w[1]), Secret: people.Secret{
		ID: strings.Repeat(w[0], 32), To: people.Entitled(&s.State.Machines), Box: []byte("sealed"),
	}}
	if w[2] != "" {
		c.Secret.To = []string{w[2]}
	}
	if c.For == people.ForNotes {
		c.Secret.Date = s.State.Queue.Day.Date
	}
	return c
}

// keyOf is the key that a PIN makes in a test.
func keyOf(person, pin string) ed25519.PrivateKey {
	sum := sha256.Sum256([]byte(person + pin))
	return ed25519.NewKeyFromSeed(sum[:])
}

func (s *Script) setPIN(person, pin string) office.Command {
	return SetPIN(plan.PersonID(person), s.State.People.Pepper.ID, pin)
}

// SetPIN gives a person a PIN, as a test's window would.
func SetPIN(person plan.PersonID, pepper, pin string) people.SetPIN {
	return people.SetPIN{
		Person: person, Pepper: pepper, Salt: make([]byte, people.SaltSize),
		Verifier: keyOf(string(person), pin).Public().(ed25519.PublicKey),
	}
}

func (s *Script) signIn(person, pin string) office.Command {
	p, _ := s.State.People.PIN(plan.PersonID(person))
	return SignIn(p, plan.PersonID(person), s.from, s.from, pin)
}

// SignIn proves a person in a window, as a test's window would.
func SignIn(known people.PIN, person plan.PersonID, machine, client, pin string) people.SignIn {
	c := people.SignIn{Person: person, Use: known.Uses}
	if pin != "" {
		c.Proof = ed25519.Sign(keyOf(string(person), pin), people.Statement(person, machine, client, known.Uses))
	}
	return c
}

// stolenProof is a proof that was made on one computer, sent from another.
func (s *Script) stolenProof(w []string) office.Command {
	known := people.PIN{}
	_, _ = fmt.Sscan(w[2], &known.Uses)
	c := SignIn(known, plan.PersonID(w[0]), w[1], w[1], w[3])
	return c
}

func (s *Script) whoIsIn([]string) (string, error) {
	said := []string{}
	for _, v := range s.State.People.SignedIn {
		if s.State.People.Who(v.Machine, v.Client, s.now) != "" {
			said = append(said, fmt.Sprintf("%s at %s", v.Person, v.Machine))
		}
	}
	return strings.Join(append(said, "."), " "), nil
}

// theTrace tells the entries since it was last asked, each on a line of its own.
func (s *Script) theTrace([]string) (string, error) {
	all := s.State.Queue.Traced
	if len(all) < s.traced {
		s.traced = 0 // those before went with their day
	}
	said := ""
	for _, e := range all[s.traced:] {
		said += fmt.Sprintf("\n    -> %s %s at %s: %s: %s, %q to %q", tellClock(e.At), either(e.Person, "nobody"), either(e.Machine, "no computer"), e.What, e.About, e.From, e.To)
	}
	s.traced = len(all)
	return either(said, "nothing new"), nil
}

func (s *Script) secrets([]string) (string, error) {
	said := []string{}
	for _, v := range []people.Secret{s.State.People.Pepper, s.State.People.DayKey} {
		if v.Shared() {
			said = append(said, fmt.Sprintf("%s for %s", v.ID[:1], strings.Join(v.To, " ")))
		}
	}
	return strings.Join(append(said, "."), " "), nil
}

// tellPeople says what came of a command about people.
func tellPeople(e queue.Event) string {
	switch e := e.(type) {
	case people.PINSet:
		return fmt.Sprintf("%s has %s PIN", e.Person, map[bool]string{true: "a given", false: "an own"}[e.Given])
	case people.PINCleared:
		return string(e.Person) + " has no PIN"
	case people.PINUnlocked:
		return string(e.Person) + " may try again"
	case people.SignedIn:
		return string(e.Person) + " is signed in" + map[bool]string{true: ", and is to choose a PIN"}[e.Given]
	case people.SignInFailed:
		if e.Until > 0 {
			return fmt.Sprintf("wrong PIN of %s, locked until %s", e.Person, tellClock(e.Until))
		}
		return fmt.Sprintf("wrong PIN of %s, %d tries left", e.Person, e.Left)
	case people.SignedOut:
		return string(e.Person) + " is signed out"
	case people.SecretShared:
		return fmt.Sprintf("secret %s shared for %s", e.ID[:1], e.For)
	case machines.MachineRevoked:
		return string(e.Machine) + " is out"
	}
	return tellDecision(e)
}
