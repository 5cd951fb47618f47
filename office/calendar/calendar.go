// Package calendar knows when an office is open: its usual week, the Polish
// public holidays, days on which it is closed once, and days with hours of
// their own.
//
// It has no clock and reads no files. Whoever asks says what day or moment is
// meant, and brings the location, since "half past nine" is a moment only
// somewhere.
//
//	c := calendar.Calendar{Week: week}
//	c.Hours(day)                    // is it open, from when to when, and why
//	c.On(day, warsaw)               // the same as two moments
//	c.NextOpening(now, warsaw)      // when the doors open next
package calendar

import "time"

// A Calendar is the hours of one office. What is said of a single day comes
// before what is said of all: a closure, then special hours, then a public
// holiday, then the week. So an office can open on a holiday by saying so.
type Calendar struct {
	Week     Week
	Closures []Closure
	Special  []Special
}

// A Closure is a day on which the office stays closed although others like it
// are not.
type Closure struct {
	Date   Date
	Reason string // in the office's own words, to be shown
}

// Special is a day with hours of its own: early closing, a working Saturday.
type Special struct {
	Date   Date
	Hours  Span
	Reason string // in the office's own words, to be shown
}

// Why says what decided about a day.
type Why string

// What can decide about a day.
const (
	ByWeek    Why = "week"    // the usual hours of the weekday, or none
	ByHoliday Why = "holiday" // a public holiday
	ByClosure Why = "closure" // closed this once
	BySpecial Why = "special" // hours of this day alone
)

// A Day is what the calendar says of one date.
type Day struct {
	Open    bool
	Hours   Span // when it is open; zero when it is not
	Why     Why
	Holiday string // catalogue key of the public holiday, also when open on it
	Reason  string // the office's words about a closure or special hours
}

// Hours is what the calendar says of a date.
func (c Calendar) Hours(d Date) Day {
	holiday, isHoliday := HolidayOn(d)
	day := Day{Why: ByWeek, Hours: c.Week[d.Weekday()], Holiday: holiday}
	if isHoliday {
		day.Why, day.Hours = ByHoliday, Span{}
	}
	if s, ok := c.special(d); ok {
		day.Why, day.Hours, day.Reason = BySpecial, s.Hours, s.Reason
	}
	if cl, ok := c.closure(d); ok {
		day.Why, day.Hours, day.Reason = ByClosure, Span{}, cl.Reason
	}
	day.Open = day.Hours.Valid()
	return day
}

func (c Calendar) special(d Date) (Special, bool) {
	for _, s := range c.Special {
		if s.Date == d {
			return s, true
		}
	}
	return Special{}, false
}

func (c Calendar) closure(d Date) (Closure, bool) {
	for _, cl := range c.Closures {
		if cl.Date == d {
			return cl, true
		}
	}
	return Closure{}, false
}

// On is when the office opens and closes on a date. It is false when it does
// not open at all. See Span.On for the days on which the clocks change.
func (c Calendar) On(d Date, loc *time.Location) (opens, closes time.Time, ok bool) {
	day := c.Hours(d)
	if !day.Open {
		return time.Time{}, time.Time{}, false
	}
	return day.Hours.On(d, loc)
}

// OpenAt says whether the office is open at a moment. It is closed at the
// moment of closing.
func (c Calendar) OpenAt(t time.Time, loc *time.Location) bool {
	opens, closes, ok := c.On(DateOf(t, loc), loc)
	return ok && !t.Before(opens) && t.Before(closes)
}

// horizon is how many days ahead an opening is looked for. An office that
// does not open for so long has no next opening to tell people about.
const horizon = 2 * 366

// NextOpening is when the office opens for the first time after a moment; an
// office that is open at t opens next on another day. It is false when there
// is no opening within two years.
func (c Calendar) NextOpening(t time.Time, loc *time.Location) (time.Time, bool) {
	d := DateOf(t, loc)
	for range horizon {
		if opens, _, ok := c.On(d, loc); ok && opens.After(t) {
			return opens, true
		}
		d = d.AddDays(1)
	}
	return time.Time{}, false
}
