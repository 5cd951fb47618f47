package flow

import (
	"time"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// While the office does not answer, the kiosk gives numbers of its own, which
// the office granted before. It promises no place in line then: nobody knows it.

// ownAfter is how long the office may take before the kiosk gives a number of
// its own: a little longer than a change of leader, after which the usual number
// and a place in line are to be had.
const ownAfter = 1500 * time.Millisecond

// ownUsedUp is why a tile is off when its series has no number left here.
const ownUsedUp queue.Code = "own_used_up"

// OwnNumbers says how many numbers the kiosk may give by itself, by series.
type OwnNumbers struct{ Left map[string]int }

// OwnIssued says that the kiosk has given a ticket by itself, for good.
type OwnIssued struct {
	Ticket queue.TicketID
	Number string
	At     queue.Moment
}

// OwnRefused says that it could not.
type OwnRefused struct{ Ticket queue.TicketID }

// IssueOwn asks for a number of the kiosk's own. The same ticket may have been
// asked of the office; whichever number stands on the paper is the ticket's.
type IssueOwn struct{ Ask queue.IssueTicket }

// alone says whether the kiosk goes on without the office.
func (m Model) alone() bool {
	return !m.current && m.facts.known && len(m.own) > 0 && !m.trouble.TurnedAway()
}

// menu is the menu as it can be used now.
func (m Model) menu() []entry {
	if !m.alone() {
		return m.facts.menu
	}
	return ownMenu(m.facts.menu, m.own)
}

func ownMenu(menu []entry, own map[string]int) []entry {
	list := make([]entry, len(menu))
	for i, e := range menu {
		e.entries = ownMenu(e.entries, own)
		if e.service != "" && e.refused == "" && own[e.letter] == 0 {
			e.refused = ownUsedUp
		}
		list[i] = e
	}
	return list
}

// ask is what the person in front of the kiosk wants.
func (p pending) ask(m Model) queue.IssueTicket {
	class := queue.Ordinary
	if p.favour {
		class = queue.Preferential
	}
	told := p.entry.expected(p.favour)
	return queue.IssueTicket{
		Told: &told, Ticket: p.id, Service: p.entry.service, Class: class, Source: queue.FromKiosk, Lang: p.lang,
		Place: m.cfg.Place, Machine: m.cfg.Machine,
	}
}

// takeOwn gives a number of the kiosk's own when the office takes too long.
func (m *Model) takeOwn() []Intent {
	p := &m.pending
	if p.id == "" || p.own || p.ownRefused || m.own[p.entry.letter] == 0 || m.now.Since(p.asked) < ownAfter {
		return nil
	}
	p.own = true
	return []Intent{IssueOwn{Ask: p.ask(*m)}}
}

// ownIssued is the ticket of the kiosk's own, as a fact.
func (m *Model) ownIssued(o OwnIssued) []Intent {
	p, ok := m.claim(o.Ticket)
	if !ok {
		return nil
	}
	return m.hand(p, ticket{
		id: o.Ticket, number: o.Number, entry: p.entry, favour: p.favour, issued: o.At,
		print: queue.PrintQueued, printed: m.now, own: true,
	})
}

// ownRefused goes back to waiting for the office, which may have answered
// meanwhile; a kiosk that is alone says that it has nothing to give.
func (m *Model) ownRefused(o OwnRefused) []Intent {
	p, ok := m.asked(o.Ticket)
	if !ok {
		return nil
	}
	p.own, p.ownRefused = false, true
	switch {
	case p.heard.Ticket != "":
		return m.issued(p.heard)
	case p.sent:
	default:
		m.refused(o.Ticket, ownUsedUp)
	}
	return nil
}

// asked finds a ticket among those on their way, to change it.
func (m *Model) asked(id queue.TicketID) (*pending, bool) {
	if m.pending.id == id && id != "" {
		return &m.pending, true
	}
	m.strays = append([]pending(nil), m.strays...)
	for i := range m.strays {
		if m.strays[i].id == id {
			return &m.strays[i], true
		}
	}
	return nil, false
}

// ownNote is what is true of a ticket while nobody knows its place in line.
func ownNote() screen.Item {
	return screen.Item{ID: "own", Glyph: "info", Label: screen.T("kiosk.own_ask")}
}
