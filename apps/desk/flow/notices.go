package flow

import (
	"strings"
	"time"

	"okienko/internal/feed"
	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// notices are what somebody has to mend, the gravest first.
func (m Model) notices() []Notice {
	all := m.helpNotices()
	if m.contact.Trouble != feed.NoTrouble {
		all = append(all, m.ails())
	}
	switch {
	case m.emergency.on:
		all = append(all, m.emergencyNotice())
	case m.contact.Trouble.TurnedAway(): // nothing comes back by waiting
	case !m.contact.Current && !m.starting():
		all = append(all, m.stale())
	}
	if m.contact.ClockIsWrong() {
		all = append(all, m.clockOff())
	}
	if m.office != nil && m.signedIn() && !m.covered() {
		all = append(all, m.atDesk()...)
	}
	if m.silent && len(all) == 0 { // it takes no room from what has to be done now
		all = append(all, mute())
	}
	return all
}

// atDesk are those of whoever works here.
func (m Model) atDesk() []Notice {
	var all []Notice
	if m.office.Plan.Revision > 0 && !m.office.Day.Open {
		all = append(all, m.closed())
	}
	return append(append(all, m.printers()...), m.unprintedNotice()...)
}

// mute says that calls for help are only seen here. It keeps nobody from working.
func mute() Notice {
	return Notice{Weight: Info, Glyph: "info", Text: screen.T("desk.no_sound"), Also: screen.T("desk.no_sound_do")}
}

// ails is what is wrong with this computer. While it keeps nobody from working, it
// is no alarm.
func (m Model) ails() Notice {
	n := Notice{Weight: Alarm, Glyph: "warning", Text: screen.T("trouble." + string(m.contact.Trouble))}
	if m.contact.Carried() {
		n.Weight, n.Also = Warning, screen.T("desk.carried")
	}
	if !m.contact.Trouble.Hinders() {
		n.Weight = Warning
	}
	return n
}

// startFor is how long a window may take to reach the office after its start
// before it calls that a fault.
const startFor = 5 * time.Second

func (m Model) starting() bool {
	return m.office == nil && m.contact.Since == 0 && m.now.Since(m.begun) < startFor
}

func (m Model) stale() Notice {
	n := Notice{Weight: Alarm, Glyph: "warning", Text: screen.T("desk.no_contact")}
	if m.contact.Since > 0 {
		n.Text = screen.T("desk.stale_since", "Time", m.clock(m.contact.Since))
	}
	switch {
	case m.mayStart():
		n.Item = m.item(Start)
	case m.signedIn() && !m.mayDo(plan.Emergency):
		n.Also = screen.T("desk.emergency_who")
	}
	return n
}

func (m Model) clockOff() Notice {
	off := max(m.contact.ClockOff, -m.contact.ClockOff)
	return Notice{
		Weight: Warning, Glyph: "clock",
		Text: screen.Plural("desk.clock_off", int(off.Round(time.Second).Seconds())),
	}
}

func (m Model) closed() Notice {
	n := Notice{Weight: Warning, Glyph: "clock", Text: screen.T("desk.closed_soon")}
	if m.mayOpen() {
		n.Text, n.Item = screen.T("desk.closed"), m.item(Open)
	}
	return n
}

// quietConditions are those of a printer that no clerk has to do with.
var quietConditions = map[string]bool{"ok": true, "unknown": true, "": true}

func (m Model) printers() []Notice {
	var all []Notice
	for _, p := range m.office.Printers {
		if quietConditions[p.Condition] {
			continue
		}
		condition := strings.ReplaceAll(p.Condition, "-", "_")
		all = append(all, Notice{
			Weight: Warning, Glyph: "printer-off", Where: m.placeName(p.Place), Text: screen.T("printer." + condition),
		})
	}
	return all
}

// placeName is what a kiosk is called, or its identifier if nobody named it.
func (m Model) placeName(id string) string {
	for _, k := range m.office.Plan.Kiosks {
		if k.ID == plan.KioskID(id) {
			return k.Name.In(m.lang)
		}
	}
	return id
}

// unprinted are the tickets whose paper did not come out, as issued.
func (m Model) unprinted() []queue.Ticket {
	var list []queue.Ticket
	m.office.Live(func(t queue.Ticket) {
		if t.Print.State == queue.NotPrinted {
			list = append(list, t)
		}
	})
	return list
}

func (m Model) unprintedNotice() []Notice {
	list := m.unprinted()
	if len(list) == 0 {
		return nil
	}
	return []Notice{{
		Weight: Warning, Glyph: "printer-off", Item: m.item(Print),
		Text: screen.Plural("desk.unprinted", len(list), "Number", list[0].Number()),
	}}
}
