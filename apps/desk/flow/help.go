package flow

import (
	"time"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// helpFirm is how long the key does not end what it has just begun: in a fright it is
// pressed more than once.
const helpFirm = 3 * time.Second

// help calls for help, or does the next thing about a call that is open: who sees
// that of a colleague comes, and either of the two ends it.
func (m Model) help() (Model, []Intent) {
	h, ok := m.helpCall()
	switch {
	case !ok:
		return m.sendBeside(queue.CallForHelp{Desk: m.seat.desk})
	case m.concerns(h) && m.now.Since(m.begunHelp(h)) < helpFirm:
		m.line = note("desk.line_help_firm")
		return m, nil
	case m.concerns(h):
		return m.sendBeside(queue.EndHelp{Help: h.No, Desk: m.seat.desk})
	}
	return m.sendBeside(queue.AcceptHelp{Help: h.No, Desk: m.seat.desk})
}

// concerns says whether this desk has called, or comes.
func (m Model) concerns(h queue.HelpCall) bool { return h.Desk == m.seat.desk || h.By == m.seat.desk }

// begunHelp is when this desk called, or said that it comes.
func (m Model) begunHelp(h queue.HelpCall) queue.Moment {
	if h.By == m.seat.desk {
		return h.AcceptedAt
	}
	return h.At
}

// helpCall is the call for help that the key is about: the own one, one that this
// desk has accepted, or the oldest that nobody has accepted yet.
func (m Model) helpCall() (queue.HelpCall, bool) {
	var open queue.HelpCall
	for _, h := range m.helpCalls() {
		if m.concerns(h) {
			return h, true
		}
		if open.No == 0 && !h.Accepted() {
			open = h
		}
	}
	return open, open.No != 0
}

// helpItem is the key for help, named after what it would do now.
func (m Model) helpItem() screen.Item {
	it := m.item(Help)
	switch h, ok := m.helpCall(); {
	case !ok:
	case m.concerns(h):
		it.Label = screen.T("desk.do.help_end")
	default:
		it.Label = screen.T("desk.do.help_accept")
	}
	return it
}

// helpNotices are the calls for help of the site, before everything else.
func (m Model) helpNotices() []Notice {
	var all []Notice
	about, _ := m.helpCall()
	for _, h := range m.helpCalls() {
		n := Notice{Weight: Alarm, Glyph: "warning", Text: m.helpText(h)}
		if h.No == about.No {
			n.Item = m.helpItem()
		}
		all = append(all, n)
	}
	return all
}

// helpText names who calls, where, and who comes.
func (m Model) helpText(h queue.HelpCall) screen.Text {
	from, _ := m.office.Plan.Desk(h.Desk)
	by, _ := m.office.Plan.Desk(h.By)
	switch {
	case h.Desk == m.seat.desk && h.Accepted():
		return screen.T("desk.help.comes", "ByDesk", decimal(by.Number), "ByClerk", h.ByClerk)
	case h.Desk == m.seat.desk:
		return screen.T("desk.help.called")
	case h.Accepted():
		return screen.T("desk.help.accepted",
			"Desk", decimal(from.Number), "Clerk", h.Clerk, "ByDesk", decimal(by.Number), "ByClerk", h.ByClerk)
	}
	return screen.T("desk.help.calls", "Desk", decimal(from.Number), "Room", from.Room, "Clerk", h.Clerk)
}
