package staff

import (
	"slices"
	"strconv"
	"time"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Msg is what Update takes: feed.News, feed.Tick, feed.Answered, those of package
// page, or Given.
type Msg = any

// Intent is what Update wants done outside: feed.Send or Give.
type Intent = any

// Give draws a PIN for a person and gives it to the office. Its answer is Given,
// or feed.Answered with the same tag where there is none.
type Give struct {
	Tag    string
	Person plan.PersonID
	Pepper people.Secret
}

// Given is a PIN that a person has now. It is shown once and kept nowhere.
type Given struct {
	Tag    string
	Digits string
}

// Failed says why there is no PIN, as a key of the catalogue.
type Failed struct {
	Tag string
	Why string
}

// place is a page.
type place string

// The pages.
const (
	home   place = "people"
	giving place = "give_pin"
	given  place = "given_pin"
	taking place = "take_pin"
)

// Model is the pages at one moment. It is a value.
type Model struct {
	zone     *time.Location
	lang     string
	now      queue.Moment
	plan     *plan.Plan
	staff    people.State
	machines []machines.Machine

	at     place
	chosen plan.PersonID
	digits string // of the PIN that was given
	line   page.Line
	way    string
	seq    int
}

// New makes the pages as they are at the start.
func New(zone *time.Location) Model { return Model{zone: zone, at: home} }

// Home says whether the first page is shown.
func (m Model) Home() bool { return m.at == home }

// Telling says whether a PIN is shown that nobody has read yet.
func (m Model) Telling() bool { return m.at == given }

// Hide puts away a PIN that is shown, unless nobody else could give another one.
func (m Model) Hide() Model {
	if m.at == given && m.another() {
		return m.turn(home)
	}
	return m
}

// another says whether somebody else than who was given a PIN can give PINs.
func (m Model) another() bool {
	one, _ := m.person()
	return slices.ContainsFunc(m.plan.People, func(p plan.Person) bool {
		_, has := m.staff.PIN(p.ID)
		return has && p.ID != one.ID && m.plan.MayEverywhere(p.ID, plan.EditPeople)
	})
}

// Update takes in a message; lang is the reader's language.
func Update(m Model, msg Msg, lang string) (Model, []Intent) {
	m.lang = lang
	switch msg := msg.(type) {
	case feed.News:
		return m.news(msg), nil
	case feed.Tick:
		m.now = msg.Now
	case feed.Answered:
		return m.answered(msg), nil
	case Given:
		if msg.Tag == m.way && m.way != "" {
			m = m.turn(given)
			m.digits = msg.Digits
		}
	case Failed:
		if msg.Tag == m.way && m.way != "" {
			m.way = ""
			m.line = page.Line{Weight: page.Warning, Text: screen.T(msg.Why)}
		}
	case page.Picked:
		m.chosen, m.line = plan.PersonID(msg.Row), page.Line{}
	case page.Pressed:
		if m.way == "" {
			return m.pressed(msg.ID)
		}
	}
	return m, nil
}

func (m Model) news(n feed.News) Model {
	m.now = n.Now
	if n.State == nil {
		return m
	}
	p := n.State.Queue.Plan
	m.plan = &p
	m.staff = people.State{Pepper: n.State.People.Pepper, PINs: slices.Clone(n.State.People.PINs), SignedIn: slices.Clone(n.State.People.SignedIn)}
	m.machines = slices.Clone(n.State.Machines.Machines)
	return m
}

func (m Model) turn(to place) Model {
	m.at, m.line, m.way, m.digits = to, page.Line{}, "", ""
	return m
}

func (m Model) send(c interface{ Kind() string }) (Model, []Intent) {
	m = m.begin()
	return m, []Intent{feed.Send{Tag: m.way, Command: c}}
}

// begin gives what is asked for a tag of its own.
func (m Model) begin() Model {
	m.seq++
	m.way = "staff-" + strconv.Itoa(m.seq)
	m.line = page.Line{Text: screen.T("admin.line_running")}
	return m
}

func (m Model) answered(a feed.Answered) Model {
	switch {
	case a.Tag != m.way || m.way == "":
		return m
	case a.Lost:
		m.way, m.line = "", page.Line{Weight: page.Warning, Text: screen.T("admin.line_lost")}
		return m
	case a.Answer.Refusal != nil:
		m.way, m.line = "", page.Line{Weight: page.Warning, Text: feed.Refused(a.Answer.Refusal)}
		return m
	}
	return m.turn(home)
}

// person is the chosen one, or the first.
func (m Model) person() (plan.Person, bool) {
	if m.plan == nil || len(m.plan.People) == 0 {
		return plan.Person{}, false
	}
	if p, known := m.plan.Person(m.chosen); known {
		return p, true
	}
	return m.plan.People[0], true
}

func (m Model) guarded() bool { return m.plan != nil && m.staff.Guarded(m.plan) }

func (m Model) clock(at queue.Moment) string { return screen.Clock(at.Time().In(m.zone)) }
