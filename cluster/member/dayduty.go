package member

import (
	"bytes"
	"encoding/json"
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

// dayDuty opens and closes the business day by the calendar. A day that people
// closed early stays closed, and one that they opened by hand stays open until
// its own hours are over.
func dayDuty(s *queue.State, now time.Time, zone *time.Location) queue.Command {
	if s.Plan.Revision == 0 || zone == nil {
		return nil
	}
	if s.Day.Open {
		return closeDuty(s, now)
	}
	date := calendar.DateOf(now, zone)
	opens, closes, ok := s.Plan.Hours.On(date, zone)
	if !ok || now.Before(opens.Add(-early)) || !now.Before(closes) || date.String() <= s.Day.Date {
		return nil
	}
	return queue.OpenDay{Date: date.String(), Opens: queue.At(opens), Closes: queue.At(closes)}
}

func closeDuty(s *queue.State, now time.Time) queue.Command {
	over := s.Day.Closes.Time().Add(s.Plan.Rules.Grace())
	if now.Before(over) {
		return nil
	}
	busy := false
	s.Live(func(queue.Ticket) { busy = true })
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
