package queue

import (
	"okienko/office/order"
	"okienko/office/plan"
)

// Reason is kept with each call, so that "why was I overtaken" has an answer.
type Reason struct {
	Rail       order.Rail `json:"rail"`
	Score      int64      `json:"score"`
	PassedOver []TicketID `json:"passed_over,omitempty"` // waited longer, were not taken

	Helping plan.DepartmentID `json:"helping,omitempty"` // whose ticket it is, where a desk of another one helps
}

// Candidates are all waiting tickets as package order sees them, in the order of
// their issue; each is known by its place in Tickets. A held one is nobody's.
func (s *State) Candidates() []order.Candidate {
	list := make([]order.Candidate, 0, len(s.live))
	for _, i := range s.live {
		if t := &s.Tickets[i]; t.Phase == Waiting && !t.Held() {
			c := s.Candidate(t)
			c.Ticket = i
			list = append(list, c)
		}
	}
	return list
}

// Candidate is a ticket as package order sees it, whatever its phase.
func (s *State) Candidate(t *Ticket) order.Candidate {
	c := order.Candidate{
		Service: s.placeOf(t.Service), Class: t.Class.order(), Series: t.Series, No: t.No, Reference: int64(t.Reference),
		LongestWait: s.LongestWait(t.Service), NotBefore: int64(s.OfferedAgain(*t)), Back: t.BackFirst, Sent: t.SentFirst,
	}
	// Who is for one desk or person alone would wait for ever where nobody sits.
	if d := s.desk(t.ForDesk); d != nil && d.Taken() {
		c.Desk = string(t.ForDesk)
	}
	if s.here(t.ForPerson) {
		c.Person = t.ForPerson
	}
	if s.here(t.BackFor) {
		c.BackFor = t.BackFor
	}
	return c
}

// here says whether somebody sits at a desk.
func (s *State) here(person string) bool {
	for i := range s.Desks {
		if person != "" && s.Desks[i].Who() == person {
			return true
		}
	}
	return false
}

// order is the class as package order knows it.
func (c Class) order() order.Class {
	switch c {
	case Preferential:
		return order.Preferential
	case Booked:
		return order.Booked
	}
	return order.Ordinary
}

// placeOf is where a service stands in the plan, or -1.
func (s *State) placeOf(id plan.ServiceID) int {
	for i := range s.Plan.Services {
		if s.Plan.Services[i].ID == id {
			return i
		}
	}
	return -1
}

// LongestWait is how long a service's tickets may acceptably wait, in milliseconds.
func (s *State) LongestWait(id plan.ServiceID) int64 {
	limit := s.Plan.Rules.LongestWait
	if service, ok := s.Plan.Service(id); ok && service.LongestWait > 0 {
		limit = service.LongestWait
	}
	return minutes(limit).Milliseconds()
}

// WaitsTooLong says whether a ticket waits longer than is acceptable, if it waits.
func (s *State) WaitsTooLong(t Ticket, at Moment) bool {
	c := s.Candidate(&t)
	return c.WaitsTooLong(int64(at))
}

// OrderRules are the plan's rules as package order sees them.
func (s *State) OrderRules() order.Rules {
	r := s.Plan.Rules
	return order.Rules{
		Booked: int64(r.WeightBooked), Preferential: int64(r.WeightPreferential), InARow: r.FavouredInARow, Strict: r.Order == plan.Strict,
	}
}

// pick finds who a desk calls next, and why. Without anybody it returns nil and
// the ticket that is only held back because it did not come a moment ago.
func (s *State) pick(d plan.Desk, at Moment) (next *Ticket, why Reason, paused *Ticket) {
	all, sh, rules := s.Candidates(), s.Shift(d.ID), s.OrderRules()
	choice := order.Choose(all, &sh, &rules, int64(at))
	if choice.Paused >= 0 {
		paused = &s.Tickets[all[choice.Paused].Ticket]
	}
	if choice.Index < 0 {
		return nil, Reason{}, paused
	}
	i := all[choice.Index].Ticket
	why = Reason{Rail: choice.Rail, Score: choice.Score, PassedOver: s.passedOver(all, &sh, i, at)}
	why.Helping = s.helped(d, &s.Tickets[i])
	return &s.Tickets[i], why, paused
}

// byHand is the reason of a call that a clerk chose.
func (s *State) byHand(t *Ticket, d *Desk, at Moment) Reason {
	sh, rules, c := s.Shift(d.ID), s.OrderRules(), s.Candidate(t)
	place, _ := s.Plan.Desk(d.ID)
	return Reason{
		Rail: order.ByHand, Score: rules.Score(&c, 100, int64(at)),
		PassedOver: s.passedOver(s.Candidates(), &sh, s.byID[t.ID], at), Helping: s.helped(place, t),
	}
}

func (s *State) passedOver(all []order.Candidate, sh *order.Shift, called int, at Moment) []TicketID {
	var over []TicketID
	for _, i := range order.PassedOver(all, sh, called, int64(s.Tickets[called].Reference), int64(at)) {
		over = append(over, s.Tickets[i].ID)
	}
	return over
}

// ahead counts who would be called before a ticket: the waiting ones that share
// a desk with its service and go before it by score.
func (s *State) ahead(t Ticket, at Moment) int {
	pool, rules, mine := s.pool(t.Service), s.OrderRules(), s.Candidate(&t)
	n := 0
	for _, i := range s.live {
		o := &s.Tickets[i]
		if o.ID == t.ID || o.Phase != Waiting || o.Held() || !pool[o.Service] {
			continue
		}
		if other := s.Candidate(o); rules.Before(&other, &mine, int64(at)) {
			n++
		}
	}
	return n
}

// Ahead counts who would be called before a waiting ticket at a moment.
func (s *State) Ahead(id TicketID, at Moment) int {
	t := s.ticket(id)
	if t == nil || t.Phase != Waiting {
		return 0
	}
	return s.ahead(*t, at)
}

// pool is the services that are served at the desks that serve this one.
func (s *State) pool(id plan.ServiceID) map[plan.ServiceID]bool {
	pool := map[plan.ServiceID]bool{id: true}
	for _, d := range s.Plan.Desks {
		if d.Offers(id) {
			for _, other := range d.Services {
				pool[other] = true
			}
		}
	}
	return pool
}

// InOrder returns the waiting tickets that a desk may call: first the one that
// "next" would call now, then the others by rail and score. Whoever did not come
// a moment ago stands at the end.
func (s *State) InOrder(id plan.DeskID, at Moment) []Ticket {
	all, sh, rules := s.Candidates(), s.Shift(id), s.OrderRules()
	var list []Ticket
	for _, i := range order.Line(all, &sh, &rules, int64(at)) {
		list = append(list, s.Tickets[all[i].Ticket])
	}
	return list
}
