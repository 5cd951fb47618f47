package calendar

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// townHall has the hours of the first office: late on Monday, never at weekends.
func townHall(t *testing.T) Calendar {
	t.Helper()
	week, err := ParseWeek(map[time.Weekday]string{
		time.Monday: "09:30-17:30", time.Tuesday: "08:00-16:00", time.Wednesday: "08:00-16:00",
		time.Thursday: "08:00-16:00", time.Friday: "08:00-16:00",
	})
	if err != nil {
		t.Fatal(err)
	}
	return Calendar{
		Week:     week,
		Closures: []Closure{{date(t, "2026-06-05"), "Przerwa w dostawie prądu"}, {date(t, "2026-10-17"), "Zmiana planu"}},
		Special: []Special{
			{date(t, "2026-12-31"), Span{8 * 60, 12 * 60}, "Sylwester"},
			{date(t, "2026-10-10"), Span{9 * 60, 13 * 60}, "Sobota robocza"},
			{date(t, "2026-10-17"), Span{9 * 60, 13 * 60}, "Sobota robocza"},
			{date(t, "2026-11-11"), Span{10 * 60, 11 * 60}, "Ślub"},
		},
	}
}

func TestHours(t *testing.T) {
	c := townHall(t)
	for _, want := range []struct {
		date, hours string
		why         Why
		holiday     string
		reason      string
	}{
		{"2026-11-23", "09:30-17:30", ByWeek, "", ""},
		{"2026-11-24", "08:00-16:00", ByWeek, "", ""},
		{"2026-11-28", "-", ByWeek, "", ""},
		{"2026-01-06", "-", ByHoliday, "holiday.epiphany", ""},
		{"2026-12-24", "-", ByHoliday, "holiday.christmas_eve", ""},
		{"2026-06-04", "-", ByHoliday, "holiday.corpus_christi", ""},
		{"2026-06-05", "-", ByClosure, "", "Przerwa w dostawie prądu"},
		{"2026-12-31", "08:00-12:00", BySpecial, "", "Sylwester"},
		{"2026-10-10", "09:00-13:00", BySpecial, "", "Sobota robocza"},
		{"2026-10-17", "-", ByClosure, "", "Zmiana planu"},
		{"2026-11-11", "10:00-11:00", BySpecial, "holiday.independence_day", "Ślub"},
	} {
		got := c.Hours(date(t, want.date))
		if got.Hours.String() != want.hours || got.Open != (want.hours != "-") {
			t.Errorf("%s: open %v, %s, want %s", want.date, got.Open, got.Hours, want.hours)
		}
		if got.Why != want.why || got.Holiday != want.holiday || got.Reason != want.reason {
			t.Errorf("%s: %+v, want %+v", want.date, got, want)
		}
	}
}

func TestNextOpening(t *testing.T) {
	c, loc := townHall(t), warsaw(t)
	for _, want := range []struct{ name, now, opens string }{
		{"before opening", "2026-11-23 08:00", "2026-11-23 09:30"},
		{"at the opening", "2026-11-23 09:30", "2026-11-24 08:00"},
		{"while open", "2026-11-23 12:00", "2026-11-24 08:00"},
		{"after closing", "2026-11-23 17:30", "2026-11-24 08:00"},
		{"over the weekend", "2026-11-27 16:00", "2026-11-30 09:30"},
		{"over Christmas", "2026-12-23 16:00", "2026-12-28 09:30"},
		{"holiday, closure, weekend", "2026-06-03 16:00", "2026-06-08 09:30"},
		{"over the spring change", "2026-03-27 16:00", "2026-03-30 09:30"},
		{"over the autumn change", "2026-10-23 16:00", "2026-10-26 09:30"},
	} {
		now, _ := time.ParseInLocation("2006-01-02 15:04", want.now, loc)
		got, ok := c.NextOpening(now, loc)
		if !ok || got.Format("2006-01-02 15:04") != want.opens {
			t.Errorf("%s: %s, want %s", want.name, got, want.opens)
		}
	}
}

func TestNoNextOpening(t *testing.T) {
	if at, ok := (Calendar{}).NextOpening(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), warsaw(t)); ok {
		t.Errorf("an office without hours opens at %s", at)
	}
}

func TestOpenAt(t *testing.T) {
	c, loc := townHall(t), warsaw(t)
	for clock, want := range map[string]bool{"09:29": false, "09:30": true, "17:29": true, "17:30": false} {
		at, _ := time.ParseInLocation("2006-01-02 15:04", "2026-11-23 "+clock, loc)
		if got := c.OpenAt(at, loc); got != want {
			t.Errorf("%s: open = %v", clock, got)
		}
	}
}

func TestParseWeekNamesTheDay(t *testing.T) {
	_, err := ParseWeek(map[time.Weekday]string{time.Tuesday: "16:00-08:00"})
	if err == nil || err.Error() != `Tuesday: "16:00-08:00" ends before it begins` {
		t.Errorf("got %v", err)
	}
	if _, err := ParseWeek(map[time.Weekday]string{7: "08:00-16:00"}); err == nil {
		t.Error("an eighth day was accepted")
	}
}

// Hours of any office, also of those that are open at night.
func anyCalendar(t *rapid.T) Calendar {
	anySpan := rapid.Custom(func(t *rapid.T) Span {
		from := rapid.IntRange(0, int(endOfDay)-1).Draw(t, "from")
		return Span{TimeOfDay(from), TimeOfDay(rapid.IntRange(from+1, int(endOfDay)).Draw(t, "to"))}
	})
	var c Calendar
	for day := range c.Week {
		if rapid.Bool().Draw(t, "open") {
			c.Week[day] = anySpan.Draw(t, "hours")
		}
	}
	for range rapid.IntRange(0, 5).Draw(t, "specials") {
		c.Special = append(c.Special, Special{Date: anyDate(t), Hours: anySpan.Draw(t, "special")})
	}
	for range rapid.IntRange(0, 5).Draw(t, "closures") {
		c.Closures = append(c.Closures, Closure{Date: anyDate(t)})
	}
	return c
}

// Days near those on which the clocks change are drawn often.
func anyDate(t *rapid.T) Date {
	base := rapid.SampledFrom([]Date{{2026, time.March, 29}, {2026, time.October, 25}, {2026, time.December, 24}}).Draw(t, "base")
	return base.AddDays(rapid.IntRange(-6, 6).Draw(t, "days"))
}

func TestOpensBeforeItCloses(t *testing.T) {
	loc := warsaw(t)
	rapid.Check(t, func(t *rapid.T) {
		c, d := anyCalendar(t), anyDate(t)
		opens, closes, ok := c.On(d, loc)
		if !ok {
			return
		}
		if !opens.Before(closes) {
			t.Fatalf("%s: opens %s, closes %s", d, opens, closes)
		}
		if DateOf(opens, loc) != d || DateOf(closes.Add(-time.Nanosecond), loc) != d {
			t.Fatalf("%s: %s to %s is another day", d, opens, closes)
		}
		midnight := DateOf(closes, loc) != d // the next day may begin then
		if !c.OpenAt(opens, loc) || c.OpenAt(closes, loc) && !midnight {
			t.Fatalf("%s: not open when it opens, or open when it closes", d)
		}
	})
}

func TestNextOpeningIsAheadAndOpen(t *testing.T) {
	loc := warsaw(t)
	rapid.Check(t, func(t *rapid.T) {
		c := anyCalendar(t)
		now := anyDate(t).utc().Add(time.Duration(rapid.IntRange(0, 24*60).Draw(t, "minute")) * time.Minute)
		next, ok := c.NextOpening(now, loc)
		if !ok {
			return
		}
		if !next.After(now) {
			t.Fatalf("%s is not after %s", next, now)
		}
		if !c.OpenAt(next, loc) || c.OpenAt(next.Add(-time.Nanosecond), loc) && next.Hour()+next.Minute() > 0 {
			t.Fatalf("%s is not an opening", next)
		}
	})
}
