package queue

import "okienko/office/plan"

// Rail is why a ticket went first although another had a higher score.
type Rail string

// The rails, in the order in which they are asked.
const (
	ByScore  Rail = "score"  // no rail: the highest score
	Returned Rail = "parked" // parked, and its time is over
	TooLong  Rail = "long"   // waits longer than is acceptable
	Turn     Rail = "turn"   // enough favoured ones in a row: an ordinary ticket's turn
	ByHand   Rail = "hand"   // a clerk chose it
)

// Reason is kept with each call, so that "why was I overtaken" has an answer.
type Reason struct {
	Rail       Rail       `json:"rail"`
	Score      int64      `json:"score"`
	PassedOver []TicketID `json:"passed_over,omitempty"` // waited longer, were not taken
}

// weight is the percentage by which a ticket's waiting time counts.
func weight(c Class, r plan.Rules) int64 {
	switch c {
	case Preferential:
		return int64(r.WeightPreferential)
	case Booked:
		return int64(r.WeightBooked)
	}
	return 100
}

// score is what decides among waiting tickets: weight times waiting time, in
// hundredths of a millisecond. It stays far from overflow: a whole day at the
// highest weight is under 2^40.
func (s *State) score(t *Ticket, at Moment) int64 {
	return weight(t.Class, s.Plan.Rules) * max(0, int64(at-t.Reference))
}

// before says whether a is called before b when both may be.
func (s *State) before(a, b *Ticket, at Moment) bool {
	if x, y := s.score(a, at), s.score(b, at); x != y {
		return x > y
	}
	if a.Reference != b.Reference {
		return a.Reference < b.Reference
	}
	if a.Series != b.Series {
		return a.Series < b.Series
	}
	return a.No < b.No
}

// pick finds who a desk calls next, and why. Without anybody it returns nil and
// the ticket that is only held back because it did not come a moment ago.
func (s *State) pick(d plan.Desk, at Moment) (next *Ticket, why Reason, paused *Ticket) {
	candidates, paused := s.candidates(d, at)
	next, rail := s.choose(candidates, d.Department, at)
	if next == nil {
		return nil, Reason{}, paused
	}
	return next, Reason{Rail: rail, Score: s.score(next, at), PassedOver: passedOver(candidates, next)}, nil
}

// candidates are the tickets that "next" may pick for a desk, and the first of
// those that come back after a pause.
func (s *State) candidates(d plan.Desk, at Moment) (list []*Ticket, paused *Ticket) {
	for _, i := range s.live {
		t := &s.Tickets[i]
		switch {
		case t.Phase != Waiting || t.Held() || !d.Offers(t.Service):
		case s.OfferedAgain(*t) <= at:
			list = append(list, t)
		case paused == nil || s.OfferedAgain(*t) < s.OfferedAgain(*paused):
			paused = t
		}
	}
	return list, paused
}

// byHand is the reason of a call that a clerk chose.
func (s *State) byHand(t *Ticket, d *Desk, at Moment) Reason {
	place, _ := s.Plan.Desk(d.ID)
	candidates, _ := s.candidates(place, at)
	return Reason{Rail: ByHand, Score: s.score(t, at), PassedOver: passedOver(candidates, t)}
}

// choose asks the rails in their order and then the score.
func (s *State) choose(candidates []*Ticket, department plan.DepartmentID, at Moment) (*Ticket, Rail) {
	best := func(fits func(*Ticket) bool) *Ticket {
		var found *Ticket
		for _, t := range candidates {
			if fits(t) && (found == nil || s.before(t, found, at)) {
				found = t
			}
		}
		return found
	}
	if t := best(func(t *Ticket) bool { return t.BackFirst }); t != nil {
		return t, Returned
	}
	if t := best(func(t *Ticket) bool { return s.waitsTooLong(t, at) }); t != nil {
		return t, TooLong
	}
	next := best(func(*Ticket) bool { return true })
	if next != nil && next.Class.Favoured() && s.favouredInARow(department) >= s.Plan.Rules.FavouredInARow {
		if t := best(func(t *Ticket) bool { return !t.Class.Favoured() }); t != nil {
			return t, Turn
		}
	}
	return next, ByScore
}

func (s *State) waitsTooLong(t *Ticket, at Moment) bool {
	limit := s.Plan.Rules.LongestWait
	if service, ok := s.Plan.Service(t.Service); ok && service.LongestWait > 0 {
		limit = service.LongestWait
	}
	return at.Since(t.Reference) > minutes(limit)
}

// OfferedAgain is the moment from which "next" may pick a ticket that was called
// and did not come. Whoever needs more time to walk gets more.
func (s *State) OfferedAgain(t Ticket) Moment {
	if t.AbsentAt == 0 {
		return 0
	}
	pause := s.Plan.Rules.AbsentPause
	if t.Needing(TimeToWalk) {
		pause = s.Plan.Rules.AbsentPauseSlow
	}
	return t.AbsentAt.Add(minutes(pause))
}

func passedOver(candidates []*Ticket, next *Ticket) []TicketID {
	var over []TicketID
	for _, t := range candidates {
		if t != next && t.Reference < next.Reference {
			over = append(over, t.ID)
		}
	}
	return over
}

func (s *State) favouredInARow(d plan.DepartmentID) int {
	for _, r := range s.InARow {
		if r.Department == d {
			return r.Favoured
		}
	}
	return 0
}

// countPick remembers how many favoured tickets a department called in a row.
func (s *State) countPick(d plan.DepartmentID, c Class) {
	for i := range s.InARow {
		if s.InARow[i].Department == d {
			s.InARow[i].Favoured = oneMore(s.InARow[i].Favoured, c)
			return
		}
	}
	s.InARow = append(s.InARow, Row{Department: d, Favoured: oneMore(0, c)})
}

func oneMore(n int, c Class) int {
	if c.Favoured() {
		return n + 1
	}
	return 0
}

// ahead counts who would be called before a ticket: the waiting ones that share
// a desk with its service and go before it by score.
func (s *State) ahead(t Ticket, at Moment) int {
	pool := s.pool(t.Service)
	n := 0
	for _, i := range s.live {
		o := &s.Tickets[i]
		if o.ID != t.ID && o.Phase == Waiting && !o.Held() && pool[o.Service] && s.before(o, &t, at) {
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

// InOrder returns the waiting tickets of the services a desk offers: first the
// one that "next" would call now, then the others by rail and score. Whoever did
// not come a moment ago stands at the end.
func (s *State) InOrder(id plan.DeskID, at Moment) []Ticket {
	d, _ := s.Plan.Desk(id)
	var list []Ticket
	for _, i := range s.live {
		if t := s.Tickets[i]; t.Phase == Waiting && !t.Held() && d.Offers(t.Service) {
			list = append(list, t)
		}
	}
	next, _, _ := s.pick(d, at)
	group := func(t *Ticket) int {
		switch {
		case next != nil && t.ID == next.ID:
			return 0
		case s.OfferedAgain(*t) > at:
			return 4
		case t.BackFirst:
			return 1
		case s.waitsTooLong(t, at):
			return 2
		}
		return 3
	}
	sortTickets(list, func(a, b *Ticket) bool {
		if x, y := group(a), group(b); x != y {
			return x < y
		}
		return s.before(a, b, at)
	})
	return list
}
