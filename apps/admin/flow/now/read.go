package now

import (
	"slices"
	"time"

	"okienko/office"
	"okienko/office/forecast"
	"okienko/office/plan"
	"okienko/office/queue"
)

// excerpt copies what the pages need of a state. A plan is replaced and never
// changed, so sharing it is safe; all else is the sender's to change.
func excerpt(o *office.State) *office.State {
	s, c := &o.Queue, office.New()
	c.Queue = queue.State{
		Now: s.Now, Plan: s.Plan, Day: s.Day, Desks: slices.Clone(s.Desks), Stops: slices.Clone(s.Stops),
		Overflows: slices.Clone(s.Overflows), Messages: slices.Clone(s.Messages), InARow: slices.Clone(s.InARow),
	}
	for i := range c.Queue.Desks {
		c.Queue.Desks[i].Last = nil
	}
	s.Live(func(t queue.Ticket) {
		t.Moves = nil
		c.Queue.Tickets = append(c.Queue.Tickets, t)
	})
	c.Queue.Index()
	c.People = o.People
	c.People.PINs, c.People.SignedIn = slices.Clone(o.People.PINs), slices.Clone(o.People.SignedIn)
	return c
}

// prospects are what is to be expected, as every screen of the office tells it.
type prospects struct {
	offers  map[plan.ServiceID]forecast.Offer
	middles map[plan.ServiceID]time.Duration // half of those who come now wait longer
	tickets map[queue.TicketID]forecast.Wait
}

// look makes them from a state and what is said of it.
func look(s *queue.State, f *forecast.Forecast) prospects {
	p := prospects{offers: make(map[plan.ServiceID]forecast.Offer)}
	for _, v := range s.Plan.Services {
		p.offers[v.ID] = f.Offer(s, v.ID, s.Now)
	}
	return p.with(s, f)
}

// with are the prospects with what a newer forecast says. Of the state only who
// waits is read.
func (p prospects) with(s *queue.State, f *forecast.Forecast) prospects {
	next := prospects{
		offers: make(map[plan.ServiceID]forecast.Offer), middles: make(map[plan.ServiceID]time.Duration),
		tickets: make(map[queue.TicketID]forecast.Wait),
	}
	for id, o := range p.offers {
		next.offers[id] = o.With(f)
		if seen, known := f.Service(id); known {
			next.middles[id] = seen.Ordinary.Middle
		}
	}
	s.Live(func(t queue.Ticket) {
		if w, known := f.Ticket(t.ID); known {
			next.tickets[t.ID] = w
		}
	})
	return next
}

// foretell says what is due.
func (m Model) foretell() Model {
	next, newer := m.outlook.Pass(m.now, !m.hidden)
	if newer {
		m.outlook, m.seen = next, m.seen.with(&m.office.Queue, next.Said())
	}
	return m
}

// Shown is the model with whether somebody can see it. What nobody sees is not
// foretold.
func (m Model) Shown(shown bool) Model {
	m.hidden = !shown
	return m.foretell()
}

// offered says whether a ticket for a service can be had, but for the hour.
func (p prospects) offered(id plan.ServiceID) bool {
	o, known := p.offers[id]
	return known && (o.Refusal == nil || o.Refusal.Code == queue.TooLate)
}
