package queue

import (
	"okienko/office/order"
	"okienko/office/plan"
)

// Shift is whoever calls at a desk, as package order sees it: the desk, the
// person there, and how much each service counts with both.
func (s *State) Shift(id plan.DeskID) order.Shift {
	place, _ := s.Plan.Desk(id)
	desk, _ := s.Desk(id)
	person, known := s.Plan.Person(plan.PersonID(desk.Who()))
	sh := order.Shift{
		Desk: string(id), Person: desk.Who(), Weights: make([]int64, len(s.Plan.Services)),
		InARow: max(desk.InARow, s.favouredInARow(place.Department)),
	}
	for _, service := range place.Services {
		if i := s.placeOf(service); i >= 0 && (!known || person.MayServe(service)) {
			sh.Weights[i] = percent(place.Weights, service) * percent(person.Weights, service) / 100
		}
	}
	sh.Helps = s.helps(place.Department, person, known)
	return sh
}

// percent is how much a service counts by a list of weights.
func percent(weights []plan.Weight, id plan.ServiceID) int64 {
	for _, w := range weights {
		if w.Service == id {
			return int64(w.Percent)
		}
	}
	return 100
}

// helps are the departments that another one may help, with the services that
// the person there can serve.
func (s *State) helps(id plan.DepartmentID, person plan.Person, known bool) []order.Help {
	var helps []order.Help
	for _, h := range s.mayHelp(id) {
		help := order.Help{Weights: make([]int64, len(s.Plan.Services)), After: minutes(h.After).Milliseconds(), Opened: s.opened(id, h.Department)}
		for i, service := range s.Plan.Services {
			if service.Department == h.Department && (!known || person.MayServe(service.ID)) {
				help.Weights[i] = percent(person.Weights, service.ID)
			}
		}
		helps = append(helps, help)
	}
	return helps
}

// Serves says whether a desk serves a service now: by the plan, by the person who
// sits there, and by helping another department.
func (s *State) Serves(id plan.DeskID, service plan.ServiceID, at Moment) bool {
	sh := s.Shift(id)
	return sh.MayCall(s.Candidates(), &order.Candidate{Service: s.placeOf(service)}, int64(at))
}

// mayCall says whether a desk may call a ticket that the clerk there chooses.
func (s *State) mayCall(id plan.DeskID, t *Ticket, at Moment) bool {
	sh, c := s.Shift(id), s.Candidate(t)
	return sh.MayCall(s.Candidates(), &c, int64(at))
}

// helped is the department of a ticket that a desk calls for another one than its
// own without serving it otherwise, or "".
func (s *State) helped(d plan.Desk, t *Ticket) plan.DepartmentID {
	service, _ := s.Plan.Service(t.Service)
	if d.Offers(t.Service) || service.Department == d.Department {
		return ""
	}
	return service.Department
}
