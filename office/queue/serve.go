package queue

import "okienko/office/plan"

// StartServing says that the called resident has come.
type StartServing struct {
	Desk plan.DeskID `json:"desk"`
}

// FinishServing says that the visit is over.
type FinishServing struct {
	Desk plan.DeskID `json:"desk"`
}

// ReportAbsent says that the called resident did not come. The ticket waits
// again, held back for a while, or is missed after too many calls.
type ReportAbsent struct {
	Desk plan.DeskID `json:"desk"`
}

// ServingStarted says that a visit has begun.
type ServingStarted struct {
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk"`
}

// TicketFinished says that a visit is over.
type TicketFinished struct {
	Ticket  TicketID    `json:"ticket"`
	Number  string      `json:"number"`
	Desk    plan.DeskID `json:"desk"`
	AtClose bool        `json:"at_close,omitempty"` // ended by the day's close
}

// TicketAbsent says that a resident did not come and is called again later.
type TicketAbsent struct {
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk"`
	Again  Moment      `json:"again"` // from when "next" may pick the ticket
}

// TicketMissed says that a resident was called often enough and did not come.
type TicketMissed struct {
	Ticket  TicketID    `json:"ticket"`
	Number  string      `json:"number"`
	Desk    plan.DeskID `json:"desk,omitempty"`
	AtClose bool        `json:"at_close,omitempty"`
}

// Kind names the command in the log.
func (StartServing) Kind() string { return "start_serving" }

// Kind names the command in the log.
func (FinishServing) Kind() string { return "finish_serving" }

// Kind names the command in the log.
func (ReportAbsent) Kind() string { return "report_absent" }

// Kind names the event in stored answers.
func (ServingStarted) Kind() string { return "serving_started" }

// Kind names the event in stored answers.
func (TicketFinished) Kind() string { return "ticket_finished" }

// Kind names the event in stored answers.
func (TicketAbsent) Kind() string { return "ticket_absent" }

// Kind names the event in stored answers.
func (TicketMissed) Kind() string { return "ticket_missed" }

func (c StartServing) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.inHand(c.Desk, Called)
	if r != nil {
		return nil, r
	}
	d.remember("start", at, *t)
	t.ServingSince = at
	s.become(t.ID, Serving, d.move(at, ServingStarted{}))
	return []Event{ServingStarted{Ticket: t.ID, Number: t.Number(), Desk: d.ID}}, nil
}

func (c FinishServing) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.inHand(c.Desk, Serving)
	if r != nil {
		return nil, r
	}
	d.remember("finish", at, *t)
	d.Ticket = ""
	t.endServing(at)
	s.become(t.ID, Finished, d.move(at, TicketFinished{}))
	return []Event{TicketFinished{Ticket: t.ID, Number: t.Number(), Desk: d.ID}}, nil
}

func (c ReportAbsent) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.inHand(c.Desk, Called)
	if r != nil {
		return nil, r
	}
	d.remember("absent", at, *t)
	d.Ticket = ""
	t.AbsentAt = at
	if t.Calls > s.Plan.Rules.CallsBeforeMissed {
		s.become(t.ID, Missed, d.move(at, TicketMissed{}))
		return []Event{TicketMissed{Ticket: t.ID, Number: t.Number(), Desk: d.ID}}, nil
	}
	s.become(t.ID, Waiting, d.move(at, TicketAbsent{}))
	return []Event{TicketAbsent{Ticket: t.ID, Number: t.Number(), Desk: d.ID, Again: s.OfferedAgain(*t)}}, nil
}

// move is the line of history that a desk writes about an event.
func (d *Desk) move(at Moment, e Event) Move {
	return Move{At: at, What: e.Kind(), Desk: d.ID, Clerk: d.Clerk}
}
