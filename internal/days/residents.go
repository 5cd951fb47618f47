package days

import (
	"fmt"
	"time"

	"okienko/office/queue"
)

// arrivals plans who comes for a service, as chance has it around the profile.
func (d *day) arrivals(s *service) {
	for hour, share := range profile {
		rate := s.rate * share / float64(time.Minute)
		from := opens + time.Duration(hour)*time.Hour
		for t := from; ; {
			if t += time.Duration(d.rand.ExpFloat64() / rate); t >= from+time.Hour {
				break
			}
			d.agenda.plan(d.at(t), func(at queue.Moment) { d.arrive(s, at) })
		}
	}
}

// arrive is somebody at the kiosk.
func (d *day) arrive(s *service, at queue.Moment) {
	d.made++
	id := queue.TicketID(fmt.Sprintf("%032x", d.made))
	ask := queue.IssueTicket{Ticket: id, Service: s.ID, Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "kiosk"}
	switch dice := d.rand.Float64(); {
	case dice < d.Preferential:
		ask.Class = queue.Preferential
	case dice < d.Preferential+d.Booked:
		ask.Class, ask.Source, ask.Booked = queue.Booked, queue.FromBooking, d.hour(at)
	}
	if ask.Class == queue.Ordinary && d.rand.Float64() < d.tooLong(s, at) {
		return // sees how many wait, and comes another day
	}
	if _, ok := d.do(ask, at); !ok {
		return
	}
	r := &resident{service: s, gone: d.rand.Float64() < d.NoShow, since: at}
	r.back = r.gone && d.rand.Float64() < 0.4
	d.people[id] = r
	if d.eyes.Issued != nil {
		t, _ := d.State.Ticket(id)
		d.eyes.Issued(t)
	}
	d.wakeClerks(s.ID, at)
}

// hour is the booked hour of somebody who comes now: one in each ten minutes, and
// people are at most five minutes early or late.
func (d *day) hour(at queue.Moment) queue.Moment {
	const grid = 10 * time.Minute
	return d.at((at.Since(d.start) + grid/2) / grid * grid)
}

// tooLong is how likely somebody goes home who sees how many wait: nobody while it
// looks like less than three quarters of an hour, half when it looks like more
// than two hours.
func (d *day) tooLong(s *service, at queue.Moment) float64 {
	desks := 0
	for i, p := range d.State.Plan.Desks {
		if d.State.Desks[i].Open() && p.Offers(s.ID) {
			desks++
		}
	}
	looks := float64(d.State.Offer(s.ID, at).Waiting) * s.visits.mean / float64(max(1, desks))
	return min(0.5, max(0, looks-45)/150)
}
