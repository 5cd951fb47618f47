package setup

import (
	"strings"
	"time"

	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/plan"
)

// week is where seven days stand in a plan.
type week func(p *plan.Plan) *calendar.Week

func wholeOffice(p *plan.Plan) *calendar.Week { return &p.Hours.Week }

func siteWeek(i int) week {
	return func(p *plan.Plan) *calendar.Week { return &p.Sites[i].Hours.Week }
}

// days of the week as people count them here, with their names in paths.
var days = []struct {
	day  time.Weekday
	name string
}{
	{time.Monday, "mon"}, {time.Tuesday, "tue"}, {time.Wednesday, "wed"}, {time.Thursday, "thu"},
	{time.Friday, "fri"}, {time.Saturday, "sat"}, {time.Sunday, "sun"},
}

// hours asks for the hours of each day; an empty one is closed.
func (f *form) hours(name string, at week) {
	for _, d := range days {
		f.add(name+"."+d.name, field{
			label: d.name, half: true, odd: "problem.wrong_hours",
			get: func(p *plan.Plan) string { return Hours(at(p)[d.day]) },
			set: func(p *plan.Plan, text string) (ok bool) {
				span, ok := ParseHours(text)
				if ok {
					at(p)[d.day] = span
				}
				return ok
			},
		})
	}
}

// Hours are hours as people write them: "8:00–16:00", and nothing for a day
// without any.
func Hours(s calendar.Span) string {
	if s == (calendar.Span{}) {
		return ""
	}
	return clock(s.From) + "–" + clock(s.To)
}

func clock(t calendar.TimeOfDay) string { return screen.HourMinute(int(t)/60, int(t)%60) }

// ParseHours reads hours as people type them: "8-16", "8.00 - 16.00", "8:00–16:00".
func ParseHours(text string) (calendar.Span, bool) {
	text = strings.NewReplacer("–", "-", "—", "-", ".", ":", " ", "").Replace(text)
	if text == "" || text == "-" {
		return calendar.Span{}, true
	}
	from, to, two := strings.Cut(text, "-")
	span := calendar.Span{}
	var ok1, ok2 bool
	span.From, ok1 = parseClock(from)
	span.To, ok2 = parseClock(to)
	if !two || !ok1 || !ok2 || !span.Valid() {
		return calendar.Span{}, false
	}
	return span, true
}

func parseClock(text string) (calendar.TimeOfDay, bool) {
	if !strings.Contains(text, ":") {
		text += ":00"
	}
	t, err := calendar.ParseTimeOfDay(text)
	return t, err == nil
}

// sameAsMonday gives the other working days the hours of Monday.
func sameAsMonday(w *calendar.Week) {
	for d := time.Tuesday; d <= time.Friday; d++ {
		w[d] = w[time.Monday]
	}
}
