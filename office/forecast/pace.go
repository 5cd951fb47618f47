package forecast

import (
	"okienko/office/plan"
	"okienko/office/queue"
)

// pace is how much longer or shorter than learned everything takes today: all of
// it, each service, and at each desk. Each is known as well as today's visits
// allow.
type pace struct {
	day      known
	services []known
	desks    []known
}

// known is a quantity with how far the truth may be from it.
type known struct{ about, deviation lg }

// How far paces usually are from what was learned, as variances: days and clerks
// by a ninth, a service of which only the plan's minutes are known by a third,
// one that is well known by a twentieth.
const (
	dayVaries     = 44 * 44
	deskVaries    = 44 * 44
	serviceVaries = 130 * 130
	serviceDrifts = 18 * 18
)

// precision is how a variance counts against others.
func precision(variance int64) int64 { return (1 << 32) / max(1, variance) }

// cell is what today's visits with one service at one desk say.
type cell struct {
	service, desk int
	count         int64
	over          int64 // the sum of how much longer they were than learned, in logarithms
}

// paceOf takes today's pace out of the visits that are over. Each visit was long
// or short for three reasons that nobody can see apart: the day, the service, the
// clerk. What fits all visits best, and is likely by itself, is found by fitting
// one after the other.
func (m *model) paceOf(cells []cell) pace {
	p := pace{services: make([]known, len(m.services)), desks: make([]known, len(m.desks))}
	day := []known{{}}
	for range 4 {
		m.fit(day, cells,
			func(cell) int { return 0 }, func(int) int64 { return dayVaries },
			func(c cell) lg { return p.services[c.service].about + p.desks[c.desk].about })
		m.fit(p.services, cells,
			func(c cell) int { return c.service }, func(i int) int64 { return m.services[i].varies },
			func(c cell) lg { return day[0].about + p.desks[c.desk].about })
		m.fit(p.desks, cells,
			func(c cell) int { return c.desk }, func(int) int64 { return deskVaries },
			func(c cell) lg { return day[0].about + p.services[c.service].about })
	}
	p.day = day[0]
	return p
}

// fit finds what is known of reasons of one kind when the others are taken as
// they are.
func (m *model) fit(reasons []known, cells []cell, of func(cell) int, varies func(int) int64, others func(cell) lg) {
	for i := range reasons {
		weight, sum := precision(varies(i)), int64(0)
		for _, c := range cells {
			if of(c) == i {
				w := precision(m.services[c.service].variance)
				weight += w * c.count
				sum += w * (c.over - c.count*int64(others(c)))
			}
		}
		reasons[i] = known{about: lg(sum / weight), deviation: lg(squareRoot(uint64((1 << 32) / weight)))}
	}
}

// visitsToday compares today's visits with what was learned.
func (m *model) visitsToday(s *queue.State) []cell {
	all := make([]cell, len(m.services)*len(m.desks))
	for i := range s.Tickets {
		t := &s.Tickets[i]
		m.count(all, t.Service, t.Desk, t.ServedMillis, t.Phase != queue.Finished || t.Flagged)
		for _, leg := range t.Legs {
			m.count(all, leg.Service, leg.Desk, leg.ServedMillis, leg.Flagged)
		}
	}
	some := all[:0]
	for _, c := range all {
		if c.count > 0 {
			some = append(some, c)
		}
	}
	return some
}

// count adds a visit to its cell, unless it says nothing.
func (m *model) count(all []cell, service plan.ServiceID, desk plan.DeskID, millis int64, silent bool) {
	i, known := m.service(service)
	j, there := m.desk(desk)
	if silent || millis <= 0 || !known || !there {
		return
	}
	c := &all[i*len(m.desks)+j]
	c.service, c.desk = i, j
	c.count++
	c.over += m.services[i].plausible(int64(logOf(millis) - m.services[i].middle))
}

// oddVisit is how many standard deviations a visit can count at most, in tenths. One in
// eighty is longer or shorter; more than that is no pace but an accident, such as a
// visit that was begun and ended by mistake within a second.
const oddVisit = 25

// plausible is how much longer than learned a visit was, as far as that says something.
func (v *service) plausible(over int64) int64 {
	most := oddVisit * int64(squareRoot(uint64(v.variance))) / 10
	return max(-most, min(most, over))
}
