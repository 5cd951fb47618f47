package member

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"okienko/office/calendar"
	"okienko/office/plan"
	"okienko/office/queue"
)

// early is how long before the doors open the day is opened, so that clerks can
// sign in; late is how long after closing the day stays open for whoever is
// still being served.
const (
	early = 20 * time.Minute
	late  = 2 * time.Hour
)

// dayDuty opens and closes the business day by the plan, and lets its hours
// follow a new plan. A day that people closed early stays closed, and one that
// they opened or changed by hand stays as they said until its hours are over.
func dayDuty(s *queue.State, now time.Time, zone *time.Location) queue.Command {
	if s.Plan.Revision == 0 || zone == nil {
		return nil
	}
	if s.Day.Open {
		if c := closeDuty(s, now); c != nil {
			return c
		}
		return hoursDuty(s, now, zone)
	}
	date := calendar.DateOf(now, zone)
	day, open := queue.PlannedDay(&s.Plan, date, zone)
	if !open || now.Before(day.Opens.Time().Add(-early)) || queue.At(now) >= day.Closes || date.String() <= s.Day.Date {
		return nil
	}
	return day
}

// hoursDuty is the change of hours that a new plan brings to the day that is open.
// Where the plan closes it, no more tickets are given from now on.
func hoursDuty(s *queue.State, now time.Time, zone *time.Location) queue.Command {
	date, err := calendar.ParseDate(s.Day.Date)
	if err != nil || !s.Day.ByPlan {
		return nil
	}
	day, open := queue.PlannedDay(&s.Plan, date, zone)
	if !open && s.Day.Closes <= queue.At(now) {
		return nil
	}
	if !open {
		day.Opens, day.Closes, day.Hours = min(s.Day.Opens, queue.At(now)-1), queue.At(now), nil
	}
	if day.Opens == s.Day.Opens && day.Closes == s.Day.Closes && slices.Equal(day.Hours, s.Day.Hours) {
		return nil
	}
	return queue.ChangeHours{Date: day.Date, Opens: day.Opens, Closes: day.Closes, Hours: day.Hours, ByPlan: true}
}

func closeDuty(s *queue.State, now time.Time) queue.Command {
	over := s.Day.Closes.Time().Add(s.Plan.Rules.Grace())
	if now.Before(over) {
		return nil
	}
	busy := false
	s.Live(func(t queue.Ticket) { busy = busy || !s.Overnight(t) })
	if busy && now.Before(over.Add(late)) {
		return nil
	}
	return queue.CloseDay{}
}

// planIsNew says whether the office file holds a higher revision. A file that
// was changed without one is told about, once.
func (m *Member) planIsNew(s *queue.State) bool {
	mine := m.duties.plan
	switch {
	case mine.Revision > s.Plan.Revision:
		return true
	case mine.Revision == 0:
		return false
	case mine.Revision == s.Plan.Revision && !samePlan(mine, s.Plan):
		m.cfg.Log.Warn("the office file was changed but not its revision: give it a higher one", "revision", mine.Revision)
	}
	m.duties.plan = plan.Plan{} // nothing in it is to be adopted any more
	return false
}

func samePlan(a, b plan.Plan) bool {
	a.Rules = a.Rules.Filled()
	one, _ := json.Marshal(a) // plain fields: it cannot fail
	two, _ := json.Marshal(b)
	return bytes.Equal(one, two)
}
