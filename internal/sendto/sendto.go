// Package sendto is where a ticket can be sent, as the desk and the manager's window
// offer it.
package sendto

import (
	"strings"

	"okienko/office/plan"
	"okienko/office/queue"
)

// Place is a service, a desk with one of its services, or a person.
type Place struct {
	Service plan.ServiceID
	Desk    plan.DeskID
	Person  plan.PersonID
}

// ID tells a place from the others.
func (p Place) ID() string {
	return strings.Join([]string{string(p.Service), string(p.Desk), string(p.Person)}, "/")
}

// Wheres are the places in the line, in the order in which they are offered.
var Wheres = []queue.Where{queue.ByArrival, queue.AtEnd, queue.AtFront}

// Services are the other services, those of a department first.
func Services(s *queue.State, t queue.Ticket, near plan.DepartmentID) []Place {
	var first, then []Place
	for _, v := range s.Plan.Services {
		switch {
		case v.ID == t.Service:
		case v.Department == near:
			first = append(first, Place{Service: v.ID})
		default:
			then = append(then, Place{Service: v.ID})
		}
	}
	return append(first, then...)
}

// Desks are the desks where somebody sits, but for one: with the service of the
// ticket, or each of their own if they do not serve that.
func Desks(s *queue.State, t queue.Ticket, but plan.DeskID) []Place {
	var all []Place
	for _, place := range s.Plan.Desks {
		if d, _ := s.Desk(place.ID); !d.Taken() || place.ID == but {
			continue
		}
		services := place.Services
		if place.Offers(t.Service) {
			services = []plan.ServiceID{t.Service}
		}
		for _, id := range services {
			all = append(all, Place{Service: id, Desk: place.ID})
		}
	}
	return all
}

// People are those who may serve the ticket, but for some.
func People(s *queue.State, t queue.Ticket, but func(plan.Person) bool) []Place {
	var all []Place
	for _, p := range s.Plan.People {
		if p.MayServe(t.Service) && !but(p) {
			all = append(all, Place{Service: t.Service, Person: p.ID})
		}
	}
	return all
}
