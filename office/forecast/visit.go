package forecast

import "okienko/office/order"

// visitPace is how long a desk takes for a service in this run.
func (r *runner) visitPace(desk, service int) lg {
	return r.dayPace + r.servicePace[service] + r.deskPace[desk]
}

// firstCall is when a desk calls for the first time.
func (r *runner) firstCall(i int) int64 {
	d := &r.desks[i]
	chance := r.part(r.seed.with(5).with(uint64(i)), gapThen, r.run)
	switch d.state {
	case closed:
		return r.firstTaken(i)
	case free:
		return r.at
	case between:
		return r.at + r.gaps.left(d.spent, 0, chance)
	case paused:
		back := r.part(r.seed.with(5).with(uint64(i)), whether, r.run)
		if !d.returns && back >= r.habits[d.left].back {
			return r.at + halfDay
		}
		return r.at + r.pauses.left(d.spent, r.habits[d.left].pause-pauseMiddle, chance)
	}
	p := &r.people[d.person]
	pace := r.visitPace(i, p.Service)
	visits := &r.services[p.Service].visits
	gap := r.gaps.draw(0, r.part(p.seed, gapThen, r.run))
	long := r.part(p.seed, howLong, r.run)
	far := r.part(p.seed, howFar, r.run)
	switch {
	case d.state == serves:
		return r.at + visits.left(d.spent, pace, long) + gap
	case r.gone(d.person, r.stillAbsent(d)):
		end := r.at + r.absences.left(d.spent, 0, far)
		r.putBack(d.person, end)
		return end + gap
	}
	return r.at + r.ways.left(d.spent, 0, far) + visits.draw(pace, long) + gap
}

// stillAbsent is in how many parts nobody comes any more who was called a while
// ago and is not there yet.
func (r *runner) stillAbsent(d *desk) int {
	spent := logOf(d.spent)
	absent := r.absent[min(1, max(0, r.people[d.person].calls-1))]
	stay, come := absent*r.absences.longer(spent), (parts-absent)*r.ways.longer(spent)
	if stay+come == 0 {
		return absent
	}
	return parts * stay / (stay + come)
}

// gone says whether somebody does not come in this run.
func (r *runner) gone(who, absent int) bool {
	return r.part(r.people[who].seed, whether, r.run+97*r.calls[who]) < absent
}

// call is a desk that calls somebody, until it can call again.
func (r *runner) call(desk, i int, now int64) {
	service, who, class := r.waiting[i].Service, r.waiting[i].Ticket, r.waiting[i].Class
	r.take(i)
	chance := seed(0)
	if who >= 0 {
		chance = r.people[who].seed
	} else {
		chance = r.seed.with(6).with(uint64(now)).with(uint64(r.run))
	}
	far := r.part(chance, howFar, r.run)
	visit := r.services[service].visits.draw(r.visitPace(desk, service), r.part(chance, howLong, r.run))
	end := now + r.ways.draw(0, far) + visit
	if who >= 0 {
		if r.note(who, now, end); r.people[who].probe {
			return
		}
		absent := r.absent[min(1, r.calls[who])]
		r.calls[who]++
		if r.gone(who, absent) {
			end = now + r.absences.draw(0, far)
			r.putBack(who, end)
		}
	}
	r.countPick(desk, class)
	r.free[desk] = end + r.gaps.draw(0, r.part(chance, gapThen, r.run))
}

// note writes down when somebody is called for the first time.
func (r *runner) note(who int, now, end int64) {
	p := &r.people[who]
	if p.target < 0 || r.waits[p.target][r.run] != int32(halfDay) {
		return
	}
	r.left--
	r.waits[p.target][r.run] = int32(now - r.at)
	r.ends[p.target][r.run] = int32(min(end-r.at, halfDay))
}

// putBack lets somebody wait again who did not come.
func (r *runner) putBack(who int, at int64) {
	if r.calls[who] > r.missed {
		return
	}
	c := r.people[who].Candidate
	c.NotBefore = at + r.people[who].pause
	r.wait(c, -1)
}

func (r *runner) countPick(desk int, class order.Class) {
	row := &r.rows[r.desks[desk].department]
	*row, r.deskRows[desk] = order.After(*row, class), order.After(r.deskRows[desk], class)
}

// firstTaken is when a desk is taken at which nobody sat today.
func (r *runner) firstTaken(i int) int64 {
	d, taken := &r.desks[i], r.shifts[i].taken
	if d.gone || taken == nil {
		return r.at + halfDay
	}
	part := r.part(r.seed.with(9).with(uint64(i)), howLong, r.run)
	return min(r.at+halfDay, r.when(r.at, part, func(i int, _ int64) int64 { return taken[i] }))
}
