package queue

import (
	"time"

	"okienko/office/plan"
)

// Habit is what desks do in one half-hour after the doors have opened, on an
// average of the days that are over: how many are left for a pause and how many
// for good. Counts are in sixteenths.
type Habit struct {
	Fresh   Leaving `json:"fresh,omitzero"`  // desks whose clerk had no pause for a while
	Rested  Leaving `json:"rested,omitzero"` // desks whose clerk is back from one
	Paused  int     `json:"paused,omitempty"`
	Minutes int     `json:"minutes,omitempty"` // of those pauses together
	Left    int     `json:"left,omitempty"`    // for the rest of the day
}

// LearnedDesk is when a desk is usually taken first, and when it is left for the
// rest of the day. A day on which it is not left before the doors close counts in
// neither.
type LearnedDesk struct {
	Desk  plan.DeskID `json:"desk"`
	Began []int       `json:"began"` // by half-hours since the doors opened, in sixteenths of a day
	Left  []int       `json:"left"`
}

// Leaving counts desks with a clerk, and those that were left for a pause.
type Leaving struct {
	Present int `json:"present"`
	Left    int `json:"left,omitempty"`
}

// What habits are counted by: half-hours since the doors opened, of which there
// are a day's; a clerk is rested for a while after a pause; who comes back within
// two hours was in one.
const (
	HabitStep    = 30 * time.Minute
	Rested       = 75 * time.Minute
	LongestPause = 2 * time.Hour
	Habits       = 36
)

// HabitAt is the number of the half-hour in which a moment of a day lies.
func (d Day) HabitAt(at Moment) int {
	return min(max(0, int(at.Since(d.Opens)/HabitStep)), Habits-1)
}

// learnPauses takes out of the day's attendances when desks are left.
func (l *Learned) learnPauses(d Day, attended []Attendance) {
	if l.Habits == nil {
		l.Habits = make([]Habit, Habits)
	}
	rests := make(map[plan.DeskID]Moment) // until when a desk's clerk counts as rested
	for i, a := range attended {
		rested := rests[a.Desk]
		l.learnPresence(d, a, rested)
		h := &l.Habits[d.HabitAt(a.Ended)]
		next, again := following(attended[i+1:], a)
		switch pause := next.Since(a.Ended); {
		case again && pause <= LongestPause:
			h.Paused += once
			h.Minutes += int(pause.Minutes()) * once
			h.leaving(a.Ended < rested).Left += once
			rests[a.Desk] = next.Add(Rested)
		case a.Ended < d.Closes.Add(-HabitStep/2):
			h.Left += once
			l.desk(a.Desk).Left[d.HabitAt(a.Ended)] += once
		}
	}
}

// learnShifts takes out of the day's attendances when desks are taken first.
func (l *Learned) learnShifts(d Day, attended []Attendance) {
	known := make(map[plan.DeskID]bool)
	for _, a := range attended {
		if !known[a.Desk] {
			known[a.Desk] = true
			l.desk(a.Desk).Began[d.HabitAt(a.Began)] += once
		}
	}
}

func (l *Learned) desk(id plan.DeskID) *LearnedDesk {
	for i := range l.Desks {
		if l.Desks[i].Desk == id {
			return &l.Desks[i]
		}
	}
	l.Desks = append(l.Desks, LearnedDesk{id, make([]int, Habits), make([]int, Habits)})
	return &l.Desks[len(l.Desks)-1]
}

// Desk returns what was learned of a desk.
func (l *Learned) Desk(id plan.DeskID) LearnedDesk {
	for i := range l.Desks {
		if l.Desks[i].Desk == id {
			return l.Desks[i]
		}
	}
	return LearnedDesk{Desk: id}
}

// learnPresence counts the half-hours in which a desk had its clerk.
func (l *Learned) learnPresence(d Day, a Attendance, rested Moment) {
	for i := d.HabitAt(a.Began); i <= d.HabitAt(a.Ended); i++ {
		middle := d.Opens.Add(time.Duration(2*i+1) * HabitStep / 2)
		if middle >= a.Began && middle < a.Ended {
			l.Habits[i].leaving(middle < rested).Present += once
		}
	}
}

func (h *Habit) leaving(rested bool) *Leaving {
	if rested {
		return &h.Rested
	}
	return &h.Fresh
}

// following is when somebody sits at the same desk again.
func following(rest []Attendance, a Attendance) (Moment, bool) {
	for _, next := range rest {
		if next.Desk == a.Desk {
			return next.Began, true
		}
	}
	return 0, false
}
