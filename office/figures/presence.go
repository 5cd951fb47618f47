package figures

import (
	"sort"

	"okienko/office/history"
	"okienko/office/plan"
	"okienko/office/queue"
)

// interval is a time from one moment to another.
type interval struct{ from, to queue.Moment }

// presence tells what the clerks did at their desks, hour by hour, within the
// hours of the office.
func (b *builder) presence(d history.Day) {
	hands, waiting := b.intervals(d.Tickets)
	for _, a := range d.Attended {
		to := a.Ended
		if to == 0 {
			to = b.now
		}
		sweep := newSweep(max(a.Began, d.Opens), min(to, d.Closes))
		if a.Break != "" {
			sweep.add(resting, []interval{sweep.interval})
		}
		sweep.add(busy, hands[a.Desk])
		for _, service := range b.desks[a.Desk].Services {
			sweep.add(awaited, waiting[service])
		}
		b.attendance(a, sweep)
	}
}

// intervals are the times in which each desk had somebody in hand, and in which
// somebody waited for each service whom a desk could have called: who was called
// and did not come is away for a while.
func (b *builder) intervals(tickets []history.Ticket) (hands map[plan.DeskID][]interval, waiting map[plan.ServiceID][]interval) {
	hands, waiting = make(map[plan.DeskID][]interval), make(map[plan.ServiceID][]interval)
	for i := range tickets {
		for _, s := range b.staysOf(&tickets[i]) {
			s.each(func(p span) {
				at := interval{p.from, p.to}
				switch {
				case p.line.Phase == queue.Called || p.line.Phase == queue.Serving:
					hands[p.line.Desk] = append(hands[p.line.Desk], at)
				case p.line.Phase == queue.Waiting && p.line.What != absent:
					waiting[s.leg.Service] = append(waiting[s.leg.Service], at)
				}
			})
		}
	}
	return hands, waiting
}

var absent = queue.TicketAbsent{}.Kind()

// What a sweep counts.
const (
	resting = iota
	busy
	awaited
	kinds
)

// change is one more or one less of something.
type change struct {
	at   queue.Moment
	kind int
	by   int
}

// sweep goes through a time from change to change.
type sweep struct {
	interval
	changes []change
}

func newSweep(from, to queue.Moment) *sweep { return &sweep{interval: interval{from, to}} }

// add takes in intervals, as far as they are within the sweep's.
func (s *sweep) add(kind int, list []interval) {
	for _, i := range list {
		if from, to := max(i.from, s.from), min(i.to, s.to); from < to {
			s.changes = append(s.changes, change{from, kind, 1}, change{to, kind, -1})
		}
	}
}

// run shows each part in which nothing changes.
func (s *sweep) run(see func(i interval, count [kinds]int)) {
	sort.Slice(s.changes, func(i, j int) bool { return s.changes[i].at < s.changes[j].at })
	var count [kinds]int
	at := s.from
	for _, c := range s.changes {
		if c.at > at {
			see(interval{at, c.at}, count)
			at = c.at
		}
		count[c.kind] += c.by
	}
	if s.to > at {
		see(interval{at, s.to}, count)
	}
}

// attendance adds what a clerk did, an hour at a time.
func (b *builder) attendance(a queue.Attendance, s *sweep) {
	var millis [24]struct{ rest, busy, idle, empty int64 }
	s.run(func(i interval, count [kinds]int) {
		b.hours(i, func(hour int, lasted int64) {
			switch m := &millis[hour]; {
			case count[busy] > 0:
				m.busy += lasted
			case count[resting] > 0:
				m.rest += lasted
			case count[awaited] > 0:
				m.idle += lasted
			default:
				m.empty += lasted
			}
		})
	})
	for hour, m := range millis {
		if m.rest+m.busy+m.idle+m.empty == 0 {
			continue
		}
		b.sum.Presence = append(b.sum.Presence, Presence{
			Desk: b.word(string(a.Desk)), Clerk: b.word(a.Clerk), Department: b.word(string(b.desks[a.Desk].Department)), Hour: hour,
			Break: seconds(m.rest), Busy: seconds(m.busy), Idle: seconds(m.idle), Empty: seconds(m.empty),
		})
	}
}

// hours cuts an interval at the full hours of the wall's clock.
func (b *builder) hours(i interval, see func(hour int, millis int64)) {
	const hour = 3_600_000
	for at := i.from; at < i.to; {
		clock := at.Time().In(b.zone)
		into := int64(clock.Minute())*60_000 + int64(clock.Second())*1000 + int64(at)%1000
		next := min(i.to, at+queue.Moment(hour-into))
		see(clock.Hour(), int64(next-at))
		at = next
	}
}
