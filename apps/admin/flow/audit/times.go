package audit

import (
	"strconv"
	"strings"
	"time"

	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/queue"
)

func decimal(n int) string { return strconv.Itoa(n) }

// dateForm is a date as our languages write it.
const dateForm = "2.01.2006"

func dateWords(d calendar.Date) string {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Format(dateForm)
}

// readDate reads a date as people type it, or as the office writes it.
func readDate(text string) (calendar.Date, bool) {
	for _, form := range []string{"2.1.2006", "2006-1-2"} {
		if t, err := time.Parse(form, strings.TrimSpace(text)); err == nil {
			return calendar.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}, true
		}
	}
	return calendar.Date{}, false
}

func startOf(d calendar.Date, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}

// span is the first and the last day of what was found.
func (m Model) span() (from, to calendar.Date) {
	day := func(at queue.Moment) calendar.Date { return calendar.DateOf(at.Time(), m.zone) }
	return day(m.filter.From), day(question(m.filter, m.pages).To - 1)
}

// moment is when something was, as short as the days that are searched allow.
func (m Model) moment(at queue.Moment) string {
	if from, to := m.span(); from == to {
		return screen.Clock(at.Time().In(m.zone))
	}
	return m.longMoment(at)
}

func (m Model) longMoment(at queue.Moment) string {
	t := at.Time().In(m.zone)
	return t.Format(dateForm) + ", " + screen.Clock(t)
}

// ticketNumber is a ticket's number as the log writes it: "a12" is A012.
func ticketNumber(typed string) string {
	typed = strings.ToUpper(strings.ReplaceAll(typed, " ", ""))
	i := strings.IndexAny(typed, "0123456789")
	if i < 0 {
		return typed
	}
	no, err := strconv.Atoi(typed[i:])
	if err != nil {
		return typed
	}
	return queue.Ticket{Series: typed[:i], No: no}.Number()
}
