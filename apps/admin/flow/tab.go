package flow

import (
	"time"

	"okienko/apps/admin/flow/audit"
	"okienko/apps/admin/flow/now"
	"okienko/apps/admin/flow/setup"
	"okienko/apps/admin/flow/staff"
	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
)

// tab is one of the things that the window is for. It has pages of its own, and
// its messages reach it also while another one is shown.
type tab string

// The tabs, as they stand in the window.
const (
	nowTab      tab = "tab_now"
	figuresTab  tab = "tab_figures"
	officeTab   tab = "tab_office"
	machinesTab tab = "tab_machines"
	staffTab    tab = "tab_staff"
	traceTab    tab = "tab_trace"
)

// tabs are their labels and keys.
var tabs = []struct {
	tab
	label, glyph, key string
}{
	{nowTab, "admin.tab_now", "clock", "F3"},
	{figuresTab, "figures.title", "document", "F4"},
	{officeTab, "admin.tab_office", "building", "F5"},
	{machinesTab, "admin.tab_machines", "screen", "F6"},
	{staffTab, "admin.tab_staff", "key", "F10"},
	{traceTab, "admin.tab_trace", "document", "F12"},
}

// tabItems are the buttons that turn from one to another.
func (m Model) tabItems() (items []screen.Item) {
	for _, t := range tabs {
		items = append(items, screen.Item{
			ID: string(t.tab), Role: screen.Tab, Label: screen.T(t.label), Glyph: t.glyph, Value: t.key, On: t.tab == m.tab,
		})
	}
	return items
}

// turnTab goes to another tab, if a button asks for one. Tabs stand on first pages
// alone, so that it begins with its own.
func (m Model) turnTab(id string) (Model, []Intent, bool) {
	for _, t := range tabs {
		if string(t.tab) != id {
			continue
		}
		m.tab, m.acted = t.tab, true
		if t.tab == figuresTab {
			m, intents := m.beginCounting()
			return m, intents, true
		}
		return m.turn(overview), nil, true
	}
	return m, nil, false
}

// tabPage is the page of the tab that is shown, with the tabs on its first one.
func (m Model) tabPage() page.Page {
	switch {
	case m.barred():
		return m.doorPage()
	case m.aboutSelf:
		return m.selfPage()
	}
	p, first := m.shown()
	if first {
		p.Tabs = m.tabItems()
	}
	return p
}

// shown is the page of the tab, and whether it is the tab's first one.
func (m Model) shown() (p page.Page, first bool) {
	switch m.tab {
	case nowTab:
		p, first = m.watch.Page(), m.watch.Home()
	case officeTab:
		if p, first = m.setup.Page(m.forbids), m.setup.Home(); first {
			p.Top = append(m.onlyRead(), p.Top...)
		}
	case staffTab:
		p, first = m.staff.Page(m.forbids), m.staff.Home()
	case traceTab:
		p, first = m.audit.Page(m.forbids), m.audit.Home()
	default:
		return m.ownPage(), m.at == overview || m.at == counted
	}
	p.Top = append(m.silence(), p.Top...)
	return p, first
}

// lead goes to what most people come for, unless somebody has done something: to what
// goes on now, or to the set-up of an office that stays empty, and back where it was
// only that its file took long to be read.
func (m Model) lead() Model {
	switch {
	case m.acted || !m.known:
	case !m.empty:
		m.tab = nowTab
	case m.now > m.begun.Add(leadAfter):
		m.tab = officeTab
	}
	return m
}

// leadAfter is when an office without a plan counts as empty.
const leadAfter = 4 * time.Second

// silence says that nothing that is changed now reaches the office.
func (m Model) silence() []page.Block {
	switch {
	case m.contact.Current || m.starting():
		return nil
	case m.contact.Since > 0:
		return []page.Block{{Kind: page.Note, Weight: page.Alarm, Text: screen.T("admin.stale_since", "Time", m.clock(m.contact.Since))}}
	}
	return []page.Block{{Kind: page.Note, Weight: page.Alarm, Text: screen.T("admin.no_contact")}}
}

// updateSetup lets the set-up take in a message, in the reader's language.
func (m Model) updateSetup(msg Msg) (Model, []Intent) {
	var intents []Intent
	m.setup, intents = setup.Update(m.setup, msg, m.look.Lang)
	return m, intents
}

// updateWatch lets what goes on now take in a message, in the reader's language.
func (m Model) updateWatch(msg Msg) (Model, []Intent) {
	var intents []Intent
	m.watch, intents = now.Update(m.watch, msg, m.look.Lang)
	return m, intents
}

// updateStaff lets the pages about people take in a message.
func (m Model) updateStaff(msg Msg) (Model, []Intent) {
	var intents []Intent
	m.staff, intents = staff.Update(m.staff, msg, m.look.Lang)
	return m, intents
}

// updateTrace lets the pages of the trace take in a message.
func (m Model) updateTrace(msg Msg) (Model, []Intent) {
	var intents []Intent
	m.audit, intents = audit.Update(m.audit, msg, m.look.Lang)
	return m, intents
}

// guardTrace takes what was found from who has not looked for it, or may not any more.
func (m Model) guardTrace() Model {
	m.audit = m.audit.Before(m.door.Present(), m.forbids)
	return m
}

// hears says whether every tab has to hear a message, also while it is not shown.
func hears(msg Msg) bool {
	switch msg.(type) {
	case feed.News, feed.Tick, feed.Contact, feed.Answered, setup.FilesFound, setup.FileRead, setup.FileWritten:
		return true
	}
	return false
}
