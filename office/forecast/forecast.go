package forecast

import (
	"time"

	"okienko/office/order"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Forecast is what is to be expected at a moment.
type Forecast struct {
	At       queue.Moment
	services []Service
	tickets  []Ticket
}

// Service is what somebody has to expect who takes a ticket for it now.
type Service struct {
	Service      plan.ServiceID
	Ordinary     Wait
	Preferential Wait
}

// Ticket is what somebody has to expect who waits.
type Ticket struct {
	ID queue.TicketID
	Wait
}

// Wait is how long somebody will wait for the call.
type Wait struct {
	queue.Range               // from the 20th to the 80th percentile, rounded outward
	Middle      time.Duration // half of them wait longer
	Ends        queue.Moment  // by then the visit is over, with 80 of 100
}

// Of runs the office forward from a moment on.
func Of(s *queue.State, at queue.Moment) Forecast { return Read(s, at)() }

// Later makes the forecast of an office that has been read, and may have moved on
// since.
type Later func() Forecast

// Read takes out of the state what a forecast needs, which is the smaller part of
// the work. Later keeps nothing of the state.
func Read(s *queue.State, at queue.Moment) Later { return newModel(s, at).forecast }

func (m *model) forecast() Forecast {
	r := newRunner(m, m.often())
	for run := range r.number {
		r.forward(run)
	}
	f := Forecast{At: queue.Moment(m.at), services: make([]Service, len(m.services))}
	for i := range m.services {
		f.services[i].Service = m.services[i].id
	}
	for i := range m.people {
		p := &m.people[i]
		switch {
		case p.target < 0:
		case !p.probe:
			f.tickets = append(f.tickets, Ticket{p.id, r.sum(p.target)})
		case p.Class == order.Ordinary:
			f.services[p.Service].Ordinary = r.sum(p.target)
		default:
			f.services[p.Service].Preferential = r.sum(p.target)
		}
	}
	return f
}

var often = [...]strata{newStrata(256), newStrata(128), newStrata(64)}

// often is how many runs there are time for: the more people, the more each run
// costs, and the less one visit more or less matters.
func (m *model) often() strata {
	switch {
	case m.targets <= 60:
		return often[0]
	case m.targets <= 100:
		return often[1]
	}
	return often[2]
}

// Service returns what to expect of a service.
func (f *Forecast) Service(id plan.ServiceID) (Service, bool) {
	for _, v := range f.services {
		if v.Service == id {
			return v, true
		}
	}
	return Service{}, false
}

// Ticket returns what a waiting ticket has to expect.
func (f *Forecast) Ticket(id queue.TicketID) (Wait, bool) {
	for i := range f.tickets {
		if f.tickets[i].ID == id {
			return f.tickets[i].Wait, true
		}
	}
	return Wait{}, false
}

// sum sums up what the runs say of a target.
func (r *runner) sum(target int) Wait {
	waits, ends := r.waits[target], r.ends[target]
	high := smallest(waits, r.number*4/5)
	middle := smallest(waits[:r.number*4/5], r.number/2)
	low := smallest(waits[:r.number/2], r.number/5)
	return Wait{
		Range:  outward(low, high),
		Middle: time.Duration(middle) * time.Millisecond,
		Ends:   queue.Moment(r.at + int64(smallest(ends, r.number*4/5))),
	}
}

// smallest moves the n smallest values to the front and returns the next one.
func smallest(list []int32, n int) int32 {
	for lo, hi := 0, len(list)-1; lo < hi; {
		pivot := list[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for list[i] < pivot {
				i++
			}
			for list[j] > pivot {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case n <= j:
			hi = j
		case n >= i:
			lo = i
		default:
			return list[n]
		}
	}
	return list[n]
}

// step is what a range is rounded to, in milliseconds.
const step = 5 * 60_000

// atOnce is a wait that nobody calls one: until the clerk at a free desk has called.
const atOnce = 60_000

// outward rounds a range to minutes that people can use.
func outward(from, to int32) queue.Range {
	if to <= atOnce {
		return queue.Range{}
	}
	return queue.Range{From: int(from/step) * 5, To: int((to+step-1)/step) * 5}
}
