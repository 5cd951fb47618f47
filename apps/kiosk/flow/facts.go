package flow

import (
	"slices"

	"okienko/office/calendar"
	"okienko/office/forecast"
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
	offer   forecast.Offer
	refused queue.Code // why no ticket can be had; empty when one can
	opens   queue.Moment
	closes  queue.Moment // not after opens when it is closed all day
	served  bool         // at some desk somebody calls for it now
	stop    plan.Names   // why staff have stopped it, in their words
	where   []place
	bring   []plan.Names
	entries []entry
}

// place is rooms on one floor.
type place struct {
	rooms []string
	floor plan.Names
}

func gather(s *queue.State, at queue.Moment, f *forecast.Forecast, here plan.KioskID) facts {
	p := &s.Plan
	g := gatherer{s, at, f}
	kiosk, _ := p.Kiosk(here)
	return facts{
		known:  p.Revision > 0,
		office: p.Name,
		status: p.StatusPage(),
		hours:  p.HoursOf(kiosk.Site), // a plan is replaced and never changed
		day:    s.Day,
		menu:   g.menu(p.Menu),
	}
}

// gatherer takes the menu out of the office's state at a moment.
type gatherer struct {
	*queue.State
	at       queue.Moment
	forecast *forecast.Forecast
}

func (g *gatherer) menu(menu []plan.Entry) []entry {
	list := make([]entry, 0, len(menu))
	for _, e := range menu {
		if e.Service == "" {
			list = append(list, entry{name: e.Name, entries: g.menu(e.Entries)})
			continue
		}
		if service, ok := g.Plan.Service(e.Service); ok {
			list = append(list, g.service(service))
		}
	}
	return list
}

func (g *gatherer) service(service plan.Service) entry {
	offer := g.forecast.Offer(g.State, service.ID, g.at)
	e := entry{
		service: service.ID, name: service.Name, letter: service.Series,
		waiting: offer.Waiting,
		where:   gatherPlaces(&g.Plan, service.ID), bring: slices.Clone(service.Bring),
	}
	e.opens, e.closes = g.HoursOf(service.ID)
	e.served = g.calls(service.ID)
	if stop, stopped := g.Stopped(service.ID, g.at); stopped {
		e.stop = stop.Reason
	}
	return e.promise(offer)
}

// calls says whether somebody sits at a desk and calls people for a service.
func (g *gatherer) calls(id plan.ServiceID) bool {
	return slices.ContainsFunc(g.Plan.Desks, func(place plan.Desk) bool {
		d, _ := g.Desk(place.ID)
		return d.Open() && (place.Offers(id) || g.Serves(place.ID, id, g.at))
	})
}

// promise is the entry with what can be promised.
func (e entry) promise(o forecast.Offer) entry {
	e.offer, e.refused = o, ""
	if o.Refusal != nil {
		e.refused = o.Refusal.Code
	}
	return e
}

// foretold is a menu with what a newer forecast says. The one that it was stays as
// it is.
func foretold(menu []entry, f *forecast.Forecast) []entry {
	menu = slices.Clone(menu)
	for i, e := range menu {
		if e.service != "" {
			menu[i] = e.promise(e.offer.With(f))
		}
		menu[i].entries = foretold(e.entries, f)
	}
	return menu
}

// matters is how many services there are below a tile.
func (e entry) matters() int {
	if e.service != "" {
		return 1
	}
	n := 0
	for _, below := range e.entries {
		n += below.matters()
	}
	return n
}

// expected is how long somebody waits who goes first by law, or does not.
func (e entry) expected(favour bool) queue.Range {
	if favour {
		return e.offer.Preferential
	}
	return e.offer.Wait
}

// isLong says whether people are asked if they still want to wait: the middle of
// what they have to expect is over half an hour.
func isLong(r queue.Range) bool { return r.From+r.To > 2*longWait }

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
