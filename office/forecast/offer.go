package forecast

import (
	"time"

	"okienko/office/plan"
	"okienko/office/queue"
)

// Offer is what a service can promise to somebody who takes a ticket now.
type Offer struct {
	Refusal      *queue.Refusal // why no ticket can be had; nil when one can
	Waiting      int            // who would go before an ordinary ticket
	Wait         queue.Range
	Preferential queue.Range // for who goes first by law

	service  plan.ServiceID
	promised *queue.Refusal // by the office, whatever is to be expected
	lastEnd  queue.Moment   // until when a visit may last
}

// Offer tells whether a ticket for a service can be had at a moment, and what to
// expect. The state is the one that the forecast is of, or a little newer.
func (f *Forecast) Offer(s *queue.State, id plan.ServiceID, at queue.Moment) Offer {
	promised := s.Offer(id, at)
	o := Offer{Waiting: promised.Waiting, service: id, promised: promised.Refusal, lastEnd: lastEnd(s, id)}
	return o.With(f)
}

// With is the same offer with what a newer forecast says.
func (o Offer) With(f *Forecast) Offer {
	v, _ := f.Service(o.service)
	o.Refusal, o.Wait, o.Preferential = o.promised, v.Ordinary.Range, v.Preferential.Range
	if o.Refusal == nil && v.Ordinary.Ends > o.lastEnd {
		o.Refusal = &queue.Refusal{Code: queue.TooLate}
	}
	return o
}

// lastEnd is until when a visit may last.
func lastEnd(s *queue.State, id plan.ServiceID) queue.Moment {
	_, closes := s.HoursOf(id)
	return closes.Add(s.Plan.Rules.Grace())
}

// TooLate says whether somebody who takes a ticket now would, with one in five, not
// have been served by closing time and grace. The forecast itself is made only
// where there is not plenty of time.
func TooLate(s *queue.State, id plan.ServiceID, class queue.Class, at queue.Moment) bool {
	return at.Add(plenty(s, id)) > lastEnd(s, id) && newModel(s, at).tooLate(s, id, class)
}

// tooLate is what the forecast says of it.
func (m *model) tooLate(s *queue.State, id plan.ServiceID, class queue.Class) bool {
	m.only(id)
	f := m.forecast()
	v, _ := f.Service(id)
	ends := v.Ordinary.Ends
	if class == queue.Preferential {
		ends = v.Preferential.Ends
	}
	return ends > lastEnd(s, id)
}

// plenty is so long that nobody needs to ask whether a ticket is served by then:
// three times what the plan says that all take who are here for the desks of the
// service, shared among those that are open, and one's own visit; and an hour, for
// pauses.
func plenty(s *queue.State, id plan.ServiceID) time.Duration {
	mine, _ := s.Plan.Service(id)
	desks, minutes := 0, mine.Minutes
	pool := make(map[plan.ServiceID]bool)
	for _, d := range s.Plan.Desks {
		if !d.Offers(id) {
			continue
		}
		if now, _ := s.Desk(d.ID); now.Open() {
			desks++
		}
		for _, other := range d.Services {
			pool[other] = true
		}
	}
	s.Live(func(t queue.Ticket) {
		if service, _ := s.Plan.Service(t.Service); pool[t.Service] {
			minutes += service.Minutes
		}
	})
	return time.Duration(3*(minutes/max(1, desks)+mine.Minutes)+60) * time.Minute
}
