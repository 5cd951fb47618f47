package calendar

import (
	"fmt"
	"strings"
	"time"
)

// A TimeOfDay is what a clock on the wall shows, in minutes since midnight.
type TimeOfDay int

// endOfDay is 24:00, which only a closing can be.
const endOfDay TimeOfDay = 24 * 60

// ParseTimeOfDay reads "9:30", "09:30" and "24:00".
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	if s == "24:00" {
		return endOfDay, nil
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a time of day like 09:30", s)
	}
	return TimeOfDay(t.Hour()*60 + t.Minute()), nil
}

// String is the time as "09:30".
func (t TimeOfDay) String() string { return fmt.Sprintf("%02d:%02d", int(t)/60, int(t)%60) }

// A Span is a part of one day, from a time up to a time. The zero Span is a
// day on which nothing is open.
type Span struct{ From, To TimeOfDay }

// ParseSpan reads "09:30-17:30". Nothing, or "-", is a closed day.
func ParseSpan(s string) (Span, error) {
	if s == "" || s == "-" {
		return Span{}, nil
	}
	from, to, two := strings.Cut(s, "-")
	if !two {
		return Span{}, fmt.Errorf("%q is not a span of hours like 09:30-17:30", s)
	}
	var span Span
	var err error
	if span.From, err = ParseTimeOfDay(strings.TrimSpace(from)); err != nil {
		return Span{}, err
	}
	if span.To, err = ParseTimeOfDay(strings.TrimSpace(to)); err != nil {
		return Span{}, err
	}
	if !span.Valid() {
		return Span{}, fmt.Errorf("%q ends before it begins", s)
	}
	return span, nil
}

// Valid says whether the span lies within a day and lasts at all.
func (s Span) Valid() bool { return 0 <= s.From && s.From < s.To && s.To <= endOfDay }

// String is the span as "09:30-17:30", or "-" for a closed day.
func (s Span) String() string {
	if s == (Span{}) {
		return "-"
	}
	return s.From.String() + "-" + s.To.String()
}

// MarshalText writes the span as String does.
func (s Span) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the span as ParseSpan does.
func (s *Span) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSpan(string(text))
	return err
}

// On is the span as two moments of a date. Where the clocks change within it
// the doors follow the clock on the wall: a time that is skipped counts as the
// moment of the change, and of a time that comes twice the opening takes the
// first and the closing the second, so that nobody finds a door shut early. It
// is false when nothing is left, as of 02:15-02:45 in the night of the change.
func (s Span) On(d Date, loc *time.Location) (opens, closes time.Time, ok bool) {
	opens, _ = moments(d, s.From, loc)
	_, closes = moments(d, s.To, loc)
	return opens, closes, opens.Before(closes)
}

// moments are the first and the last time at which a clock in loc shows this
// time of this date. time.Date does not say which it chooses, so the offsets
// on both sides of a change are tried.
func moments(d Date, at TimeOfDay, loc *time.Location) (first, last time.Time) {
	wall := d.utc().Add(time.Duration(at) * time.Minute)
	before := wall.Add(-offsetAt(wall.AddDate(0, 0, -1), loc)).In(loc)
	after := wall.Add(-offsetAt(wall.AddDate(0, 0, 1), loc)).In(loc)
	switch shownBefore, shownAfter := shows(before, wall), shows(after, wall); {
	case shownBefore && shownAfter:
		return before, after
	case shownBefore:
		return before, before
	case shownAfter:
		return after, after
	default: // skipped: before lies in the new offset, just after the change
		change, _ := before.ZoneBounds()
		return change, change
	}
}

func offsetAt(t time.Time, loc *time.Location) time.Duration {
	_, seconds := t.In(loc).Zone()
	return time.Duration(seconds) * time.Second
}

// shows says whether the clock at t shows what wall shows in UTC.
func shows(t, wall time.Time) bool {
	_, offset := t.Zone()
	return t.UTC().Add(time.Duration(offset) * time.Second).Equal(wall)
}
