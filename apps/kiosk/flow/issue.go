package flow

import (
	"slices"
	"strings"
	"time"

	"okienko/internal/feed"
	"okienko/office/queue"
)

const (
	issueTag = "issue:"
	// patience is how long the screen waits for a ticket before it says so.
	patience = 5 * time.Second
	// lateFor is how long after leaving an answer may still belong to who left.
	lateFor = 30 * time.Second
	// settle is how long the ticket's screen takes no touch, so that a second
	// tap on "take a ticket" does not put the number away unseen.
	settle = 2 * time.Second
)

// take asks the office for a ticket.
func (m *Model) take(id queue.TicketID) []Intent {
	e, ok := find(m.menu(), m.visit.service)
	if !ok || id == "" || m.pending.id != "" && !m.pending.left {
		return nil
	}
	v := m.visit
	if m.pending.id != "" {
		m.strays = append(slices.Clone(m.strays), m.pending)
	}
	m.pending = pending{id: id, lang: v.lang, entry: e, favour: v.favour, asked: m.now}
	m.turn(pageIssuing)
	ask := m.pending.ask(*m)
	if m.alone() {
		m.pending.own = true
		return []Intent{IssueOwn{Ask: ask}}
	}
	m.pending.sent = true
	return []Intent{feed.Send{Tag: issueTag + string(id), Command: ask}}
}

// late says whether the answer takes longer than a person should wait in doubt.
func (m Model) late() bool {
	return m.visit.page == pageIssuing && m.spent() >= patience
}

// abandon notes that nobody waits for the ticket any more. It may come all the
// same, and then it is printed.
func (m *Model) abandon() {
	if m.visit.page == pageIssuing {
		m.pending.left = true
	}
}

// answered takes the answer to the kiosk's own commands. A lost one is asked
// again by the sender, so nothing is done about it here.
func (m *Model) answered(a feed.Answered) []Intent {
	id, issue := strings.CutPrefix(a.Tag, issueTag)
	if a.Lost {
		return nil
	}
	if issue && a.Answer.Refusal != nil {
		m.refused(queue.TicketID(id), a.Answer.Refusal.Code)
		return nil
	}
	if a.Tag == "again" && a.Answer.Refusal != nil {
		m.againRefused(a.Answer.Refusal.Code)
	}
	var do []Intent
	for _, event := range a.Answer.Events {
		if e, ok := event.(queue.TicketIssued); ok {
			do = append(do, m.issued(e)...)
		}
	}
	return do
}

func (m *Model) refused(id queue.TicketID, code queue.Code) {
	if m.pending.id != id || m.pending.own {
		return
	}
	left := m.pending.left
	m.pending = pending{}
	if !left {
		m.visit.refused = code
		m.turn(pageSorry)
	}
}

// againRefused: it is on paper already, or it cannot be had.
func (m *Model) againRefused(code queue.Code) {
	state := queue.NotPrinted
	if code == queue.PrintedAlready {
		state = queue.Printed
	}
	m.printChanged(m.visit.ticket.id, state)
}

// issued takes the ticket that was asked for. The fact comes twice, with the
// answer and with the news; the first one counts.
func (m *Model) issued(e queue.TicketIssued) []Intent {
	if p, ok := m.asked(e.Ticket); ok && p.own {
		p.heard = e // the kiosk's own number is about to be the ticket's
		return nil
	}
	p, ok := m.claim(e.Ticket)
	if !ok {
		return nil
	}
	return m.hand(p, ticket{
		id: e.Ticket, number: e.Number, entry: p.entry, favour: p.favour,
		ahead: e.Ahead, wait: e.Wait, issued: e.At, print: queue.PrintQueued, printed: m.now,
	})
}

// hand gives the ticket to whoever asked for it.
func (m *Model) hand(p pending, t ticket) []Intent {
	if !p.left || m.fresh() && m.now.Since(p.asked) < lateFor {
		m.visit.lang, m.visit.ticket = p.lang, t
		m.turn(pageTicket)
	}
	return []Intent{m.paper(t.id, m.face(t, p.lang))}
}

// claim finds the ticket among those that were asked for and forgets that it was.
func (m *Model) claim(id queue.TicketID) (pending, bool) {
	if p := m.pending; p.id == id && id != "" {
		m.pending = pending{}
		return p, true
	}
	for i, p := range m.strays {
		if p.id == id {
			m.strays = slices.Delete(slices.Clone(m.strays), i, i+1)
			return p, true
		}
	}
	return pending{}, false
}

// settled says whether the ticket's screen takes touches yet.
func (m Model) settled() bool { return m.spent() >= settle }
