package flow

import (
	"time"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/machines"
)

// The buttons of the first page.
const (
	addID    = "add"
	lostID   = "lost"
	renameID = "rename"
	stayID   = "stays_on"
	removeID = "remove"
	backID   = "back"
	nextID   = "next"
)

// addKey is the key of the one thing that most people come for.
const addKey = "F2"

// listID is the list of machines.
const listID = "machines"

// Page describes what the window shows now.
func (m Model) Page() page.Page {
	p := m.tabPage()
	if p.Under.Empty() {
		p.Under = screen.Words(m.office.name.In(m.look.Lang))
	}
	if m.known {
		p.Clock = m.clock(m.now)
	}
	p.Header = append(p.Header, m.selfButton()...)
	return m.look.On(p)
}

// ownPage is what the pages of the machines and of figures show now.
func (m Model) ownPage() page.Page {
	if !m.known && (m.at == overview || m.at == counted) {
		return m.connecting()
	}
	p := pages[m.at](m)
	p.Name = string(m.at)
	if p.Line.Text.Empty() {
		p.Line = m.line
	}
	return p
}

// pages has what each page shows.
var pages = map[place]func(Model) page.Page{
	overview: Model.overview, renaming: Model.renaming, removing: Model.removing,
	inviting: Model.inviting, showing: Model.showing, comparing: Model.comparing, welcoming: Model.welcoming,
	lost: Model.lost, surveying: Model.surveying, keying: Model.keying, agreeing: Model.agreeing,
	rescuing: Model.rescuing, rescued: Model.rescuedPage,
	counted: Model.countedPage, spanning: Model.spanningPage, choosingDepartment: Model.choosingDepartmentPage,
	choosingBy: Model.choosingByPage, fairly: Model.fairPage, saving: Model.savingPage,
}

// pressed does what a button asks for.
func (m Model) pressed(id string) (Model, []Intent) {
	if m.way != "" {
		return m, nil // one thing at a time; its line says so
	}
	if act := acts[m.at]; act != nil {
		return act(m, id)
	}
	return m, nil
}

// acts has what the buttons of each page do.
var acts = map[place]func(Model, string) (Model, []Intent){
	overview: Model.overviewDoes, renaming: Model.renamingDoes, removing: Model.removingDoes,
	inviting: Model.invitingDoes, showing: Model.showingDoes, comparing: Model.comparingDoes,
	welcoming: Model.welcomingDoes, lost: Model.lostDoes, surveying: Model.surveyingDoes,
	keying: Model.keyingDoes, agreeing: Model.agreeingDoes, rescued: Model.rescuedDoes,
	counted: Model.countedDoes, spanning: Model.spanningDoes, choosingDepartment: Model.toCounted,
	choosingBy: Model.toCounted, fairly: Model.toCounted, saving: Model.savingDoes,
}

func (m Model) connecting() page.Page {
	return page.Page{
		Name:    "connecting",
		Title:   screen.T("admin.title_connecting"),
		Left:    append(m.alarms(), page.Block{Kind: page.Body, Text: screen.T("admin.connecting")}),
		Buttons: m.rescueButton(),
	}
}

func (m Model) overview() page.Page {
	add := page.Primary(addID, screen.T("admin.do_add"), "plus")
	add.Value = addKey
	add, _ = m.allowed(add, machines.InviteMachine{})
	p := page.Page{
		Title: screen.T("admin.title_machines"), Share: 0.52,
		Top: append([]page.Block{m.protection()}, m.alarms()...),
		Left: []page.Block{
			{Kind: page.List, ID: listID, Rows: m.rows()},
			{Kind: page.Quiet, ID: "backup", Text: m.backup()},
		},
		Buttons: append(m.rescueButton(), add),
	}
	if one, ok := m.machine(); ok {
		p.Right = m.details(one)
	}
	return p
}

func (m Model) overviewDoes(id string) (Model, []Intent) {
	one, some := m.machine()
	switch {
	case id == addID:
		m.invite = newInvite()
		return m.turn(inviting), nil
	case id == lostID:
		return m.turn(lost), nil
	case !some:
		return m, nil
	case id == renameID:
		m = m.turn(renaming)
		m.chosen, m.typed = one.ID, one.Name
		return m, nil
	case id == stayID:
		return m.send(machines.MarkStaysOn{Machine: one.ID, StaysOn: !one.StaysOn}, overview)
	case id == removeID:
		m = m.turn(removing)
		m.chosen = one.ID
		return m, nil
	}
	return m, nil
}

func (m Model) rows() []page.Row {
	chosen, _ := m.machine()
	var rows []page.Row
	for _, one := range m.list() {
		state, warn := m.state(one)
		rows = append(rows, page.Row{
			ID: string(one.ID), Glyph: glyphs[one.Role], Text: screen.Words(nameOf(one)),
			Detail: state, Warn: warn, End: roleText(one.Role), On: one.ID == chosen.ID,
		})
	}
	return rows
}

// glyphs are the icons of what machines are for.
var glyphs = map[machines.Role]string{
	machines.Kiosk: "ticket", machines.Desk: "people", machines.Hall: "screen", machines.Admin: "document",
}

func roleText(r machines.Role) screen.Text { return screen.T("role." + string(r)) }

// protection says against how many failures the office is protected, and what to
// do when it is against none.
func (m Model) protection() page.Block {
	b := page.Block{Kind: page.Note, ID: "protection", Glyph: "check"}
	switch {
	case !m.health.Known:
		b.Glyph, b.Text = "clock", screen.T("admin.protection_unknown")
	case m.health.Failures <= 0:
		b.Weight, b.Glyph = page.Warning, "warning"
		b.Text = screen.Plural("admin.protected_none", max(1, enough-m.steady()))
	default:
		b.Text = screen.Plural("admin.protected", m.health.Failures)
	}
	return b
}

// enough machines that stay on keep working when one of them fails.
const enough = 3

// steady counts the machines that keep the office's data and stay on.
func (m Model) steady() int {
	n := 0
	for _, one := range m.list() {
		if one.Keeps && one.StaysOn {
			n++
		}
	}
	return n
}

// maxAlarms is how many have room; they come gravest first.
const maxAlarms = 2

// alarms are what somebody has to mend.
func (m Model) alarms() []page.Block {
	var all []page.Block
	add := func(w page.Weight, glyph string, t screen.Text) {
		all = append(all, page.Block{Kind: page.Note, Weight: w, Glyph: glyph, Text: t})
	}
	for _, one := range m.list() {
		if one.Copied > 0 {
			add(page.Alarm, "warning", screen.T("admin.alarm_copied", "Name", nameOf(one)))
		}
	}
	if m.contact.Trouble != feed.NoTrouble {
		add(m.weight(), "warning", screen.T("trouble."+string(m.contact.Trouble)))
	}
	switch {
	case m.contact.Current || m.starting():
	case m.contact.Since > 0:
		add(page.Alarm, "warning", screen.T("admin.stale_since", "Time", m.clock(m.contact.Since)))
	default:
		add(page.Alarm, "warning", screen.T("admin.no_contact"))
	}
	if m.contact.ClockIsWrong() {
		off := max(m.contact.ClockOff, -m.contact.ClockOff)
		add(page.Warning, "clock", screen.Plural("desk.clock_off", int(off.Round(time.Second).Seconds())))
	}
	for _, one := range m.list() {
		if t := m.alarm(one); !t.Empty() {
			add(page.Warning, "warning", t)
		}
	}
	if t := m.unsaved(); !t.Empty() {
		add(page.Warning, "warning", t)
	}
	return all[:min(len(all), maxAlarms)]
}

// weight is how grave it is that this computer ails: less while the window works
// on all the same.
func (m Model) weight() page.Weight {
	if m.contact.Carried() || !m.contact.Trouble.Hinders() {
		return page.Warning
	}
	return page.Alarm
}

// alarm is what is wrong with one machine, with the remedy.
func (m Model) alarm(one machines.Machine) screen.Text {
	c, known := m.condition(one.ID)
	name := nameOf(one)
	switch {
	case !known:
	case c.NeedsUpdate:
		return screen.T("admin.alarm_update", "Name", name)
	case c.Reachable && c.DiskWarning && !(one.ID == m.cfg.Self && m.contact.Trouble != feed.NoTrouble):
		return screen.T("admin.alarm_disk", "Name", name)
	case c.Reachable && wrongClock(c) && !(one.ID == m.cfg.Self && m.contact.ClockIsWrong()): // said above
		return screen.T("admin.alarm_clock", "Name", name)
	case one.Expires > 0 && one.Expires < m.now.Add(soon):
		return screen.T("admin.alarm_certificate", "Name", name)
	case c.Reachable && c.BackupNoSpace:
		return screen.T("admin.alarm_backup_space", "Name", name)
	case c.Reachable && c.BackupFails:
		return screen.T("admin.alarm_backup_failed", "Name", name)
	}
	return screen.Text{}
}
