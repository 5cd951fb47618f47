package queue

import "okienko/office/plan"

// ParkTicket puts a visit aside until a moment: the resident fetches a paper,
// say, and is then first in line again.
type ParkTicket struct {
	Desk  plan.DeskID `json:"desk"`
	Until Moment      `json:"until"`
}

// TicketParked says that a visit was put aside.
type TicketParked struct {
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk"`
	Until  Moment      `json:"until"`
}

// ParkedReturned says that a parked ticket's time is over and that it waits
// again, first in line.
type ParkedReturned struct {
	Ticket TicketID `json:"ticket"`
	Number string   `json:"number"`
}

// Kind names the command in the log.
func (ParkTicket) Kind() string { return "park_ticket" }

// Kind names the event in stored answers.
func (TicketParked) Kind() string { return "ticket_parked" }

// Kind names the event in stored answers.
func (ParkedReturned) Kind() string { return "parked_returned" }

func (c ParkTicket) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, t, r := s.inHand(c.Desk, Serving)
	if r != nil {
		return nil, r
	}
	if c.Until <= at {
		return nil, refuse(WrongRequest, "field", "until")
	}
	if r := s.move("park", d, t, Parked, d.line(at, TicketParked{})); r != nil {
		return nil, r
	}
	d.Ticket = ""
	t.endServing(at)
	t.ParkedUntil, t.ParkedBy = c.Until, d.Clerk
	// Whoever was here has come: calls and absence before that are forgotten.
	t.Calls, t.AbsentAt = 0, 0
	return []Event{TicketParked{Ticket: t.ID, Number: t.Number(), Desk: d.ID, Until: c.Until}}, nil
}

// wake lets every timer run that is due, in the order of the tickets' issue.
func (s *State) wake(at Moment) []Event {
	var events []Event
	for _, i := range s.live {
		t := &s.Tickets[i]
		if t.Phase != Parked || t.ParkedUntil > at {
			continue
		}
		// A call that was undone may have outlasted the timer: history never
		// goes back.
		when := max(t.ParkedUntil, t.Moves[len(t.Moves)-1].At)
		if s.become(t, Waiting, Move{At: when, What: ParkedReturned{}.Kind()}) != nil {
			continue
		}
		t.BackFirst, t.ParkedUntil = true, 0
		events = append(events, ParkedReturned{Ticket: t.ID, Number: t.Number()})
	}
	return events
}

// NextTimer is the moment at which something happens by itself, and whether
// there is one. Whoever leads the cluster sends PassTime then.
func (s *State) NextTimer() (Moment, bool) {
	var next Moment
	for _, i := range s.live {
		if t := &s.Tickets[i]; t.Phase == Parked && (next == 0 || t.ParkedUntil < next) {
			next = t.ParkedUntil
		}
	}
	return next, next != 0
}
