package calendar

import (
	"fmt"
	"time"
)

// A Date is a day of the calendar, with no time and no place. Dates compare
// with == and are made by ParseDate or DateOf.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads a date as String writes it: "2026-11-23".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date like 2026-11-23", s)
	}
	return dateIn(t), nil
}

// DateOf is the date at a moment in a place.
func DateOf(t time.Time, loc *time.Location) Date { return dateIn(t.In(loc)) }

func dateIn(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// String is the date as "2026-11-23".
func (d Date) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// utc is a moment to count days with. UTC has no days of 23 or 25 hours.
func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// AddDays is the date n days later, or earlier when n is negative.
func (d Date) AddDays(n int) Date { return dateIn(d.utc().AddDate(0, 0, n)) }

// Before says whether the date is earlier than another.
func (d Date) Before(other Date) bool { return d.utc().Before(other.utc()) }

// IsZero says whether the date was never set.
func (d Date) IsZero() bool { return d == Date{} }

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the date as ParseDate does.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}
