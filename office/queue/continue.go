package queue

import "okienko/office/plan"

// ContinueWith goes on with another service for the resident at the desk. The
// visit so far ends, and the next begins at once, without waiting or calling.
type ContinueWith struct {
	Desk    plan.DeskID    `json:"desk"`
	Service plan.ServiceID `json:"service"`
	Done    []Done         `json:"done,omitempty"` // in the visit so far
	Outcome Outcome        `json:"outcome,omitempty"`
}

// VisitContinued says that a visit goes on with another service.
type VisitContinued struct {
	Ticket  TicketID       `json:"ticket"`
	Number  string         `json:"number"`
	Desk    plan.DeskID    `json:"desk"`
	Service plan.ServiceID `json:"service"`
}

// Kind names the command in the log.
func (ContinueWith) Kind() string { return "continue_with" }

// Kind names the event in stored answers.
func (VisitContinued) Kind() string { return "visit_continued" }

func (c ContinueWith) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.inHand(c.Desk, Serving)
	if r != nil {
		return nil, r
	}
	if r := c.wrong(s, t); r != nil {
		return nil, r
	}
	line := s.line(d, at, VisitContinued{})
	line.Outcome, line.Done, line.To = c.Outcome, c.Done, &Sent{Service: c.Service, Desk: d.ID}
	if r := s.move("continue", d, t, Serving, line); r != nil {
		return nil, r
	}
	t.Outcome, t.Done = c.Outcome, c.Done
	t.goOn(c.Service, LegContinued, at)
	t.FirstCalled, t.StartedAt, t.ServingSince = at, at, at
	t.Desk, t.Clerk = d.ID, d.Clerk
	return []Event{VisitContinued{Ticket: t.ID, Number: t.Number(), Desk: d.ID, Service: c.Service}}, nil
}

func (c ContinueWith) wrong(s *State, t *Ticket) *Refusal {
	place, _ := s.Plan.Desk(c.Desk)
	_, known := s.Plan.Service(c.Service)
	switch {
	case !known:
		return refuse(UnknownService, "service", string(c.Service))
	case c.Service == t.Service:
		return refuse(WrongRequest, "field", "service")
	case !place.Offers(c.Service):
		return refuse(NotServedThere, "desk", decimal(place.Number))
	}
	return s.wrongDone(c.Done, c.Outcome)
}
