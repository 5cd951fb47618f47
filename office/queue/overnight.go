package queue

// TicketKept says that the day has closed and that somebody waits on, because
// the service keeps its queue overnight.
type TicketKept struct {
	Ticket TicketID `json:"ticket"`
	Number string   `json:"number"`
}

// Kind names the event in stored answers.
func (TicketKept) Kind() string { return "ticket_kept" }

// Overnight says whether a ticket stays in the queue when the day closes: it
// waits for a service that keeps its queue. The number stays taken.
func (s *State) Overnight(t Ticket) bool {
	service, known := s.Plan.Service(t.Service)
	return known && service.Overnight && t.Phase == Waiting
}

// keep lets a ticket wait over the close.
func (s *State) keep(t *Ticket, at Moment) (Event, *Refusal) {
	e := TicketKept{Ticket: t.ID, Number: t.Number()}
	if r := s.become(t, Waiting, Move{At: at, What: e.Kind(), Machine: s.By.Machine}); r != nil {
		return nil, r
	}
	t.Nights++
	return e, nil
}

// over are the tickets that belong to the day that has closed: all but those who
// wait on.
func (s *State) over() []Ticket {
	if len(s.live) == 0 {
		return s.Tickets
	}
	return s.those(func(t *Ticket) bool { return !t.Live() })
}

// carried are the tickets that go with the next day. Once the present one is
// sealed, this is all that was left of it, ended since or not: what belonged to
// it is history already, and nothing may be lost.
func (s *State) carried() []Ticket {
	return s.those(func(t *Ticket) bool { return s.Day.Sealed || t.Live() })
}

// those are copies of some tickets, as they were issued.
func (s *State) those(fits func(*Ticket) bool) []Ticket {
	var list []Ticket
	for i := range s.Tickets {
		if fits(&s.Tickets[i]) {
			list = append(list, s.Tickets[i])
		}
	}
	return list
}
