package queue

import "okienko/office/plan"

// WaitAgain lets somebody wait again who was missed and has come after all, or
// whose ticket was ended by mistake.
type WaitAgain struct {
	Desk   plan.DeskID `json:"desk,omitempty"` // of whoever sits at one
	Ticket TicketID    `json:"ticket"`
	Where  Where       `json:"where"` // at the end, or by arrival: at the old place
}

// TicketWaitsAgain says that a ticket lives again.
type TicketWaitsAgain struct {
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk,omitempty"`
	Where  Where       `json:"where"`
}

// Kind names the command in the log.
func (WaitAgain) Kind() string { return "wait_again" }

// Kind names the event in stored answers.
func (TicketWaitsAgain) Kind() string { return "ticket_waits_again" }

func (c WaitAgain) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.orders(c.Desk, c.Ticket)
	if r != nil {
		return nil, r
	}
	_, known := s.Plan.Service(t.Service)
	switch {
	case !known:
		return nil, refuse(UnknownService, "service", string(t.Service))
	case c.Where != ByArrival && c.Where != AtEnd:
		return nil, refuse(WrongRequest, "field", "where")
	case t.Live() || s.numberGivenAnew(t):
		return nil, t.notFromHere()
	}
	line := s.line(d, at, TicketWaitsAgain{})
	line.To = &Sent{Service: t.Service, Where: c.Where}
	if r := s.move("again", d, t, Waiting, line); r != nil {
		return nil, r
	}
	// Whoever asks to wait again is here: the calls before that are forgotten.
	t.Calls, t.AbsentAt = 0, 0
	if c.Where == AtEnd {
		t.Reference = at
	}
	return []Event{TicketWaitsAgain{Ticket: t.ID, Number: t.Number(), Desk: c.Desk, Where: c.Where}}, nil
}
