package flow

import (
	"slices"
	"strings"
	"time"

	"okienko/apps/admin/flow/audit"
	"okienko/apps/admin/flow/now"
	"okienko/apps/admin/flow/setup"
	"okienko/apps/admin/flow/staff"
	"okienko/internal/feed"
	"okienko/internal/outlook"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/internal/signin"
	"okienko/office/machines"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Config is what the window starts with.
type Config struct {
	Languages []string       // to switch between
	Look      RememberLook   // as it was left; a language that is none of them is the first
	Zone      *time.Location // of the office; nil is UTC
	Self      machines.ID    // the machine that this window runs on
	CanRescue bool           // there is something that rescues
	Folder    string         // where files are usually kept
	Example   plan.Plan      // an office to begin with
	Office    string         // what a new office is to be called, if somebody has said so
	Read      outlook.Read   // nil: forecast.Read
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
	client  string // this window, as the log calls it
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
	count   counting
	days    [2]string // typed: the first and the last day of a range
	tab     tab
	empty   bool // the office has no plan
	acted   bool // somebody has done something here
	setup   setup.Model
	watch   now.Model
	staff   staff.Model
	audit   audit.Model
	door    entrance

	aboutSelf bool // the page about who works here is shown
}

// register is a copy of what the window needs of the office.
type register struct {
	name        plan.Names
	machines    []machines.Machine
	invitations []machines.Invitation
	saves       bool // it has a recovery key, and so makes backups

	departments []plan.DepartmentID
	names       map[string]plan.Names // of departments and services, for figures
	revision    int                   // of the plan that names are of
	firstDay    string                // of which there is history; empty when there is none

	noFigures, noPersons refusals // why who is signed in may not see them
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

	counted            place = "figures"
	spanning           place = "figures_days"
	choosingDepartment place = "figures_department"
	choosingBy         place = "figures_by"
	fairly             place = "figures_fair"
	saving             place = "figures_save"
)

// New makes the window as it is at the start.
func New(cfg Config) Model {
	if cfg.Zone == nil {
		cfg.Zone = time.UTC
	}
	m := Model{
		cfg: cfg, look: page.NewLook(cfg.Languages).Remembered(cfg.Look.Lang, cfg.Look.Contrast), at: overview, next: overview, tab: machinesTab,
		setup: setup.New(setup.Config{Zone: cfg.Zone, Example: cfg.Example, Office: cfg.Office}),
		watch: now.New(now.Config{Zone: cfg.Zone, Self: string(cfg.Self), Read: cfg.Read}),
		staff: staff.New(cfg.Zone), audit: audit.New(cfg.Zone), door: entrance{Model: signin.NewModel(string(cfg.Self), cfg.Zone)},
	}
	m, _ = m.spoken()
	return m
}

// spoken tells every part of the window how it speaks now.
func (m Model) spoken() (Model, []Intent) {
	m, _ = m.updateStaff(nil)
	m, _ = m.updateTrace(nil)
	m, _ = m.updateSetup(nil)
	return m.updateWatch(nil)
}

// Update takes in a message.
func Update(m Model, msg Msg) (Model, []Intent) {
	m, intents := take(m, msg)
	m.watch = m.watch.Shown(m.tab == nowTab && !m.barred() && !m.aboutSelf)
	return m, intents
}

func take(m Model, msg Msg) (Model, []Intent) {
	if pressed, ok := msg.(page.Pressed); ok {
		if look, changed := m.look.Pressed(pressed.ID); changed {
			m.look = look
			m, intents := m.spoken()
			return m, append(intents, RememberLook{Lang: look.Lang, Contrast: look.Contrast})
		}
	}
	if ofPages(msg) {
		m.acted, m.door.touched = true, m.now
		return m.byHand(msg)
	}
	return m.byOthers(msg)
}

// byHand takes in what a person did, on the page that is shown.
func (m Model) byHand(msg Msg) (Model, []Intent) {
	if m.barred() {
		return m.barredDoes(msg)
	}
	pressed, isPress := msg.(page.Pressed)
	switch {
	case isPress && m.aboutSelf:
		return m.selfDoes(pressed.ID)
	case m.aboutSelf:
		return m, nil
	case isPress && pressed.ID == selfID && m.door.Guarded():
		m.aboutSelf = true
		return m, nil
	}
	if isPress {
		if m, intents, turned := m.turnTab(pressed.ID); turned {
			return m, intents
		}
	}
	if update := m.pagesOf(m.tab); update != nil && m.known {
		return update(msg)
	}
	return m.update(msg)
}

// pagesOf takes in a message for a tab whose pages are of another package.
func (m Model) pagesOf(t tab) func(Msg) (Model, []Intent) {
	return map[tab]func(Msg) (Model, []Intent){
		nowTab: m.updateWatch, officeTab: m.updateSetup, staffTab: m.updateStaff, traceTab: m.updateTrace,
	}[t]
}

// byOthers takes in what was heard; every tab has to.
func (m Model) byOthers(msg Msg) (Model, []Intent) {
	var all []Intent
	for _, update := range m.hearers(msg) {
		var more []Intent
		m, more = update(m, msg)
		all = append(all, more...)
	}
	m, more := m.update(msg)
	return m.watchDoor().guardTrace(), append(all, more...)
}

// hearers are the parts that take in a message beside the machines' pages.
func (m Model) hearers(msg Msg) (all []func(Model, Msg) (Model, []Intent)) {
	if hears(msg) {
		all = append(all, Model.updateSetup, Model.updateWatch, Model.updateStaff, Model.updateTrace)
	}
	switch msg := msg.(type) {
	case staff.Given, staff.Failed:
		all = append(all, Model.updateStaff)
	case audit.Found, audit.Saved:
		all = append(all, Model.updateTrace)
	case feed.Answered, signin.Unable, signin.Checked:
		all = append(all, func(m Model, msg Msg) (Model, []Intent) { return m.atDoor(msg) })
	case feed.News:
		if msg.State != nil {
			all = append(all, func(m Model, _ Msg) (Model, []Intent) {
				m.door.Model = m.door.Know(msg.State, msg.Now)
				return m, nil
			})
		}
	case feed.Tick:
		all = append(all, func(m Model, _ Msg) (Model, []Intent) {
			m.door.Model = m.door.Tick(msg.Now, m.contact.Current)
			return m, nil
		})
	case Named:
		all = append(all, func(m Model, _ Msg) (Model, []Intent) {
			m.door.Model = m.door.Named(msg.Client)
			return m, nil
		})
	}
	return all
}

// ofPages says whether a message is what a person did on the page.
func ofPages(msg Msg) bool {
	switch msg.(type) {
	case page.Pressed, page.Typed, page.Chose, page.Picked:
		return true
	}
	return false
}

// update lets the pages of the machines and of figures take in a message.
func (m Model) update(msg Msg) (Model, []Intent) {
	switch msg := msg.(type) {
	case feed.News:
		return m.news(msg), nil
	case feed.Tick:
		m.now = msg.Now
		if m.begun == 0 {
			m.begun = msg.Now
		}
		return m.lead().tick().follow()
	case feed.Contact:
		m.contact = msg
	case Health:
		m.health = msg
	case feed.Answered:
		if msg.Tag != "" && msg.Tag == m.count.taking.tag {
			return m.recorded(msg)
		}
		return m.answered(msg), nil
	case page.Typed:
		m = m.write(msg)
	case page.Chose:
		m = m.chose(msg)
	case page.Picked:
		return m.picked(msg)
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
	case Named:
		m.client, m.watch = msg.Client, m.watch.Named(msg.Client)
	case Counted:
		m.count = m.count.hear(msg)
		return m.withhold()
	case Saved:
		if m.count.written = msg.Path; msg.Why != "" {
			return m.say(msg.Why)
		}
	}
	return m
}

// news takes a copy of what the window needs.
func (m Model) news(n feed.News) Model {
	m.now = n.Now
	if n.State == nil {
		return m
	}
	m.known, m.empty = true, n.State.Queue.Plan.Revision == 0
	m.count.stale = m.count.stale || n.Jump || len(n.Events) > 0
	before := m.office
	m.office = register{
		name:        n.State.Queue.Plan.Name,
		machines:    slices.Clone(n.State.Machines.Machines),
		invitations: slices.Clone(n.State.Machines.Invitations),
		saves:       n.State.Machines.Recovery != "",
		departments: before.departments, names: before.names, revision: before.revision,
	}
	if sealed := n.State.History.Sealed; len(sealed) > 0 {
		m.office.firstDay = sealed[0].Date
	}
	if p := &n.State.Queue.Plan; before.names == nil || p.Revision != before.revision {
		m.office.names, m.office.revision, m.office.departments = namesIn(p), p.Revision, nil
		for _, d := range p.Departments {
			m.office.departments = append(m.office.departments, d.ID)
		}
	}
	return m.checkInvitation().lead().guardFigures(n.State)
}

func (m Model) write(t page.Typed) Model {
	m.line = page.Line{}
	switch {
	case m.at == inviting:
		m.invite.name = t.Text
	case t.ID == folderID:
		m.count.folder = t.Text
	case t.ID == fromID:
		m.days[0] = t.Text
	case t.ID == toID:
		m.days[1] = t.Text
	default:
		m.typed = t.Text
	}
	return m
}

func (m Model) picked(p page.Picked) (Model, []Intent) {
	m.line = page.Line{}
	switch m.at {
	case overview:
		m.chosen = machines.ID(p.Row)
	case surveying:
		m.rescue.from = machines.ID(p.Row)
	case spanning, choosingDepartment, choosingBy:
		return m.countPicked(p)
	}
	return m, nil
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
