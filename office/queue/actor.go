package queue

import "okienko/office/plan"

// Actor is who gives a command: the machine that it came from and, where it is
// known, who is signed in there. The office sets it before each command; no
// command says it of itself.
type Actor struct {
	Machine string
	Person  string // plan.PersonID; empty when a machine does it by itself
}

// named is what colleagues call a person.
func (s *State) named(id string) string {
	if p, known := s.Plan.Person(plan.PersonID(id)); known {
		return p.Name
	}
	return id
}

// Who is the clerk at the desk, as tickets name those that they wait for: the
// person of the plan, where people sign in, and else the name. Empty when nobody
// sits there.
func (d Desk) Who() string {
	if d.Person != "" {
		return d.Person
	}
	return d.Clerk
}

// line is what stands in a ticket's history about an event: when, where, who.
// Somebody who sits at no desk is named by the sign-in alone.
func (s *State) line(d *Desk, at Moment, e Event) Move {
	m := Move{At: at, What: e.Kind(), Machine: s.By.Machine, Clerk: s.named(s.By.Person)}
	if d != nil {
		m.Desk, m.Clerk = d.ID, d.Clerk
	}
	return m
}

// orders returns who orders something about a ticket that no desk has in hand, and
// the ticket.
func (s *State) orders(desk plan.DeskID, id TicketID) (*Desk, *Ticket, *Refusal) {
	d, r := s.staff(desk)
	if r != nil {
		return nil, nil, r
	}
	t, r := s.free(id)
	return d, t, r
}

// staff returns the desk that orders something about a ticket which it need not
// have in hand. It is nil for somebody who sits at none, such as a supervisor.
func (s *State) staff(id plan.DeskID) (*Desk, *Refusal) {
	switch {
	case id != "":
		return s.attended(id)
	case !s.Day.Open:
		return nil, refuse(DayIsClosed)
	}
	return nil, nil
}
