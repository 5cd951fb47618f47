package forecast

import (
	"okienko/office/order"
	"okienko/office/plan"
	"okienko/office/queue"
)

// desk is a desk as it is now.
type desk struct {
	order.Shift
	department int
	row        int // favoured tickets it has called in a row
	state      state
	spent      int64 // how long in that state
	person     int   // in hand, or -1
	rested     int64 // until when its clerk counts as rested after a pause
	left       int   // in which half-hour its clerk left it, while paused
	gone       bool  // somebody sat there today, and does no more
	returns    bool  // its clerk is on a break, or somebody has to sit there because nobody else serves
}

// state is what a desk does.
type state int

const (
	closed  state = iota
	free          // nobody in hand, and nobody to call
	between       // nobody in hand, and somebody waits
	calls
	serves
	paused // its clerk comes back
)

// serves says whether a desk may call for a service by itself.
func (d *desk) serves(service int) bool { return d.Weights[service] > 0 }

// readDesks takes over who sits where, and what each desk may call.
func (m *model) readDesks(s *queue.State) {
	departments := make(map[plan.DepartmentID]int, len(s.Plan.Departments))
	for i, d := range s.Plan.Departments {
		departments[d.ID] = i
	}
	m.rows = make([]int, len(s.Plan.Departments))
	m.deskAt = make(map[plan.DeskID]int, len(s.Plan.Desks))
	m.desks = make([]desk, len(s.Plan.Desks))
	for i, p := range s.Plan.Desks {
		m.deskAt[p.ID] = i
		m.desks[i] = desk{Shift: s.Shift(p.ID), department: departments[p.Department], person: -1}
	}
	for _, row := range s.InARow {
		if i, known := departments[row.Department]; known {
			m.rows[i] = row.Favoured
		}
	}
	for i := range s.Desks {
		if at, ok := m.desk(s.Desks[i].ID); ok {
			m.desks[at].read(m, &s.Desks[i])
		}
	}
	m.readPauses(s)
}

// readPauses takes over who is back from a pause, and who may be in one.
func (m *model) readPauses(s *queue.State) {
	before := make([]queue.Moment, len(m.desks)) // when each desk was left last
	for _, a := range queue.Working(s.Attended) {
		i, ok := m.desk(a.Desk)
		if !ok {
			continue
		}
		d := &m.desks[i]
		if before[i] > 0 && a.Began.Since(before[i]) <= queue.LongestPause {
			d.rested = int64(a.Began.Add(queue.Rested))
		}
		before[i], d.gone = a.Ended, true
		if d.state == closed && a.Ended > 0 && s.Now.Since(a.Ended) <= queue.LongestPause {
			d.state, d.spent, d.left = paused, m.since(a.Ended), s.Day.HabitAt(a.Ended)
		}
	}
}

// read takes over what a desk does. Whom it has in hand is found with the people.
func (d *desk) read(m *model, now *queue.Desk) {
	d.row, d.returns = now.InARow, now.OnBreak()
	if !now.Open() {
		return
	}
	d.state, d.spent = free, m.since(now.Since)
	if now.Last != nil {
		d.spent = m.since(now.Last.At)
	}
}

// settleDesks says which of the desks without anybody in hand is about to call
// somebody, and which will be opened because otherwise nobody would be served.
func (m *model) settleDesks() {
	for i := range m.desks {
		if d := &m.desks[i]; d.state == free {
			if waits, some := m.waitsFor(d); some {
				d.state, d.spent = between, min(d.spent, waits)
			}
		}
	}
	for service := range m.services {
		m.reopen(service)
	}
}

// waitsFor is how long somebody waits already whom a desk may call.
func (m *model) waitsFor(d *desk) (longest int64, some bool) {
	for i := range m.lines {
		if l := &m.lines[i]; d.serves(l.service) && len(l.people) > 0 {
			longest, some = max(longest, m.at-m.people[l.people[0]].Reference), true
		}
	}
	return longest, some
}

// reopen lets the first desk of a service come back from a pause when no desk
// serves it now.
func (m *model) reopen(service int) {
	for i := range m.desks {
		if d := &m.desks[i]; d.state != closed && d.state != paused && d.serves(service) {
			return
		}
	}
	for i := range m.desks {
		if d := &m.desks[i]; d.serves(service) {
			if d.state == closed {
				d.state, d.spent, d.left = paused, 0, m.now
			}
			d.returns = true
			return
		}
	}
}
