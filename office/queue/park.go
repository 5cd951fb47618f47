package queue

import "okienko/office/plan"

// ParkTicket puts a visit aside: the resident fetches a paper, say. It lasts until
// a moment, and then they are first in line again; or until somebody says that
// they are back, and then they are first with the clerk who put them aside.
type ParkTicket struct {
	Desk   plan.DeskID `json:"desk"`
	Until  Moment      `json:"until,omitempty"`  // 0: until ReleaseParked, or a call by hand
	Mine   bool        `json:"mine,omitempty"`   // afterwards "next" offers them to this clerk alone
	Reason string      `json:"reason,omitempty"` // the id of one of the plan's reasons, or a word such as "papers"
}

// ReleaseParked says that somebody who was put aside is back.
type ReleaseParked struct {
	Desk   plan.DeskID `json:"desk,omitempty"` // of whoever sits at one
	Ticket TicketID    `json:"ticket"`
}

// TicketParked says that a visit was put aside.
type TicketParked struct {
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk"`
	Until  Moment      `json:"until,omitempty"` // 0: until it is back
	Mine   bool        `json:"mine,omitempty"`
	Reason string      `json:"reason,omitempty"`
}

// ParkedReturned says that a parked ticket's time is over, or that it is back, and
// that it waits again, first in line.
type ParkedReturned struct {
	Ticket TicketID `json:"ticket"`
	Number string   `json:"number"`
	For    string   `json:"for,omitempty"` // first with this clerk alone
}

// Kind names the command in the log.
func (ParkTicket) Kind() string { return "park_ticket" }

// Kind names the command in the log.
func (ReleaseParked) Kind() string { return "release_parked" }

// Kind names the event in stored answers.
func (TicketParked) Kind() string { return "ticket_parked" }

// Kind names the event in stored answers.
func (ParkedReturned) Kind() string { return "parked_returned" }

func (c ParkTicket) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.inHand(c.Desk, Serving)
	if r != nil {
		return nil, r
	}
	switch {
	case c.Until != 0 && c.Until <= at:
		return nil, refuse(WrongRequest, "field", "until")
	case !reason(c.Reason) && !s.parkReason(c.Reason):
		return nil, refuse(WrongRequest, "field", "reason")
	}
	line := s.line(d, at, TicketParked{})
	line.Reason = c.Reason
	if r := s.move("park", d, t, Parked, line); r != nil {
		return nil, r
	}
	d.Ticket = ""
	t.ParkedSince, t.ParkedUntil, t.ParkedReason = at, c.Until, c.Reason
	t.ParkedBy, t.ParkedMine = d.Who(), c.Mine
	// Whoever was here has come: calls and absence before that are forgotten.
	t.Calls, t.AbsentAt = 0, 0
	return []Event{TicketParked{
		Ticket: t.ID, Number: t.Number(), Desk: d.ID, Until: c.Until, Mine: c.Mine, Reason: c.Reason,
	}}, nil
}

// parkReason says whether a reason is one of the plan's: its id may have signs that
// a word has not.
func (s *State) parkReason(id string) bool {
	_, known := s.Plan.ParkReason(plan.ReasonID(id))
	return known
}

func (c ReleaseParked) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.orders(c.Desk, c.Ticket)
	switch {
	case r != nil:
		return nil, r
	case t.Phase != Parked:
		return nil, t.notFromHere()
	}
	e, r := s.comesBack(t, s.line(d, at, ParkedReturned{}))
	if r != nil {
		return nil, r
	}
	return []Event{e}, nil
}

// comesBack lets a parked ticket wait again, first in line.
func (s *State) comesBack(t *Ticket, line Move) (Event, *Refusal) {
	owner, mine, untilCalled := t.ParkedBy, t.ParkedMine, t.ParkedUntil == 0
	if r := s.become(t, Waiting, line); r != nil {
		return nil, r
	}
	t.BackFirst = true
	if mine || untilCalled {
		t.BackFor = owner
	}
	if mine {
		t.ForPerson = owner
	}
	return ParkedReturned{Ticket: t.ID, Number: t.Number(), For: t.BackFor}, nil
}

// wake lets every timer run that is due, in the order of the tickets' issue.
func (s *State) wake(at Moment) []Event {
	var events []Event
	for _, i := range s.live {
		t := &s.Tickets[i]
		if t.Phase != Parked || t.ParkedUntil == 0 || t.ParkedUntil > at {
			continue
		}
		// A call that was undone may have outlasted the timer: history never
		// goes back.
		when := max(t.ParkedUntil, t.Moves[len(t.Moves)-1].At)
		if e, r := s.comesBack(t, Move{At: when, What: ParkedReturned{}.Kind()}); r == nil {
			events = append(events, e)
		}
	}
	return append(append(events, s.endStops(at)...), s.endMessages(at)...)
}

// NextTimer is the moment at which something happens by itself, and whether
// there is one. Whoever leads the cluster sends PassTime then.
func (s *State) NextTimer() (Moment, bool) {
	var next Moment
	sooner := func(m Moment) {
		if m != 0 && (next == 0 || m < next) {
			next = m
		}
	}
	for _, i := range s.live {
		if t := &s.Tickets[i]; t.Phase == Parked {
			sooner(t.ParkedUntil)
		}
	}
	for _, stop := range s.Stops {
		sooner(stop.Until)
	}
	for _, m := range s.Messages {
		sooner(m.Until)
	}
	return next, next != 0
}
