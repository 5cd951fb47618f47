package flow

import (
	"strconv"
	"strings"
	"time"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/machines"
	"okienko/office/queue"
)

// soon is when the end of a certificate is worth a word: it is renewed long
// before, so something hinders that.
const soon = 30 * 24 * time.Hour

// startFor is how long a window may take to reach the office after its start
// before it calls that a fault.
const startFor = 5 * time.Second

func (m Model) starting() bool {
	return !m.known && m.contact.Since == 0 && m.now.Since(m.begun) < startFor
}

// state is how a machine is, in a few words.
func (m Model) state(one machines.Machine) (t screen.Text, warn bool) {
	c, known := m.condition(one.ID)
	switch {
	case one.Copied > 0:
		return screen.T("admin.state_copied"), true
	case !one.Keeps:
		return screen.T("admin.state_guest"), false
	case !known:
		return screen.T("admin.state_unknown"), false
	case !c.Reachable:
		return screen.T("admin.state_silent"), true
	case c.NeedsUpdate:
		return screen.T("admin.state_update"), true
	case c.Repairing:
		return screen.T("admin.state_repairing"), true
	case c.DiskWarning:
		return screen.T("admin.state_disk"), true
	case wrongClock(c):
		return screen.T("admin.state_clock"), true
	case c.Behind > behind:
		return screen.T("admin.state_catching_up"), false
	}
	return screen.T("admin.state_current"), false
}

// behind is how many commands a machine may lack for a moment and still be up to
// date: they are on their way.
const behind = 100

func wrongClock(c Condition) bool {
	return c.ClockOff > feed.MaxClockOff || c.ClockOff < -feed.MaxClockOff
}

// details are what is known of one machine, and what can be done with it.
func (m Model) details(one machines.Machine) []page.Block {
	stay := page.Button(stayID, screen.T("admin.do_stays_on"), "")
	if one.StaysOn {
		stay.Label = screen.T("admin.do_goes_off")
	}
	remove := page.Button(removeID, screen.T("admin.do_remove"), "")
	rename := page.Button(renameID, screen.T("admin.do_rename"), "")
	rename, _ = m.allowed(rename, machines.RenameMachine{})
	stay, _ = m.allowed(stay, machines.MarkStaysOn{})
	remove, why := m.allowed(remove, machines.RevokeMachine{})
	blocks := []page.Block{
		{Kind: page.Lead, Text: screen.Words(nameOf(one))},
		{Kind: page.Facts, Rows: m.facts(one)},
		{Kind: page.Actions, Items: []screen.Item{rename, stay, remove}},
	}
	if !why.Empty() {
		blocks = append(blocks, page.Block{Kind: page.Quiet, ID: "why", Text: why})
	}
	return blocks
}

func (m Model) facts(one machines.Machine) []page.Row {
	state, warn := m.state(one)
	rows := []page.Row{
		{Text: screen.T("admin.fact_state"), End: state, Warn: warn},
	}
	if one.Keeps {
		rows = append(rows, m.keeperFacts(one)...)
	}
	rows = append(rows,
		page.Row{Text: screen.T("admin.fact_power"), End: power(one)},
		page.Row{Text: screen.T("admin.fact_certificate"), End: m.until(one), Warn: one.Expires > 0 && one.Expires < m.now.Add(soon)},
		page.Row{Text: screen.T("admin.fact_version"), End: m.version(one)},
	)
	if a := hosts(one.Addresses); a != "" {
		rows = append(rows, page.Row{Text: screen.T("admin.fact_address"), End: screen.Words(a)})
	}
	return rows
}

// keeperFacts are those of a machine that keeps the office's data.
func (m Model) keeperFacts(one machines.Machine) []page.Row {
	c, known := m.condition(one.ID)
	if !known || !c.Reachable {
		return nil
	}
	vote := screen.T("admin.vote_no")
	if c.Votes {
		vote = screen.T("admin.vote_yes")
	}
	clock := screen.T("admin.clock_right")
	if wrongClock(c) {
		clock = screen.Plural("admin.clock_off", int(max(c.ClockOff, -c.ClockOff).Round(time.Second).Seconds()))
	}
	rows := []page.Row{
		{Text: screen.T("admin.fact_vote"), End: vote},
		{Text: screen.T("admin.fact_clock"), End: clock, Warn: wrongClock(c)},
	}
	if c.DiskFree > 0 {
		rows = append(rows, page.Row{
			Text: screen.T("admin.fact_disk"), Warn: c.DiskWarning,
			End: screen.T("admin.disk_free", "Size", size(m.look.Lang, c.DiskFree)),
		})
	}
	return rows
}

func power(one machines.Machine) screen.Text {
	if one.StaysOn {
		return screen.T("admin.power_on")
	}
	return screen.T("admin.power_off")
}

func (m Model) until(one machines.Machine) screen.Text {
	if one.Expires == 0 {
		return screen.T("admin.certificate_by_hand")
	}
	return screen.T("admin.certificate_until", "Date", m.date(one.Expires))
}

func (m Model) version(one machines.Machine) screen.Text {
	if c, ok := m.condition(one.ID); ok && c.Version != "" {
		return screen.Words(c.Version)
	}
	if one.Version != "" {
		return screen.Words(one.Version)
	}
	return screen.T("admin.version_unknown")
}

// hosts are addresses without their ports, which say nothing to people.
func hosts(addresses []string) string {
	var list []string
	for _, a := range addresses {
		if i := strings.LastIndex(a, ":"); i > 0 {
			a = a[:i]
		}
		list = append(list, a)
	}
	return strings.Join(list, ", ")
}

// size is a number of bytes as people know it from their disks.
func size(lang string, bytes uint64) string {
	const mega, giga = 1_000_000, 1_000_000_000
	switch {
	case bytes < giga:
		return strconv.FormatUint(bytes/mega, 10) + " MB"
	case bytes < 10*giga:
		text := strconv.FormatFloat(float64(bytes)/giga, 'f', 1, 64)
		if lang != "en" {
			text = strings.Replace(text, ".", ",", 1)
		}
		return text + " GB"
	}
	return strconv.FormatUint(bytes/giga, 10) + " GB"
}

func (m Model) clock(at queue.Moment) string { return screen.Clock(at.Time().In(m.cfg.Zone)) }

// date is a date in figures, in the order that all our languages read.
func (m Model) date(at queue.Moment) string { return at.Time().In(m.cfg.Zone).Format("2.01.2006") }
