package queue

import "okienko/office/plan"

// CancelTicket ends the life of a waiting ticket, because staff say so.
type CancelTicket struct {
	Desk   plan.DeskID `json:"desk,omitempty"` // of whoever sits at one
	Ticket TicketID    `json:"ticket"`
	Reason string      `json:"reason,omitempty"` // a word of the window's list, such as "mistake"
}

// GiveUp ends the life of a waiting ticket, because the resident does not want
// to wait any longer. Their place is free at once.
type GiveUp struct {
	Ticket  TicketID `json:"ticket"`
	Place   string   `json:"place"`             // where they said so
	Machine string   `json:"machine,omitempty"` // a kiosk, which can do so only with tickets that it gave
}

// TicketCancelled says that staff have ended a ticket.
type TicketCancelled struct {
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk,omitempty"`
	Reason string      `json:"reason,omitempty"`
}

// TicketLeft says that nobody waits with this ticket any more: the resident gave
// up, or the day closed.
type TicketLeft struct {
	Ticket  TicketID `json:"ticket"`
	Number  string   `json:"number"`
	AtClose bool     `json:"at_close,omitempty"`
}

// Kind names the command in the log.
func (CancelTicket) Kind() string { return "cancel_ticket" }

// Kind names the command in the log.
func (GiveUp) Kind() string { return "give_up" }

// From is the machine that the command speaks for, if any, and has to come from.
func (c GiveUp) From() string { return c.Machine }

// Kind names the event in stored answers.
func (TicketCancelled) Kind() string { return "ticket_cancelled" }

// Kind names the event in stored answers.
func (TicketLeft) Kind() string { return "ticket_left" }

func (c CancelTicket) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.orders(c.Desk, c.Ticket)
	switch {
	case r != nil:
		return nil, r
	case !reason(c.Reason):
		return nil, refuse(WrongRequest, "field", "reason")
	}
	line := s.line(d, at, TicketCancelled{})
	line.Reason = c.Reason
	if r := s.move("cancel", d, t, Cancelled, line); r != nil {
		return nil, r
	}
	return []Event{TicketCancelled{Ticket: t.ID, Number: t.Number(), Desk: c.Desk, Reason: c.Reason}}, nil
}

func (c GiveUp) apply(s *State, at Moment) ([]Event, *Refusal) {
	t, r := s.free(c.Ticket)
	switch {
	case r != nil:
		return nil, r
	case len(c.Place) > maxName:
		return nil, refuse(WrongRequest, "field", "place")
	case c.Machine != "" && c.Machine != t.Machine:
		return nil, refuse(NotYours, "machine", t.Place)
	}
	line := Move{At: at, What: TicketLeft{}.Kind(), Machine: s.By.Machine, Place: c.Place}
	if r := s.become(t, Left, line); r != nil {
		return nil, r
	}
	return []Event{TicketLeft{Ticket: t.ID, Number: t.Number()}}, nil
}

// free returns a ticket that no desk has in hand, nor a machine that calls
// without the office.
func (s *State) free(id TicketID) (*Ticket, *Refusal) {
	t := s.ticket(id)
	switch {
	case t == nil:
		return nil, refuse(UnknownTicket)
	case t.InHand():
		return nil, s.heldElsewhere(t)
	case t.Held():
		return nil, refuse(HeldElsewhere, "number", t.Number(), "machine", t.HeldBy)
	}
	return t, nil
}

// maxReason bounds the word of a reason.
const maxReason = 40

// reason says whether a reason is one word of a window's list. What people type
// would stay in the history, and may be about a person: that is what notes are
// for.
func reason(word string) bool {
	for _, r := range word {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' {
			return false
		}
	}
	return len(word) <= maxReason
}
