package forecast

import "okienko/office/order"

// runner runs the office forward, one run after another, with the same memory.
type runner struct {
	*model
	strata
	run      int
	free     []int64 // when each desk calls next
	called   []int   // how many of each line were called
	came     []int   // how many have come to each line since
	next     []int64 // when the next one comes to a line where nobody waits
	soon     int64   // the earliest of those in the pool
	calls    []int   // by person
	rows     []int   // favoured tickets called in a row, by department
	deskRows []int   // and by desk
	pause    []int64 // when each desk is left for a pause
	leaves   []int64 // and for the rest of the day
	paused   []int   // how many of its pauses were drawn
	left     int     // targets of the pool without an answer

	waiting []order.Candidate // the first of each line of the pool, and the loose
	line    []int             // of each of them; -1 for a loose one

	dayPace     lg // today's, in this run
	servicePace []lg
	deskPace    []lg

	waits [][]int32 // by target and run
	ends  [][]int32 // when the visit would be over; only for who takes a ticket now
}

// half a day is later than anything that is forecast.
const halfDay = int64(12 * 60 * 60_000)

func newRunner(m *model, s strata) *runner {
	r := &runner{
		model: m, strata: s, free: make([]int64, len(m.desks)), called: make([]int, len(m.lines)),
		came: make([]int, len(m.lines)), next: make([]int64, len(m.lines)), calls: make([]int, len(m.people)), rows: make([]int, len(m.rows)), deskRows: make([]int, len(m.desks)),
		pause: make([]int64, len(m.desks)), leaves: make([]int64, len(m.desks)), paused: make([]int, len(m.desks)),
		servicePace: make([]lg, len(m.services)), deskPace: make([]lg, len(m.desks)),
		waits: make([][]int32, m.targets), ends: make([][]int32, m.targets),
	}
	memory := make([]int32, 2*m.targets*s.number)
	for i := range memory {
		memory[i] = int32(halfDay)
	}
	for i := range r.waits {
		r.waits[i], memory = memory[:s.number:s.number], memory[s.number:]
		r.ends[i], memory = memory[:s.number:s.number], memory[s.number:]
	}
	return r
}

// forward is one run: from now until everybody who waits was called.
func (r *runner) forward(run int) {
	r.begin(run)
	for i := range r.pools {
		p := &r.pools[i]
		r.gather(p)
		for r.left > 0 && len(p.desks) > 0 { // a plan may have services that no desk serves
			desk := r.earliest(p)
			now := r.free[desk]
			if now >= r.at+halfDay {
				break
			}
			if now >= min(r.pause[desk], r.leaves[desk]) {
				r.free[desk] = r.rest(desk, now)
				continue
			}
			if now >= r.soon {
				r.arrive(p, now)
			}
			d := &r.desks[desk]
			d.InARow = max(r.rows[d.department], r.deskRows[desk])
			choice := order.Choose(r.waiting, &d.Shift, &r.rules, now)
			switch {
			case choice.Index >= 0:
				r.call(desk, choice.Index, now)
			case choice.Paused >= 0:
				r.free[desk] = min(r.soon, r.waiting[choice.Paused].NotBefore)
			default:
				r.free[desk] = r.soon
			}
		}
	}
}

// begin draws today's pace and puts everything where it is now.
func (r *runner) begin(run int) {
	r.run = run
	r.dayPace = r.draw(r.pace.day, 1, 0)
	for i, k := range r.pace.services {
		r.servicePace[i] = r.draw(k, 2, i)
	}
	for i, k := range r.pace.desks {
		r.deskPace[i] = r.draw(k, 3, i)
	}
	clear(r.called)
	clear(r.came)
	copy(r.rows, r.model.rows)
	for i := range r.people {
		r.calls[i] = r.people[i].calls
	}
}

// draw is a quantity in this run.
func (r *runner) draw(k known, kind, which int) lg {
	return k.about + normal(r.part(r.seed.with(uint64(kind)).with(uint64(which)), howLong, r.run), k.deviation)
}

// gather is who waits for the desks of a pool, and when these call first.
func (r *runner) gather(p *pool) {
	r.waiting, r.line, r.left, r.soon = r.waiting[:0], r.line[:0], p.targets, r.at+halfDay
	for _, l := range p.lines {
		r.follow(l, r.at)
	}
	for _, who := range p.loose {
		r.wait(r.people[who].Candidate, -1)
	}
	for _, i := range p.desks {
		r.paused[i] = 0
		r.deskRows[i] = r.desks[i].row
		r.leaves[i] = r.at + 2*halfDay
		r.plan(i, r.at, r.desks[i].rested)
		r.free[i] = r.firstCall(i)
	}
}

// wait lets somebody wait, as the first of a line or, with -1, beside the lines.
func (r *runner) wait(c order.Candidate, line int) {
	r.waiting, r.line = append(r.waiting, c), append(r.line, line)
}

// follow lets the next one of a line wait, or tells when one will come to it, after
// a moment.
func (r *runner) follow(l int, after int64) {
	line := &r.lines[l]
	r.next[l] = r.at + 2*halfDay
	if i := r.called[l]; i < len(line.people) {
		r.called[l]++
		r.wait(r.people[line.people[i]].Candidate, l)
		return
	}
	if line.every > 0 {
		r.came[l]++
		part := r.seed.with(4).with(uint64(l)).with(uint64(r.came[l])).with(uint64(r.run)) % parts
		r.next[l] = after + line.every*untilNext[part]/1024
		r.soon = min(r.soon, r.next[l])
	}
}

// arrive lets those wait who have come to lines where nobody did.
func (r *runner) arrive(p *pool, now int64) {
	r.soon = r.at + halfDay
	for _, l := range p.lines {
		if line := &r.lines[l]; r.next[l] <= now {
			r.wait(r.comer(line.service, line.class, r.next[l]), l)
			r.next[l] = r.at + 2*halfDay
		}
		r.soon = min(r.soon, r.next[l])
	}
}

// earliest is the desk of a pool that calls first.
func (r *runner) earliest(p *pool) int {
	first := p.desks[0]
	for _, i := range p.desks[1:] {
		if r.free[i] < r.free[first] {
			first = i
		}
	}
	return first
}

// take takes somebody out who is called, and lets the next of the line follow.
func (r *runner) take(i int) {
	line, last, came := r.line[i], len(r.waiting)-1, r.at
	if r.waiting[i].Ticket < 0 {
		came = r.waiting[i].Reference
	}
	r.waiting[i], r.line[i] = r.waiting[last], r.line[last]
	r.waiting, r.line = r.waiting[:last], r.line[:last]
	if line >= 0 {
		r.follow(line, came)
	}
}
