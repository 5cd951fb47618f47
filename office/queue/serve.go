package queue

import "okienko/office/plan"

// StartServing says that the called resident has come.
type StartServing struct {
	Desk plan.DeskID `json:"desk"`
}

// FinishServing says that the visit is over, and what came of it. Somebody who was
// sent here and is to come back waits again for who sent them.
type FinishServing struct {
	Desk    plan.DeskID `json:"desk"`
	Done    []Done      `json:"done,omitempty"` // none: the service of the ticket, if anything
	Outcome Outcome     `json:"outcome,omitempty"`
	Note    Sealed      `json:"note,omitempty"`
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
	if r := s.move("start", d, t, Serving, s.line(d, at, ServingStarted{})); r != nil {
		return nil, r
	}
	t.ServingSince = at
	t.WayMillis += int64(at - t.CalledAt)
	if t.StartedAt == 0 {
		t.StartedAt = at
	}
	// Whoever was to serve it does so now.
	t.ForDesk, t.ForPerson = "", ""
	return []Event{ServingStarted{Ticket: t.ID, Number: t.Number(), Desk: d.ID}}, nil
}

func (c FinishServing) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.inHand(c.Desk, Serving)
	if r != nil {
		return nil, r
	}
	if r := s.wrongDone(c.Done, c.Outcome); r != nil {
		return nil, r
	}
	if r := t.wrongNote(c.Note); r != nil {
		return nil, r
	}
	to, line := Finished, s.line(d, at, TicketFinished{})
	back, goesBack := s.goesBack(t)
	if goesBack {
		to, line = Waiting, s.line(d, at, TicketSentBack{})
		line.To = &Sent{Service: back.Service, Person: back.Person, Where: AtFront}
	}
	line.Outcome, line.Done = c.Outcome, c.Done
	if r := s.move("finish", d, t, to, line); r != nil {
		return nil, r
	}
	d.Ticket = ""
	t.Outcome, t.Done = c.Outcome, c.Done
	t.addNote(c.Note, line)
	if goesBack {
		t.sendBack(back, at)
		return []Event{TicketSentBack{Ticket: t.ID, Number: t.Number(), Desk: d.ID, To: back}}, nil
	}
	return []Event{TicketFinished{Ticket: t.ID, Number: t.Number(), Desk: d.ID}}, nil
}

func (c ReportAbsent) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.inHand(c.Desk, Called)
	if r != nil {
		return nil, r
	}
	to, line := Waiting, s.line(d, at, TicketAbsent{})
	if t.Calls > s.callsBeforeMissed(d) {
		to, line = Missed, s.line(d, at, TicketMissed{})
	}
	if r := s.move("absent", d, t, to, line); r != nil {
		return nil, r
	}
	d.Ticket = ""
	t.AbsentAt = at
	if to == Missed {
		return []Event{TicketMissed{Ticket: t.ID, Number: t.Number(), Desk: d.ID}}, nil
	}
	return []Event{TicketAbsent{Ticket: t.ID, Number: t.Number(), Desk: d.ID, Again: s.OfferedAgain(*t)}}, nil
}

// callsBeforeMissed is the rule of the calling desk's department, or the office's.
func (s *State) callsBeforeMissed(d *Desk) int {
	place, _ := s.Plan.Desk(d.ID)
	if department, _ := s.Plan.Department(place.Department); department.CallsBeforeMissed != 0 {
		return department.CallsBeforeMissed
	}
	return s.Plan.Rules.CallsBeforeMissed
}
