package signin

import (
	"slices"
	"time"

	"okienko/internal/lookup"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Step is what the person is asked for.
type Step int

// The steps.
const (
	Name  Step = iota // who they are
	PIN               // the PIN that they have
	New               // one of their own
	Again             // the same once more
)

// Model is the sign-in of a window at one moment. It is a value.
type Model struct {
	machine, client string
	zone            *time.Location
	plan            *plan.Plan // nil until the office is known
	staff           people.State
	now             queue.Moment
	current         bool // the office answers

	step    Step
	typed   string // in the field for the name
	at      int    // the name that the keys are on
	who     plan.PersonID
	digits  string
	once    string // the new PIN as it was typed first
	changes bool   // the person wants another PIN
	says    Says
	way     string // tag of what is on its way
	seq     int
	alone   int // wrong tries that the office has not heard of
}

// Says is what the sign-in has to say.
type Says struct {
	Warn  bool
	Texts []screen.Text
}

// NewModel is the sign-in of a window on a machine, in the office's zone.
func NewModel(machine string, zone *time.Location) Model { return Model{machine: machine, zone: zone} }

// Named tells how the office calls this window.
func (m Model) Named(client string) Model {
	m.client = client
	return m
}

// Know takes a copy of what is to be known of the office's people.
func (m Model) Know(s *office.State, now queue.Moment) Model {
	p := s.Queue.Plan // replaced as a whole, and never changed
	m.plan, m.now = &p, now
	m.staff = people.State{
		Pepper: s.People.Pepper, DayKey: s.People.DayKey,
		PINs: slices.Clone(s.People.PINs), SignedIn: slices.Clone(s.People.SignedIn),
	}
	if _, known := p.Person(m.who); !known && m.who != "" {
		m = m.Begin("")
	}
	m.at = max(0, min(m.at, len(m.Names())-1))
	return m
}

// Tick tells the time, and whether the office answers.
func (m Model) Tick(now queue.Moment, current bool) Model {
	m.now, m.current = now, current
	return m
}

// Begin asks a person for the PIN, or for the name when nobody is given.
func (m Model) Begin(who plan.PersonID) Model {
	m.step, m.typed, m.at, m.who, m.digits, m.once, m.changes, m.says, m.way = Name, "", 0, "", "", "", false, Says{}, ""
	if who != "" {
		m.who, m.step = who, PIN
	}
	return m
}

// Change lets a person choose another PIN, after the present one.
func (m Model) Change(who plan.PersonID) Model {
	m = m.Begin(who)
	m.changes = true
	return m
}

// Suggest types a name that was used here before, as long as nobody is chosen.
func (m Model) Suggest(name string) Model {
	if m.step == Name && m.plan != nil {
		for _, p := range m.plan.People {
			if p.Name == name {
				return m.choose(p.ID)
			}
		}
	}
	return m
}

// Asks says whether the office knows who works there.
func (m Model) Asks() bool { return m.plan != nil && len(m.plan.People) > 0 }

// Guarded says whether people have to prove who they are.
func (m Model) Guarded() bool { return m.Asks() && m.staff.Guarded(m.plan) }

// LockAfter is how long a window may rest before it asks for the PIN again; never
// when it is nothing.
func (m Model) LockAfter() time.Duration {
	if m.plan == nil {
		return 0
	}
	return m.plan.Rules.LockAfter()
}

// Present is who is signed in in this window.
func (m Model) Present() plan.PersonID {
	if m.client == "" {
		return ""
	}
	return m.staff.Who(m.machine, m.client, m.now)
}

// Step is what the person is asked for now.
func (m Model) Step() Step { return m.step }

// Typed is what stands in the field for the name.
func (m Model) Typed() string { return m.typed }

// Digits is how many digits were typed.
func (m Model) Digits() int { return len(m.digits) }

// MayAny says whether the person in this window has one of these rights anywhere.
func (m Model) MayAny(rights ...plan.Right) bool {
	return slices.ContainsFunc(rights, func(r plan.Right) bool { return m.plan.May(m.Present(), r, "") })
}

// Shown are the digits themselves, for a field that hides them.
func (m Model) Shown() string { return m.digits }

// Forbids says why the person in this window may not give a command. Of the queue
// it needs no more than the command is about; none is the plan alone.
func (m Model) Forbids(q *queue.State, c office.Command) *queue.Refusal {
	switch {
	case !m.Guarded():
		return nil
	case q == nil:
		q = &queue.State{Plan: *m.plan}
	}
	s := office.State{Queue: *q, People: m.staff}
	return s.Forbids(m.machine, m.client, c, m.now)
}

// Running says whether an answer is awaited.
func (m Model) Running() bool { return m.way != "" }

// Choosing says whether a person whose PIN was right is choosing one of their own.
func (m Model) Choosing() bool { return m.step == New || m.step == Again }

// Idle says whether nothing is awaited, neither of the office nor of a person who
// has just signed in.
func (m Model) Idle() bool { return !m.Running() && !m.Choosing() }

// Changing says whether the person asked for another PIN.
func (m Model) Changing() bool { return m.changes }

// Who is the chosen person.
func (m Model) Who() (plan.Person, bool) {
	if m.plan == nil {
		return plan.Person{}, false
	}
	return m.plan.Person(m.who)
}

// NamedOne is a name to choose.
type NamedOne struct {
	ID   plan.PersonID
	Name string
	Note screen.Text // why this person cannot sign in now; may be empty
	On   bool        // the keys are on it
}

// Names are those that fit what was typed, in the order of the alphabet that the
// plan has.
func (m Model) Names() []NamedOne {
	if m.plan == nil {
		return nil
	}
	var all []NamedOne
	for _, p := range m.plan.People {
		if lookup.Begins(p.Name, m.typed) {
			all = append(all, NamedOne{ID: p.ID, Name: p.Name, Note: m.note(p.ID), On: len(all) == m.at})
		}
	}
	return all
}

// note is what is to be known of a person's PIN.
func (m Model) note(id plan.PersonID) screen.Text {
	if !m.Guarded() {
		return screen.Text{}
	}
	p, has := m.staff.PIN(id)
	switch {
	case !has:
		return screen.T("pin.has_none")
	case m.now < p.LockedUntil:
		return screen.T("pin.is_locked", "Time", m.clock(p.LockedUntil))
	}
	return screen.Text{}
}

func (m Model) clock(at queue.Moment) string { return screen.Clock(at.Time().In(m.zone)) }

// Says is what the person has to read now.
func (m Model) Says() Says {
	if len(m.says.Texts) > 0 {
		return m.says
	}
	switch m.step {
	case PIN:
		if p, has := m.staff.PIN(m.who); has && m.now < p.LockedUntil {
			return Says{Warn: true, Texts: m.lockedTexts(p.LockedUntil)}
		}
	case New, Again:
		if !m.changes {
			return Says{Texts: []screen.Text{screen.T("pin.given")}}
		}
		return Says{Texts: []screen.Text{screen.T("pin.rule")}}
	}
	return Says{}
}

// Label is what the digits are.
func (m Model) Label() screen.Text {
	switch {
	case m.step == New:
		return screen.T("pin.field_new")
	case m.step == Again:
		return screen.T("pin.field_again")
	case m.changes:
		return screen.T("pin.field_present")
	}
	return screen.T("pin.field")
}

// lockedTexts say until when a PIN is locked, and who can help sooner.
func (m Model) lockedTexts(until queue.Moment) []screen.Text {
	texts := []screen.Text{screen.T("pin.locked", "Time", m.clock(until))}
	if names := m.menders(m.who); names != "" {
		texts = append(texts, screen.T("pin.who_unlocks", "Names", names))
	}
	return texts
}

// Helpers names who can give the chosen person another PIN; nobody when empty.
func (m Model) Helpers() string { return m.menders(m.who) }

// mostMenders is how many names a sentence bears.
const mostMenders = 3

// menders are those who can give and unlock PINs, but one.
func (m Model) menders(but plan.PersonID) string {
	names := ""
	n := 0
	for _, p := range m.plan.People {
		pin, has := m.staff.PIN(p.ID)
		if p.ID == but || !has || m.now < pin.LockedUntil || !m.plan.MayEverywhere(p.ID, plan.EditPeople) || n == mostMenders {
			continue
		}
		if n > 0 {
			names += ", "
		}
		names += p.Name
		n++
	}
	return names
}
