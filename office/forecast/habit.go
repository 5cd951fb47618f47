package forecast

import (
	"time"

	"okienko/office/plan"
	"okienko/office/queue"
)

// habit is what desks usually do in one half-hour of the day.
type habit struct {
	fresh  int64 // how likely a pause begins, in 65536ths, for who had none for a while
	rested int64 // and for who is just back from one
	pause  lg    // how long it is
	back   int   // parts in which a desk that is left is taken again
}

const sure = 1 << 16

// What is thought before anything was seen: half of a desk's pauses within four
// hours, for a quarter of an hour.
const (
	pauseIn   = 8  // half-hours
	pauseLong = 15 // minutes
	restedIn  = 40
)

func (m *model) learnHabits(l *queue.Learned) {
	m.habits = make([]habit, queue.Habits)
	for i := range m.habits {
		seen := queue.Habit{}
		if i < len(l.Habits) {
			seen = l.Habits[i]
		}
		m.habits[i] = habit{
			fresh:  likely(seen.Fresh, pauseIn),
			rested: likely(seen.Rested, restedIn),
			pause:  logOf(minutes(seen.Minutes+pauseLong*sixteenths) / int64(seen.Paused+sixteenths)),
			back:   parts * (seen.Paused + sixteenths) / (seen.Paused + seen.Left + 2*sixteenths),
		}
	}
	m.pauses = tableOf(nil, guess{middle: pauseMiddle, deviation: 90, weight: 64})
}

// pauseMiddle is where the table of pauses has its middle; only how they spread
// around it counts.
const pauseMiddle lg = 20 * octave

// likely is how likely a pause begins: as seen, beside a guess of one in so many
// that counts as two desks.
func likely(seen queue.Leaving, oneIn int64) int64 {
	return sure * (int64(seen.Left)*oneIn + 2*sixteenths) / (oneIn * int64(seen.Present+2*sixteenths))
}

// shift is how likely a desk is taken in each half-hour, if it was not before, and
// how likely it is left for the rest of the day, in 65536ths.
type shift struct{ taken, left []int64 }

func (m *model) learnShifts(l *queue.Learned) {
	for i := range m.desks {
		seen := l.Desk(plan.DeskID(m.desks[i].Desk))
		m.shifts = append(m.shifts, shift{each(seen.Began, l.Days), each(seen.Left, l.Days)})
	}
}

// each turns counts of days into how likely something is in one half-hour, if it
// was in none before.
func each(seen []int, days int) []int64 {
	if len(seen) == 0 {
		return nil
	}
	chances, left := make([]int64, len(seen)), int64(days)
	for i, n := range seen {
		chances[i] = sure * int64(n) / (left + sixteenths)
		left -= int64(n)
	}
	return chances
}

// halfHour is the half-hour in which a moment lies, and when it ends. What comes
// later than habits are learned is like the last of them.
func (m *model) halfHour(at int64) (i int, end int64) {
	const step = int64(queue.HabitStep / time.Millisecond)
	nth := max(0, (at-m.opens)/step)
	return int(min(nth, queue.Habits-1)), m.opens + (nth+1)*step
}

// share is a part of what is likely in a half-hour, from a moment in it on.
func share(chance, from, end int64) int64 {
	return chance * min(end-from, int64(queue.HabitStep/time.Millisecond)) / int64(queue.HabitStep/time.Millisecond)
}

// when draws the moment of something whose chance is known for each half-hour. It
// is late enough to be never when it does not happen before the doors close.
func (r *runner) when(from int64, part int, chance func(i int, middle int64) int64) int64 {
	drawn, left := int64(part)*sure/parts, int64(sure)
	for from < r.closes {
		i, end := r.halfHour(from)
		happens := left * share(chance(i, (from+end)/2), from, end) / sure
		if sure-left+happens > drawn {
			return from + (end-from)*(drawn-sure+left)/happens
		}
		left, from = left-happens, end
	}
	return r.at + 2*halfDay
}

// plan draws when a desk is left next, if its clerk works from a moment on and
// counts as rested until another.
func (r *runner) plan(desk int, from, rested int64) {
	chance := r.seed.with(7).with(uint64(desk)).with(uint64(r.paused[desk]))
	r.paused[desk]++
	r.pause[desk] = r.when(from, r.part(chance, howLong, r.run), func(i int, middle int64) int64 {
		if middle < rested {
			return r.habits[i].rested
		}
		return r.habits[i].fresh
	})
	if left := r.shifts[desk].left; left != nil && r.paused[desk] == 1 {
		r.leaves[desk] = r.when(from, r.part(chance, howFar, r.run), func(i int, _ int64) int64 { return left[i] })
	}
}

// rest is when a desk is taken again that is left now.
func (r *runner) rest(desk int, now int64) int64 {
	if now >= r.leaves[desk] {
		return r.at + halfDay
	}
	i, _ := r.halfHour(now)
	chance := r.seed.with(8).with(uint64(desk)).with(uint64(r.paused[desk]))
	back := now + r.pauses.draw(r.habits[i].pause-pauseMiddle, r.part(chance, howLong, r.run))
	r.plan(desk, back, back+queue.Rested.Milliseconds())
	return back
}
