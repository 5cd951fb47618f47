package i18n

import (
	"strconv"
	"time"
)

var weekdays = [...]string{
	"date.sunday", "date.monday", "date.tuesday", "date.wednesday",
	"date.thursday", "date.friday", "date.saturday",
}

var months = [...]string{
	"date.january", "date.february", "date.march", "date.april",
	"date.may", "date.june", "date.july", "date.august",
	"date.september", "date.october", "date.november", "date.december",
}

// Weekday is the name of a day of the week: "poniedziałek".
func Weekday(lang string, d time.Weekday) string {
	if d < time.Sunday || d > time.Saturday {
		return ""
	}
	return Translate(lang, weekdays[d], 0, nil)
}

// Month is the name of a month as it stands in a date: "listopada".
func Month(lang string, m time.Month) string {
	if m < time.January || m > time.December {
		return ""
	}
	return Translate(lang, months[m-1], 0, nil)
}

// LongDate is a date in words: "poniedziałek, 23 listopada 2026". The day is
// that of t's own location.
func LongDate(lang string, t time.Time) string {
	return Translate(lang, "date.long", 0, map[string]string{
		"Weekday": Weekday(lang, t.Weekday()),
		"Day":     strconv.Itoa(t.Day()),
		"Month":   Month(lang, t.Month()),
		"Year":    strconv.Itoa(t.Year()),
	})
}
