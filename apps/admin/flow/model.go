package flow

import (
	"slices"
	"strings"
	"time"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/machines"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Config is what the window starts with.
type Config struct {
	Languages []string       // to switch between; the first is the one at the start
	Zone      *time.Location // of the office; nil is UTC
	Self      machines.ID    // the machine that this window runs on
	CanRescue bool           // there is something that rescues
}

// Model is the window at one moment. It is a value: Update returns another.
type Model struct {
	cfg     Config
	look    page.Look
	now     queue.Moment
	begun   queue.Moment
	office  register
	known   bool // the office was heard of
	contact feed.Contact
	health  Health
	at      place
	chosen  machines.ID
	typed   string // in the one field that a page may have
	line    page.Line
	way     string // tag of the command on its way
	next    place  // where to go when it was done
	seq     int
	invite  invite
	rescue  rescue
}

// register is a copy of what the window needs of the office.
type register struct {
	name        plan.Names
	machines    []machines.Machine
	invitations []machines.Invitation
	saves       bool // it has a recovery key, and so makes backups
}

// place is a page.
type place string

// The pages.
const (
	overview  place = "machines"
	renaming  place = "rename"
	removing  place = "remove"
	inviting  place = "invite"
	showing   place = "code"
	comparing place = "compare"
	welcoming place = "welcomed"
	lost      place = "lost"
	surveying place = "survey"
	keying    place = "key"
	agreeing  place = "agree"
	rescuing  place = "rescuing"
	rescued   place = "rescued"
)

// New makes the window as it is at the start.
func New(cfg Config) Model {
	if cfg.Zone == nil {
		cfg.Zone = time.UTC
	}
	return Model{cfg: cfg, look: page.NewLook(cfg.Languages), at: overview, next: overview}
}

// Update takes in a message.
func Update(m Model, msg Msg) (Model, []Intent) {
	switch msg := msg.(type) {
	case feed.News:
		return m.news(msg), nil
	case feed.Tick:
		m.now = msg.Now
		if m.begun == 0 {
			m.begun = msg.Now
		}
		return m.tick(), nil
	case feed.Contact:
		m.contact = msg
	case Health:
		m.health = msg
	case feed.Answered:
		return m.answered(msg), nil
	case page.Typed:
		m = m.write(msg)
	case page.Chose:
		m = m.chose(msg)
	case page.Picked:
		m = m.picked(msg)
	case page.Pressed:
		return m.pressed(msg.ID)
	default:
		return m.outside(msg), nil
	}
	return m, nil
}

// outside takes in what the window's main has done or heard.
func (m Model) outside(msg Msg) Model {
	switch msg := msg.(type) {
	case Invited, InviteFailed, Arrived, Left:
		return m.invited(msg)
	case Surveyed, Rescued:
		return m.surveyed(msg)
	}
	return m
}

// news takes a copy of what the window needs.
func (m Model) news(n feed.News) Model {
	m.now = n.Now
	if n.State == nil {
		return m
	}
	m.known = true
	m.office = register{
		name:        n.State.Queue.Plan.Name,
		machines:    slices.Clone(n.State.Machines.Machines),
		invitations: slices.Clone(n.State.Machines.Invitations),
		saves:       n.State.Machines.Recovery != "",
	}
	return m.checkInvitation()
}

func (m Model) write(t page.Typed) Model {
	m.line = page.Line{}
	if m.at == inviting {
		m.invite.name = t.Text
	} else {
		m.typed = t.Text
	}
	return m
}

func (m Model) picked(p page.Picked) Model {
	m.line = page.Line{}
	switch m.at {
	case overview:
		m.chosen = machines.ID(p.Row)
	case surveying:
		m.rescue.from = machines.ID(p.Row)
	}
	return m
}

// go_ turns to another page.
func (m Model) turn(to place) Model {
	m.at, m.line, m.typed, m.way = to, page.Line{}, "", ""
	return m
}

func (m Model) say(key string, pairs ...string) Model {
	m.line = page.Line{Weight: page.Warning, Text: screen.T(key, pairs...)}
	return m
}

// machine is the chosen one: at the start the one of this window, or the first.
func (m Model) machine() (machines.Machine, bool) {
	list := m.list()
	for _, id := range []machines.ID{m.chosen, m.cfg.Self} {
		for _, one := range list {
			if one.ID == id {
				return one, true
			}
		}
	}
	if len(list) > 0 {
		return list[0], true
	}
	return machines.Machine{}, false
}

// list is who belongs to the office, those that keep its data first.
func (m Model) list() []machines.Machine {
	var list []machines.Machine
	for _, keeps := range []bool{true, false} {
		for _, one := range m.office.machines {
			if one.Belongs() && one.Keeps == keeps {
				list = append(list, one)
			}
		}
	}
	return list
}

func (m Model) condition(id machines.ID) (Condition, bool) {
	for _, c := range m.health.Machines {
		if c.ID == id {
			return c, true
		}
	}
	return Condition{}, false
}

// nameOf is what people call a machine; one that nobody named by its identifier.
func nameOf(m machines.Machine) string {
	if strings.TrimSpace(m.Name) != "" {
		return m.Name
	}
	return string(m.ID)
}
