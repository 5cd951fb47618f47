package flow

import (
	"slices"

	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/queue"
)

// facts is what the kiosk took out of the office's state: nothing in it belongs
// to the state any more.
type facts struct {
	known  bool
	office plan.Names
	status string
	hours  calendar.Calendar
	day    queue.Day
	menu   []entry
}

// entry is a tile: a service with what it can promise, or a group.
type entry struct {
	service plan.ServiceID // empty for a group
	name    plan.Names
	letter  string
	waiting int
	wait    queue.Range
	refused queue.Code // why no ticket can be had; empty when one can
	where   []place
	bring   []plan.Names
	entries []entry
}

// place is rooms on one floor.
type place struct {
	rooms []string
	floor plan.Names
}

func gather(s *queue.State, at queue.Moment) facts {
	p := &s.Plan
	return facts{
		known:  p.Revision > 0,
		office: p.Name,
		status: p.StatusAddress,
		hours: calendar.Calendar{
			Week: p.Hours.Week, Closures: slices.Clone(p.Hours.Closures), Special: slices.Clone(p.Hours.Special),
		},
		day:  s.Day,
		menu: gatherMenu(s, p.Menu, at),
	}
}

func gatherMenu(s *queue.State, menu []plan.Entry, at queue.Moment) []entry {
	list := make([]entry, 0, len(menu))
	for _, e := range menu {
		if e.Service == "" {
			list = append(list, entry{name: e.Name, entries: gatherMenu(s, e.Entries, at)})
			continue
		}
		if service, ok := s.Plan.Service(e.Service); ok {
			list = append(list, gatherService(s, service, at))
		}
	}
	return list
}

func gatherService(s *queue.State, service plan.Service, at queue.Moment) entry {
	offer := s.Offer(service.ID, at)
	e := entry{
		service: service.ID, name: service.Name, letter: service.Series,
		waiting: offer.Waiting, wait: offer.Wait,
		where: gatherPlaces(&s.Plan, service.ID), bring: slices.Clone(service.Bring),
	}
	if offer.Refusal != nil {
		e.refused = offer.Refusal.Code
	}
	return e
}

// gatherPlaces is where the service is given: rooms by floor, in the plan's order.
func gatherPlaces(p *plan.Plan, id plan.ServiceID) []place {
	var list []place
	for _, d := range p.Desks {
		if !d.Offers(id) || d.Room == "" {
			continue
		}
		i := slices.IndexFunc(list, func(pl place) bool { return pl.floor == d.Floor })
		if i < 0 {
			list, i = append(list, place{floor: d.Floor}), len(list)
		}
		if !slices.Contains(list[i].rooms, d.Room) {
			list[i].rooms = append(list[i].rooms, d.Room)
		}
	}
	return list
}

// find returns a service of the menu.
func find(menu []entry, id plan.ServiceID) (entry, bool) {
	for _, e := range menu {
		if e.service == id && id != "" {
			return e, true
		}
		if found, ok := find(e.entries, id); ok {
			return found, true
		}
	}
	return entry{}, false
}

// open says whether tickets are given at a moment.
func (f facts) open(at queue.Moment) bool {
	return f.day.Open && at >= f.day.Opens && at < f.day.Closes
}
