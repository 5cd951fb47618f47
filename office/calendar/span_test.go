package calendar

import (
	"testing"
	"time"
	_ "time/tzdata" // so that the tests know Warsaw on any machine
)

func warsaw(t interface{ Fatal(...any) }) *time.Location {
	loc, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func span(t *testing.T, s string) Span {
	t.Helper()
	sp, err := ParseSpan(s)
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

func date(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDaysOnWhichTheClocksChange: in 2026 the clock jumps from 02:00 to 03:00
// on 29 March and shows 02:00 to 03:00 twice on 25 October.
func TestDaysOnWhichTheClocksChange(t *testing.T) {
	for _, c := range []struct {
		name, date, hours string
		opens, closes     string // in UTC, to leave no doubt
	}{
		{"winter", "2026-01-12", "09:30-17:30", "08:30", "16:30"},
		{"summer", "2026-07-13", "09:30-17:30", "07:30", "15:30"},
		{"day before spring", "2026-03-28", "08:00-16:00", "07:00", "15:00"},
		{"spring, an office by day", "2026-03-29", "08:00-16:00", "06:00", "14:00"},
		{"spring, open over the change", "2026-03-29", "01:00-04:00", "00:00", "02:00"},
		{"spring, opening is skipped", "2026-03-29", "02:30-05:00", "01:00", "03:00"},
		{"spring, closing is skipped", "2026-03-29", "00:30-02:30", "23:30 the day before", "01:00"},
		{"spring, up to the change", "2026-03-29", "01:00-02:00", "00:00", "01:00"},
		{"spring, from the change", "2026-03-29", "03:00-04:00", "01:00", "02:00"},
		{"spring, all skipped", "2026-03-29", "02:15-02:45", "", ""},
		{"spring, the whole day", "2026-03-29", "00:00-24:00", "23:00 the day before", "22:00"},
		{"autumn, an office by day", "2026-10-25", "08:00-16:00", "07:00", "15:00"},
		{"autumn, open over the change", "2026-10-25", "01:00-04:00", "23:00 the day before", "03:00"},
		{"autumn, opening comes twice", "2026-10-25", "02:30-05:00", "00:30", "04:00"},
		{"autumn, closing comes twice", "2026-10-25", "00:30-02:30", "22:30 the day before", "01:30"},
		{"autumn, inside the hour", "2026-10-25", "02:15-02:45", "00:15", "01:45"},
		{"autumn, the whole day", "2026-10-25", "00:00-24:00", "22:00 the day before", "23:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := date(t, c.date)
			opens, closes, ok := span(t, c.hours).On(d, warsaw(t))
			if ok != (c.opens != "") {
				t.Fatalf("open = %v", ok)
			}
			if ok && (utc(d, opens) != c.opens || utc(d, closes) != c.closes) {
				t.Errorf("%s to %s, want %s to %s", utc(d, opens), utc(d, closes), c.opens, c.closes)
			}
		})
	}
}

func utc(d Date, t time.Time) string {
	s := t.UTC().Format("15:04")
	if DateOf(t, time.UTC).Before(d) {
		s += " the day before"
	}
	return s
}

func TestParseSpan(t *testing.T) {
	for text, want := range map[string]string{
		"09:30-17:30": "09:30-17:30", "9:30 - 17:30": "09:30-17:30", "00:00-24:00": "00:00-24:00",
		"": "-", "-": "-",
	} {
		if got := span(t, text).String(); got != want {
			t.Errorf("%q became %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"9-17", "17:30-09:30", "08:00-08:00", "08:00", "08:00-24:01", "25:00-26:00", "24:00-24:00", "a-b"} {
		if s, err := ParseSpan(text); err == nil {
			t.Errorf("%q was read as %s", text, s)
		}
	}
}

func TestParseDate(t *testing.T) {
	if got := date(t, "2026-11-23"); got != (Date{2026, time.November, 23}) || got.String() != "2026-11-23" {
		t.Errorf("got %v", got)
	}
	for _, text := range []string{"", "2026-2-3", "2026-02-30", "23.11.2026", "2026-11-23T00:00"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("%q was read as %s", text, d)
		}
	}
}

func TestDateOfAMoment(t *testing.T) {
	moment := time.Date(2026, 7, 1, 22, 30, 0, 0, time.UTC) // half past midnight in Warsaw
	if got := DateOf(moment, warsaw(t)); got.String() != "2026-07-02" {
		t.Errorf("got %s", got)
	}
}

func TestTextForms(t *testing.T) {
	var d Date
	var s Span
	if err := d.UnmarshalText([]byte("2028-02-29")); err != nil {
		t.Error(err)
	}
	if err := s.UnmarshalText([]byte("08:00-16:00")); err != nil {
		t.Error(err)
	}
	dt, _ := d.MarshalText()
	st, _ := s.MarshalText()
	if string(dt) != "2028-02-29" || string(st) != "08:00-16:00" {
		t.Errorf("%s %s", dt, st)
	}
}
