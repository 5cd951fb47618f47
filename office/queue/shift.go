package queue

import "okienko/office/plan"

// Desk is a desk as it is now: who sits there and whom it has in hand.
type Desk struct {
	ID     plan.DeskID `json:"id"`
	Clerk  string      `json:"clerk,omitempty"`  // empty when nobody is signed in
	Person string      `json:"person,omitempty"` // plan.PersonID of the clerk, where people sign in
	Since  Moment      `json:"since,omitempty"`
	Ticket TicketID    `json:"ticket,omitempty"`   // called or being served here
	Last   *LastMove   `json:"last,omitempty"`     // what can be undone
	InARow int         `json:"in_a_row,omitempty"` // favoured tickets called one after another
	Break  Break       `json:"break,omitzero"`
}

// Taken says whether a clerk is signed in at the desk.
func (d Desk) Taken() bool { return d.Clerk != "" }

// Open says whether somebody sits at the desk and calls people.
func (d Desk) Open() bool { return d.Taken() && !d.OnBreak() }

// TakeDesk signs a clerk in at a desk and begins a shift. Taking one's own desk
// again changes nothing, so that a window that starts anew can simply ask.
type TakeDesk struct {
	Desk  plan.DeskID `json:"desk"`
	Clerk string      `json:"clerk"`
}

// DeskTaken says that a clerk sits at a desk.
type DeskTaken struct {
	Desk  plan.DeskID `json:"desk"`
	Clerk string      `json:"clerk"`
}

// LeaveDesk signs the clerk out and ends the shift.
type LeaveDesk struct {
	Desk plan.DeskID `json:"desk"`
}

// DeskLeft says that nobody sits at a desk any more.
type DeskLeft struct {
	Desk  plan.DeskID `json:"desk"`
	Clerk string      `json:"clerk"`
}

// Kind names the command in the log.
func (TakeDesk) Kind() string { return "take_desk" }

// Kind names the event in stored answers.
func (DeskTaken) Kind() string { return "desk_taken" }

// Kind names the command in the log.
func (LeaveDesk) Kind() string { return "leave_desk" }

// Kind names the event in stored answers.
func (DeskLeft) Kind() string { return "desk_left" }

func (c TakeDesk) apply(s *State, at Moment) ([]Event, *Refusal) {
	d := s.desk(c.Desk)
	person := ""
	if p, known := s.Plan.Person(plan.PersonID(s.By.Person)); known {
		c.Clerk, person = p.Name, string(p.ID) // nobody sits anywhere in another one's name
	}
	switch {
	case d == nil:
		return nil, refuse(UnknownDesk, "desk", string(c.Desk))
	case c.Clerk == "" || len(c.Clerk) > maxName:
		return nil, refuse(WrongRequest, "field", "clerk")
	case d.Taken() && (d.Clerk != c.Clerk || person != "" && d.Person != "" && d.Person != person):
		return nil, refuse(DeskTakenBy, "clerk", d.Clerk)
	case d.Taken():
		if person != "" { // whom a name alone had put there
			d.Person = person
		}
		return nil, nil
	}
	d.Clerk, d.Person, d.Since = c.Clerk, person, at
	s.attend(d, at)
	return []Event{DeskTaken(c)}, nil
}

func (c LeaveDesk) apply(s *State, at Moment) ([]Event, *Refusal) {
	d := s.desk(c.Desk)
	switch {
	case d == nil:
		return nil, refuse(UnknownDesk, "desk", string(c.Desk))
	case !d.Taken():
		return nil, refuse(DeskEmpty)
	case d.Ticket != "":
		return nil, s.busy(d)
	}
	clerk := d.Clerk
	s.depart(c.Desk, at)
	*d = Desk{ID: d.ID}
	return []Event{DeskLeft{Desk: c.Desk, Clerk: clerk}}, nil
}

// busy refuses what a desk cannot do with a ticket in hand.
func (s *State) busy(d *Desk) *Refusal {
	t, _ := s.Ticket(d.Ticket)
	return refuse(DeskBusy, "number", t.Number(), "phase", string(t.Phase))
}

// attended returns a desk that may work now: it exists, a clerk sits there and
// the business day is open.
func (s *State) attended(id plan.DeskID) (*Desk, *Refusal) {
	d := s.desk(id)
	switch {
	case d == nil:
		return nil, refuse(UnknownDesk, "desk", string(id))
	case !d.Taken():
		return nil, refuse(DeskEmpty)
	case !s.Day.Open:
		return nil, refuse(DayIsClosed)
	}
	return d, nil
}

// inHand returns a working desk and its ticket, which must be in a phase.
func (s *State) inHand(id plan.DeskID, phase Phase) (*Desk, *Ticket, *Refusal) {
	d, r := s.attended(id)
	if r != nil {
		return nil, nil, r
	}
	if d.Ticket == "" {
		return nil, nil, refuse(NothingInHand)
	}
	t := s.ticket(d.Ticket)
	if t.Phase != phase {
		return nil, nil, t.notFromHere()
	}
	return d, t, nil
}
