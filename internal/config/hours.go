package config

import (
	"strings"
	"time"

	"okienko/internal/screen"
	"okienko/office/calendar"
)

var weekdays = []struct {
	name string
	day  time.Weekday
}{
	{"mon", time.Monday}, {"tue", time.Tuesday}, {"wed", time.Wednesday}, {"thu", time.Thursday},
	{"fri", time.Friday}, {"sat", time.Saturday}, {"sun", time.Sunday},
}

func hours(v value) (c calendar.Calendar) {
	known := days(&c.Week)
	v.fields(append(known,
		into("closures", &c.Closures, closures),
		into("special", &c.Special, special),
	)...)
	if c.Week == (calendar.Week{}) && len(c.Special) == 0 && !v.anySpoilt(known) {
		v.bad(screen.T("setup.line_never_open"), like("mon: 08:00-16:00"))
	}
	return c
}

// days are the keys of a week.
func days(w *calendar.Week) (known []field) {
	for _, day := range weekdays {
		known = append(known, into(day.name, &w[day.day], span))
	}
	return known
}

// week is hours without single days.
func week(v value) (w calendar.Week) {
	v.fields(days(&w)...)
	return w
}

func (v value) anySpoilt(fields []field) bool {
	for _, f := range fields {
		if v.unusable(v.path + "." + f.name) {
			return true
		}
	}
	return false
}

// span is "08:00-16:00", or "closed" for a day that is not a working day.
func span(v value) calendar.Span {
	s := v.text()
	if s == "" || s == "closed" {
		return calendar.Span{}
	}
	hours, err := calendar.ParseSpan(s)
	if err != nil {
		v.bad(written(s), wrongSpan(s), screen.T("problem.wrong_hours"))
	}
	return hours
}

// wrongSpan says whether the hours are in the wrong order, or no hours at all.
func wrongSpan(s string) screen.Text {
	from, to, _ := strings.Cut(s, "-")
	_, errFrom := calendar.ParseTimeOfDay(strings.TrimSpace(from))
	_, errTo := calendar.ParseTimeOfDay(strings.TrimSpace(to))
	if errFrom == nil && errTo == nil {
		return screen.T("mistake.backwards")
	}
	return screen.T("mistake.or_closed")
}

// openSpan is the hours of a day that was named because it is open.
func openSpan(v value) calendar.Span {
	hours := span(v)
	if !hours.Valid() && !v.unusable(v.path) {
		v.bad(screen.T("mistake.special_closed"))
	}
	return hours
}

func date(v value) calendar.Date {
	s := v.text()
	if s == "" {
		return calendar.Date{}
	}
	d, err := calendar.ParseDate(s)
	if err != nil {
		v.bad(written(s), screen.T("mistake.want_date"), like("2026-11-23"))
	}
	return d
}

// closures and special keep days whose date is missing or wrong, and say so
// once: plan.Check would take two of them for the same day.
func closures(v value) []calendar.Closure {
	var all []calendar.Closure
	for _, item := range v.items() {
		var c calendar.Closure
		item.fields(into("date", &c.Date, date), into("reason", &c.Reason, value.words))
		item.needsDate(c.Date)
		all = append(all, c)
	}
	return all
}

func special(v value) []calendar.Special {
	var all []calendar.Special
	for _, item := range v.items() {
		var s calendar.Special
		item.fields(into("date", &s.Date, date), into("hours", &s.Hours, openSpan), into("reason", &s.Reason, value.words))
		item.needsDate(s.Date)
		if !s.Hours.Valid() && !item.unusable(item.path+".hours") {
			item.bad(absent("hours", "08:00-12:00")...)
		}
		all = append(all, s)
	}
	return all
}

func (v value) needsDate(d calendar.Date) {
	switch {
	case !d.IsZero():
	case v.unusable(v.path + ".date"):
		v.spoilt[v.path] = true
	default:
		v.bad(absent("date", "2026-12-31")...)
	}
}
