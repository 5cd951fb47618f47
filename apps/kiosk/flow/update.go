package flow

import (
	"okienko/internal/feed"
	"okienko/office/queue"
)

// Update takes a message and returns the next model with what is to be done.
func Update(m Model, msg Msg) (Model, []Intent) {
	var do []Intent
	switch msg := msg.(type) {
	case feed.News:
		do = m.news(msg)
	case feed.Tick:
		m.at(msg.Now)
	case feed.Contact:
		m.contact(msg)
	case feed.Answered:
		do = m.answered(msg)
	case Touched:
		m.at(msg.Now)
		do = m.touchedItem(msg)
	case Pressed:
		m.at(msg.Now)
		do = m.pressed(msg)
	case Resized:
		if msg.W > 0 && msg.H > 0 {
			m.cfg.W, m.cfg.H = msg.W, msg.H
		}
	case PrinterSaid:
		do = m.printerSaid(msg)
	case PrintDone:
		do = m.printDone(msg)
	case OwnNumbers:
		m.own = msg.Left
	case OwnIssued:
		do = m.ownIssued(msg)
	case OwnRefused:
		do = m.ownRefused(msg)
	}
	m.passTime()
	do = append(do, m.takeOwn()...)
	m.foretell()
	return m, do
}

// foretell says what is due.
func (m *Model) foretell() {
	next, newer := m.outlook.Pass(m.now, m.showsWait())
	if newer {
		m.outlook, m.facts.menu = next, foretold(m.facts.menu, next.Said())
	}
}

// showsWait says whether what is shown says how long to wait, or which tickets can
// be had.
func (m *Model) showsWait() bool {
	switch m.visit.page {
	case pageIssuing, pageTicket, pageHelp:
		return false
	}
	return true
}

func (m *Model) news(n feed.News) []Intent {
	m.at(n.Now)
	if n.State == nil {
		return nil
	}
	q := &n.State.Queue
	m.outlook = m.outlook.Hear(q, m.now, m.showsWait() || n.Jump)
	m.facts = gather(q, max(m.now, q.Now), m.outlook.Said(), m.cfg.Kiosk)
	var do []Intent
	for _, event := range n.Events {
		do = append(do, m.event(q, event)...)
	}
	if t, ok := q.Ticket(m.pending.id); n.Jump && ok {
		e, _ := find(m.menu(), t.Service)
		do = append(do, m.issued(queue.TicketIssued{Ticket: t.ID, Number: t.Number(), At: t.Issued, Ahead: e.waiting, Wait: e.expected(t.Class.Favoured())})...)
	}
	m.staleChoice()
	return do
}

func (m *Model) event(q *queue.State, event queue.Event) []Intent {
	switch e := event.(type) {
	case queue.TicketIssued:
		return m.issued(e)
	case queue.PrintChanged:
		m.printChanged(e.Ticket, e.Print.State)
	case queue.PrintRequested:
		return m.printRequested(q, e)
	}
	return nil
}

// staleChoice goes back to the first page when a new plan took away what the
// visit stood on.
func (m *Model) staleChoice() {
	v := &m.visit
	_, known := find(m.menu(), v.service)
	lost := (v.page == pageBefore || v.page == pageWhy) && !known
	if _, ok := m.group(); lost || v.page == pageGroup && !ok {
		m.home()
	}
}

// contact notes what is wrong. A visit without contact starts anew when contact
// is back; a ticket that is already on the screen stays there.
func (m *Model) contact(c feed.Contact) {
	m.heard = true
	m.trouble = c.Trouble
	lost := m.current && !c.Current
	m.current = c.Current
	if lost && !m.kept() && !m.alone() {
		m.home()
	}
}

// kept says whether the page must stay whatever the office says.
func (m Model) kept() bool {
	p := m.visit.page
	return p == pageTicket || p == pageIssuing || p == pageSorry
}

// passTime does what is due at this moment.
func (m *Model) passTime() {
	if m.visit.page == pageTicket && m.visit.ticket.print == queue.PrintQueued &&
		m.now.Since(m.visit.ticket.printed) >= printPatience {
		m.visit.ticket.print = queue.NotPrinted
	}
	if !m.fresh() && m.idle() >= m.cfg.IdleAfter {
		m.abandon()
		m.wipe()
	}
}
