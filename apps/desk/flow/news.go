package flow

import (
	"slices"

	"okienko/internal/feed"
	"okienko/office/queue"
)

// news takes a copy of what the window needs and lets go of what it refers to
// that is no longer so.
func (m Model) news(n feed.News) Model {
	m.now = n.Now
	if n.State == nil {
		return m
	}
	before := m.aim()
	m.office = m.readable(excerpt(&n.State.Queue, m.here()), n.State.People.DayKey)
	m.door = m.door.Know(n.State, m.now)
	m = m.offerDesk().checkSeat().checkProof().foresee(&n.State.Queue)
	if !m.stillAsked() {
		m = m.putBy()
		m.ask = ask{}
	}
	return m.keepAim(before)
}

// excerpt copies a state without the tickets that this desk has nothing to do
// with any more and without histories. A plan is replaced and never changed, so sharing
// it is safe; everything else is the sender's to change.
func excerpt(s *queue.State, here seat) *queue.State {
	c := &queue.State{
		Now: s.Now, Plan: s.Plan, Day: s.Day, LastCall: s.LastCall,
		InARow: slices.Clone(s.InARow), Printers: slices.Clone(s.Printers),
		Desks: slices.Clone(s.Desks), Calls: slices.Clone(s.Calls),
		Stops: slices.Clone(s.Stops), Overflows: slices.Clone(s.Overflows),
		Messages: slices.Clone(s.Messages), HelpCalls: slices.Clone(s.HelpCalls),
	}
	for i, d := range c.Desks {
		if d.Last != nil {
			last := *d.Last
			c.Desks[i].Last = &last
		}
	}
	for _, t := range s.Tickets {
		if here.wants(t) || undoable(s, t.ID) {
			t.Moves = nil
			c.Tickets = append(c.Tickets, t)
		}
	}
	c.Index()
	return c
}

// here is the seat, or the one that is about to be taken.
func (m Model) here() seat {
	if m.signedIn() {
		return m.seat
	}
	return seat{desk: m.form.desk, clerk: m.name()}
}

// wants says whether a ticket can stand on one of the lists of a seat.
func (s seat) wants(t queue.Ticket) bool {
	switch t.Phase {
	case queue.Finished:
		return s.served(t)
	case queue.Cancelled, queue.Left:
		return !t.AtClose
	}
	return true
}

// undoable says whether some desk could still take back a move of the ticket.
func undoable(s *queue.State, id queue.TicketID) bool {
	return slices.ContainsFunc(s.Desks, func(d queue.Desk) bool {
		return d.Last != nil && d.Last.Before.ID == id
	})
}

// offerDesk chooses the desk of the settings, once.
func (m Model) offerDesk() Model {
	if m.form.offered || m.office.Plan.Revision == 0 {
		return m
	}
	m.form.offered = true
	m.door = m.door.Suggest(m.cfg.Name)
	for _, d := range m.office.Plan.Desks {
		if d.Number == m.cfg.Desk {
			m.form.desk = d.ID
		}
	}
	return m
}

// checkSeat notices that the office has put somebody else at our desk, or
// nobody, or that the desk has gone from the plan.
func (m Model) checkSeat() Model {
	if _, ok := m.office.Desk(m.form.desk); !ok {
		m.form.desk = ""
	}
	if !m.signedIn() {
		return m
	}
	d, ok := m.office.Desk(m.seat.desk)
	switch {
	case ok && d.Clerk == m.seat.clerk:
		m.seat.seen = true
	case m.seat.seen:
		m.seat, m.ask, m.cover, m.door = seat{}, ask{}, open, m.door.Begin("")
		m.line = note("desk.line_signed_out")
	}
	return m
}

func (m Model) signedIn() bool { return m.seat.desk != "" }

// hand is the ticket that the desk has called or serves.
func (m Model) hand() (queue.Ticket, bool) {
	if m.office == nil {
		return queue.Ticket{}, false
	}
	return m.office.InHand(m.seat.desk)
}
