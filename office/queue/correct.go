package queue

import "okienko/office/plan"

// CorrectFinish says anew what was done in a visit that is over. Nothing else of
// it can be changed when the time for undoing has passed.
type CorrectFinish struct {
	Desk    plan.DeskID `json:"desk,omitempty"` // of whoever sits at one
	Ticket  TicketID    `json:"ticket"`
	Done    []Done      `json:"done,omitempty"`
	Outcome Outcome     `json:"outcome,omitempty"`
}

// FinishCorrected says that something else was done in a visit than was said.
type FinishCorrected struct {
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk,omitempty"`
}

// Kind names the command in the log.
func (CorrectFinish) Kind() string { return "correct_finish" }

// Kind names the event in stored answers.
func (FinishCorrected) Kind() string { return "finish_corrected" }

func (c CorrectFinish) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, r := s.staff(c.Desk)
	if r != nil {
		return nil, r
	}
	t := s.ticket(c.Ticket)
	switch {
	case t == nil:
		return nil, refuse(UnknownTicket)
	case t.Phase != Finished:
		return nil, t.notFromHere()
	case d != nil && t.Desk != d.ID && t.Clerk != d.Clerk:
		other, _ := s.Plan.Desk(t.Desk)
		return nil, refuse(NotYourVisit, "number", t.Number(), "desk", decimal(other.Number))
	}
	if r := s.wrongDone(c.Done, c.Outcome); r != nil {
		return nil, r
	}
	line := s.line(d, at, FinishCorrected{})
	line.Outcome, line.Done = c.Outcome, c.Done
	t.Outcome, t.Done = c.Outcome, c.Done
	t.write(line)
	return []Event{FinishCorrected{Ticket: t.ID, Number: t.Number(), Desk: c.Desk}}, nil
}
