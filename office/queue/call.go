package queue

import (
	"okienko/office/plan"
)

// Call is one event in the hall: a ticket, a desk, and how many times. Each call
// is announced once.
type Call struct {
	No        uint64      `json:"no"` // rises by one with each call, never restarts
	Ticket    TicketID    `json:"ticket"`
	Number    string      `json:"number"`
	Desk      plan.DeskID `json:"desk"`
	Times     int         `json:"times"` // 1 is the first call since the resident was last here
	At        Moment      `json:"at"`
	Withdrawn bool        `json:"withdrawn,omitempty"` // the call was undone
	Shown     []Shown     `json:"shown,omitempty"`
}

// CallNext calls whoever is next for a desk.
type CallNext struct {
	Desk plan.DeskID `json:"desk"`
}

// CallTicket calls one ticket, whether it waits, is parked or was missed.
type CallTicket struct {
	Desk   plan.DeskID `json:"desk"`
	Ticket TicketID    `json:"ticket"`
}

// Recall calls the ticket in hand once more.
type Recall struct {
	Desk plan.DeskID `json:"desk"`
}

// TicketCalled says that a ticket is wanted at a desk. Displays announce it.
type TicketCalled struct {
	Call   uint64      `json:"call"`
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk"`
	Times  int         `json:"times"`
	At     Moment      `json:"at"`
}

// CallWithdrawn says that a call does not stand any more. Displays say so.
type CallWithdrawn struct {
	Call   uint64      `json:"call"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk"`
}

// Kind names the command in the log.
func (CallNext) Kind() string { return "call_next" }

// Kind names the command in the log.
func (CallTicket) Kind() string { return "call_ticket" }

// Kind names the command in the log.
func (Recall) Kind() string { return "recall" }

// Kind names the event in stored answers.
func (TicketCalled) Kind() string { return "ticket_called" }

// Kind names the event in stored answers.
func (CallWithdrawn) Kind() string { return "call_withdrawn" }

func (c CallNext) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, r := s.idle(c.Desk)
	if r != nil {
		return nil, r
	}
	place, _ := s.Plan.Desk(c.Desk)
	next, why, paused := s.pick(place, at)
	switch {
	case next != nil:
		return s.callTo(d, next, why, at)
	case paused != nil:
		left := s.OfferedAgain(*paused).Since(at)
		return nil, refuse(OnlyAbsent, "number", paused.Number(), "minutes", decimal(minutesUp(left)))
	}
	return nil, refuse(NobodyWaiting)
}

func (c CallTicket) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, r := s.idle(c.Desk)
	if r != nil {
		return nil, r
	}
	t := s.ticket(c.Ticket)
	if t == nil {
		return nil, refuse(UnknownTicket)
	}
	if r := s.callable(t, d, at); r != nil {
		return nil, r
	}
	return s.callTo(d, t, s.byHand(t, d, at), at)
}

func (c Recall) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.inHand(c.Desk, Called)
	if r != nil {
		return nil, r
	}
	line := s.line(d, at, TicketCalled{})
	line.What = Recall{}.Kind()
	if r := s.become(t, Called, line); r != nil {
		return nil, r
	}
	if d.Last != nil && d.Last.Before.ID == t.ID {
		d.Last.Steps = t.Steps // a call is taken back with its recalls
	}
	t.CalledAt = at
	t.Calls, t.LegCalls = t.Calls+1, t.LegCalls+1
	return []Event{s.announce(t, at)}, nil
}

// idle returns a working desk that has nobody in hand.
func (s *State) idle(id plan.DeskID) (*Desk, *Refusal) {
	d, r := s.attended(id)
	if r != nil {
		return nil, r
	}
	if d.Ticket != "" {
		return nil, s.busy(d)
	}
	return d, d.working()
}

// callable refuses a ticket that this desk may not call by hand.
func (s *State) callable(t *Ticket, d *Desk, at Moment) *Refusal {
	switch {
	case t.InHand():
		return s.heldElsewhere(t)
	case t.Held():
		return refuse(HeldElsewhere, "number", t.Number(), "machine", t.HeldBy)
	case !t.Phase.May(Called) || s.numberGivenAnew(t):
		return t.notFromHere()
	case !s.mayCall(d.ID, t, at):
		return refuse(NotServedHere, "number", t.Number())
	}
	return nil
}

func (s *State) heldElsewhere(t *Ticket) *Refusal {
	other, _ := s.Plan.Desk(t.Desk)
	return refuse(TicketElse, "number", t.Number(), "desk", decimal(other.Number))
}

// callTo puts a ticket into a desk's hand and announces it.
func (s *State) callTo(d *Desk, t *Ticket, why Reason, at Moment) ([]Event, *Refusal) {
	line := s.line(d, at, TicketCalled{})
	line.Why = &why
	if r := s.move("call", d, t, Called, line); r != nil {
		return nil, r
	}
	d.Ticket = t.ID
	t.Desk, t.Clerk, t.CalledAt = d.ID, d.Clerk, at
	t.BackFirst, t.BackFor, t.SentFirst = false, "", false
	t.Calls, t.LegCalls = t.Calls+1, t.LegCalls+1
	if t.FirstCalled == 0 {
		t.FirstCalled = at
	}
	place, _ := s.Plan.Desk(d.ID)
	d.Last.InARow, d.Last.RowHere = s.favouredInARow(place.Department), d.InARow
	s.countPick(d, t.Class)
	return []Event{s.announce(t, at)}, nil
}

// announce writes the next call and returns the event that displays wait for.
func (s *State) announce(t *Ticket, at Moment) TicketCalled {
	s.LastCall++
	s.Calls = append(s.Calls, Call{No: s.LastCall, Ticket: t.ID, Number: t.Number(), Desk: t.Desk, Times: t.Calls, At: at})
	if len(s.Calls) > keptCalls {
		s.Calls = append(s.Calls[:0], s.Calls[len(s.Calls)-keptCalls:]...)
	}
	return TicketCalled{Call: s.LastCall, Ticket: t.ID, Number: t.Number(), Desk: t.Desk, Times: t.Calls, At: at}
}
