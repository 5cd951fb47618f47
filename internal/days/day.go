package days

import (
	"time"

	"okienko/office/plan"
	"okienko/office/queue"
)

// Eyes see what happens on a day. Each may be nil.
type Eyes struct {
	Issued func(t queue.Ticket)                        // just now: the state holds it as waiting
	Called func(id queue.TicketID, wait time.Duration) // for the first time
	Ended  func(id queue.TicketID, at queue.Moment)    // its visit is over
}

// The doors are open from eight to four.
const (
	opens  = 8 * time.Hour
	closes = 16 * time.Hour
	opened = closes - opens
)

// profile is how many come in each hour, where 1 is the average.
var profile = [...]float64{1.15, 1.3, 1.2, 1.05, 0.95, 0.9, 0.8, 0.65}

// day is a day of an office.
type day struct {
	*Office
	agenda agenda
	eyes   Eyes
	pace   float64
	people map[queue.TicketID]*resident
	desks  []*clerk
	start  queue.Moment // midnight
}

// resident is who holds a ticket.
type resident struct {
	service *service
	gone    bool          // does not come when called
	back    bool          // has gone only for a moment: comes when called again
	left    time.Duration // what is still to be done; 0 before the first visit
	since   queue.Moment  // of the wait
	called  bool
}

// Day plays the next day, on which everything takes pace times as long as it
// usually does, and a little more or less.
func (o *Office) Day(pace float64, eyes Eyes) {
	d := &day{
		Office: o, eyes: eyes, pace: pace * spread(o.rand, 0.08),
		people: make(map[queue.TicketID]*resident), start: queue.At(o.date),
	}
	d.do(queue.OpenDay{Date: o.date.Format(time.DateOnly), Opens: d.at(opens), Closes: d.at(closes)}, d.at(opens-20*time.Minute))
	for i, p := range o.State.Plan.Desks {
		d.desks = append(d.desks, &clerk{day: d, id: p.ID, factor: d.pace * o.clerks[i]})
	}
	for i, c := range d.desks {
		c.begin(d.place(i))
	}
	for i := range o.services {
		d.arrivals(&o.services[i])
	}
	d.agenda.run()
	for _, c := range d.desks {
		d.do(queue.LeaveDesk{Desk: c.id}, o.State.Now)
	}
	d.do(queue.CloseDay{}, o.State.Now)
	o.date = o.date.AddDate(0, 0, 1)
}

// place says whether a desk's department has more than two, and whether it is the
// last of them.
func (d *day) place(i int) (many, last bool) {
	desks, all := d.State.Plan.Desks, 0
	for j := range desks {
		if desks[j].Department == desks[i].Department {
			all, last = all+1, j <= i
		}
	}
	return all > 2, last
}

func (d *day) at(t time.Duration) queue.Moment { return d.start.Add(t) }

// do gives a command to the rules and tells whether they allowed it.
func (d *day) do(c queue.Command, at queue.Moment) ([]queue.Event, bool) {
	woken, events, refusal := d.State.Apply(c, at)
	for _, e := range woken {
		if back, ok := e.(queue.ParkedReturned); ok {
			t, _ := d.State.Ticket(back.Ticket)
			d.wakeClerks(t.Service, at)
		}
	}
	return events, refusal == nil
}

// wakeClerks lets clerks without anybody see that somebody waits.
func (d *day) wakeClerks(id plan.ServiceID, at queue.Moment) {
	for i, c := range d.desks {
		if p := d.State.Plan.Desks[i]; c.idle && p.Offers(id) {
			c.idle = false
			d.agenda.plan(at.Add(span(0.05+0.25*d.rand.Float64())), c.next)
		}
	}
}
