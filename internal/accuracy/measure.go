package main

import (
	"time"

	"okienko/internal/days"
	"okienko/office/forecast"
	"okienko/office/plan"
	"okienko/office/queue"
)

// The ways to foretell a wait.
const (
	forecasted = iota // ours
	classic           // people ahead x true mean of the service / open desks
	byService         // the same with those alone who wait for the same service
	lastIn            // what the last one waited who was called for the service
	lastTen           // the mean of the last ten
	ways
)

// mark is what was said to one ticket.
type mark struct {
	said     [ways]float64
	from, to int
	ends     queue.Moment
	service  plan.ServiceID
}

// observer watches the day that counts.
type observer struct {
	office *days.Office
	score  score
	marks  map[queue.TicketID]*mark
	waits  map[plan.ServiceID][]float64 // of those who were called today
}

// measure plays the days of several offices and scores the last day of each.
func measure(s days.Setting, offices, before int) score {
	var all score
	for i := range offices {
		o := days.NewOffice(uint64(1000+i), s)
		for range before {
			o.Day(1, days.Eyes{})
		}
		w := &observer{office: o, marks: map[queue.TicketID]*mark{}, waits: map[plan.ServiceID][]float64{}}
		o.Day(s.Pace, days.Eyes{Issued: w.issued, Called: w.called, Ended: w.ended})
		all.merge(w.score)
	}
	return all
}

func (w *observer) issued(t queue.Ticket) {
	s := w.office.State
	f := forecast.Of(s, t.Issued)
	ours, _ := f.Ticket(t.ID)
	m := &mark{from: ours.From, to: ours.To, ends: ours.Ends, service: t.Service}
	each := w.office.Mean(t.Service) / float64(max(1, w.openDesks(t.Service)))
	m.said = [ways]float64{
		forecasted: ours.Middle.Minutes(),
		classic:    float64(s.Ahead(t.ID, t.Issued)) * each,
		byService:  float64(w.sameService(t)) * each,
		lastIn:     mean(w.waits[t.Service], 1),
		lastTen:    mean(w.waits[t.Service], 10),
	}
	w.marks[t.ID] = m
}

func (w *observer) called(id queue.TicketID, wait time.Duration) {
	m := w.marks[id]
	w.score.add(m, wait.Minutes())
	w.waits[m.service] = append(w.waits[m.service], wait.Minutes())
}

func (w *observer) ended(id queue.TicketID, at queue.Moment) {
	w.score.ended++
	if at <= w.marks[id].ends {
		w.score.byEnd++
	}
}

// openDesks counts the desks that serve a service now.
func (w *observer) openDesks(id plan.ServiceID) (n int) {
	for i, d := range w.office.State.Desks {
		if d.Open() && w.office.State.Plan.Desks[i].Offers(id) {
			n++
		}
	}
	return n
}

// sameService counts who waits for the same service.
func (w *observer) sameService(t queue.Ticket) (n int) {
	w.office.State.Live(func(o queue.Ticket) {
		if o.ID != t.ID && o.Phase == queue.Waiting && o.Service == t.Service {
			n++
		}
	})
	return n
}

// mean is that of the last n values, or of as many as there are.
func mean(list []float64, n int) float64 {
	list = list[max(0, len(list)-n):]
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(max(1, len(list)))
}
