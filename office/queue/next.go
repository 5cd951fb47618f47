package queue

import "okienko/office/plan"

// Next tells whom CallNext would call for a desk at a moment, so that a clerk
// sees what this person needs before the hall is called. It is false when
// CallNext would be refused because nobody can be called.
func (s *State) Next(id plan.DeskID, at Moment) (Ticket, bool) {
	d, ok := s.Plan.Desk(id)
	if !ok {
		return Ticket{}, false
	}
	next, _, _ := s.pick(d, at)
	if next == nil {
		return Ticket{}, false
	}
	return *next, true
}
