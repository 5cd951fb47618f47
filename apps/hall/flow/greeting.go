package flow

import (
	"time"

	"okienko/internal/screen"
	"okienko/office/calendar"
)

// greeting is what is said in a scene without numbers.
func (m Model) greeting(scene Scene) Greeting {
	switch scene {
	case Closed:
		return m.closedGreeting()
	case Welcome:
		return Greeting{
			Title: screen.T("hall.welcome"),
			Lines: []screen.Text{screen.T("hall.welcome_take"), screen.T("hall.welcome_wait")},
		}
	}
	return Greeting{
		Title: screen.T("hall.starting"),
		Lines: []screen.Text{screen.T("hall.stale_advice")},
	}
}

// closedGreeting tells why it is closed today, if not by the usual hours, and
// when the office opens.
func (m Model) closedGreeting() Greeting {
	g := Greeting{Title: screen.T("hall.closed"), Week: weekOf(m.hours.Week)}
	today := calendar.DateOf(m.now.Time(), m.config.Zone)
	if why := reason(m.hours.Hours(today)); !why.Empty() {
		g.Lines = append(g.Lines, why)
	}
	opens, ok := m.hours.NextOpening(m.now.Time(), m.config.Zone)
	switch date := calendar.DateOf(opens, m.config.Zone); {
	case !ok:
	case date == today:
		g.Lines = append(g.Lines, screen.T("hall.opens_today", "Time", m.wallAt(opens)))
	case date == today.AddDays(1):
		g.Lines = append(g.Lines, screen.T("hall.opens_tomorrow", "Time", m.wallAt(opens)))
	default:
		g.Opens = opens.In(m.config.Zone)
	}
	return g
}

func (m Model) wallAt(t time.Time) string { return screen.Clock(t.In(m.config.Zone)) }

// reason is why a day is closed, in the office's words or as a holiday.
func reason(d calendar.Day) screen.Text {
	switch {
	case d.Open:
		return screen.Text{}
	case d.Reason != "":
		return screen.Words(d.Reason)
	case d.Holiday != "":
		return screen.T(d.Holiday)
	}
	return screen.Text{}
}

// weekOf are the opening hours from Monday on, days that are alike in one line.
func weekOf(w calendar.Week) []Hours {
	var list []Hours
	for i := range 7 {
		day := time.Weekday((i + 1) % 7)
		span := spanOf(w[day])
		if n := len(list); n > 0 && list[n-1].Span == span {
			list[n-1].To = day
			continue
		}
		list = append(list, Hours{From: day, To: day, Span: span})
	}
	return list
}

// spanOf is a span as it is written on a door.
func spanOf(s calendar.Span) string {
	if !s.Valid() {
		return ""
	}
	return onDoor(s.From) + "–" + onDoor(s.To)
}

func onDoor(t calendar.TimeOfDay) string { return screen.HourMinute(int(t)/60, int(t)%60) }
