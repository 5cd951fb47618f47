package days

import (
	"time"

	"okienko/office/plan"
	"okienko/office/queue"
)

// clerk works at a desk until nobody waits any more and the doors are closed.
type clerk struct {
	day    *day
	id     plan.DeskID
	factor float64 // how long this clerk takes today
	pauses []pause // that are still to come
	leaves queue.Moment
	idle   bool // waits for somebody to come
}

// pause is a time in which the desk is left alone.
type pause struct {
	from queue.Moment
	long time.Duration
}

const (
	ill   = 0.04           // share of the days on which a clerk is missing
	never = 48 * time.Hour // after midnight
)

// pausesTake is how long the pauses of a clerk are together.
const pausesTake = 45 * time.Minute

// begin sits down shortly before the doors open. Where there are several desks the
// last one has a short shift, and now and then the clerk of another one is ill.
func (c *clerk) begin(many, last bool) {
	d := c.day
	sits := opens - 2*time.Minute
	if many && !last && d.rand.Float64() < ill {
		return
	}
	if c.leaves = d.at(never); many && last {
		sits, c.leaves = opens+time.Hour, d.at(opens+6*time.Hour)
	}
	for _, p := range []struct{ from, within, long time.Duration }{
		{90 * time.Minute, time.Hour, 10 * time.Minute},
		{3 * time.Hour, 2 * time.Hour, 25 * time.Minute},
		{6 * time.Hour, time.Hour, 10 * time.Minute},
	} {
		from := opens + p.from + time.Duration(d.rand.Int64N(int64(p.within)))
		c.pauses = append(c.pauses, pause{d.at(from), time.Duration(float64(p.long) * spread(d.rand, 0.2))})
	}
	d.agenda.plan(d.at(sits), c.sit)
}

func (c *clerk) sit(at queue.Moment) {
	c.day.do(queue.TakeDesk{Desk: c.id, Clerk: string(c.id)}, at)
	c.next(at)
}

// next calls whoever is next, unless it is time for a pause.
func (c *clerk) next(at queue.Moment) {
	c.idle = false
	switch {
	case at >= c.leaves:
		c.day.do(queue.LeaveDesk{Desk: c.id}, at)
		return
	case len(c.pauses) > 0 && at >= c.pauses[0].from:
		c.rest(at)
		return
	}
	events, ok := c.day.do(queue.CallNext{Desk: c.id}, at)
	if !ok {
		c.nobody(at)
		return
	}
	for _, e := range events {
		if call, ok := e.(queue.TicketCalled); ok {
			c.call(call.Ticket, at)
		}
	}
}

// nobody waits: the clerk looks up when somebody comes, when a pause begins, and
// now and then for who did not come a moment ago.
func (c *clerk) nobody(at queue.Moment) {
	waits := false
	place, _ := c.day.State.Plan.Desk(c.id)
	c.day.State.Live(func(t queue.Ticket) { waits = waits || t.Phase == queue.Waiting && place.Offers(t.Service) })
	switch {
	case waits:
		c.day.agenda.plan(at.Add(30*time.Second), c.next)
	case !c.idle:
		c.idle = true
		until := c.leaves
		if len(c.pauses) > 0 {
			until = min(until, c.pauses[0].from)
		}
		if until < c.day.at(never) {
			c.day.agenda.plan(max(at, until), c.look)
		}
	}
}

// look is when an idle clerk has something else to do.
func (c *clerk) look(at queue.Moment) {
	if c.idle {
		c.next(at)
	}
}

// rest leaves the desk for a while.
func (c *clerk) rest(at queue.Moment) {
	p := c.pauses[0]
	c.pauses = c.pauses[1:]
	c.day.do(queue.BeginBreak{Desk: c.id, What: queue.Rest}, at)
	c.day.agenda.plan(at.Add(p.long), func(at queue.Moment) {
		c.day.do(queue.EndBreak{Desk: c.id}, at)
		c.next(at)
	})
}

// call waits for whom it has called.
func (c *clerk) call(id queue.TicketID, at queue.Moment) {
	d, r := c.day, c.day.people[id]
	if !r.called {
		r.called = true
		if d.eyes.Called != nil {
			d.eyes.Called(id, at.Since(r.since))
		}
	}
	if r.gone {
		d.agenda.plan(at.Add(span(absence*(0.6+0.8*d.rand.Float64()))), c.absent(r))
		return
	}
	d.agenda.plan(at.Add(span(way*(0.3+1.4*d.rand.Float64()))), func(at queue.Moment) { c.serve(id, r, at) })
}

func (c *clerk) absent(r *resident) func(at queue.Moment) {
	return func(at queue.Moment) {
		c.day.do(queue.ReportAbsent{Desk: c.id}, at)
		r.gone = !r.back
		c.after(at)
	}
}

// away is how long somebody who lacks a paper is away, and wentAway which share
// of visits that is.
const (
	away     = 20 * time.Minute
	wentAway = 0.03
)

func (c *clerk) serve(id queue.TicketID, r *resident, at queue.Moment) {
	d := c.day
	d.do(queue.StartServing{Desk: c.id}, at)
	again := r.left > 0
	if !again {
		r.left = r.service.visits.draw(d.rand, c.factor)
	}
	if !again && d.rand.Float64() < wentAway {
		r.left /= 2
		d.agenda.plan(at.Add(r.left), func(at queue.Moment) {
			d.do(queue.ParkTicket{Desk: c.id, Until: at.Add(away)}, at)
			d.agenda.plan(at.Add(away), func(at queue.Moment) { d.do(queue.PassTime{}, at) })
			c.after(at)
		})
		return
	}
	d.agenda.plan(at.Add(r.left), func(at queue.Moment) {
		d.do(queue.FinishServing{Desk: c.id}, at)
		if d.eyes.Ended != nil {
			d.eyes.Ended(id, at)
		}
		c.after(at)
	})
}

// after tidies up for a moment.
func (c *clerk) after(at queue.Moment) {
	c.day.agenda.plan(at.Add(span(gap*2*c.day.rand.Float64())), c.next)
}
