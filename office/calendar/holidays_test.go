package calendar

import (
	"testing"
	"time"
)

// TestHolidays compares with the calendars printed for these years.
func TestHolidays(t *testing.T) {
	movable := map[int][4]string{ // Easter, its Monday, Pentecost, Corpus Christi
		2024: {"03-31", "04-01", "05-19", "05-30"},
		2025: {"04-20", "04-21", "06-08", "06-19"},
		2026: {"04-05", "04-06", "05-24", "06-04"},
		2027: {"03-28", "03-29", "05-16", "05-27"},
		2028: {"04-16", "04-17", "06-04", "06-15"},
		2029: {"04-01", "04-02", "05-20", "05-31"},
		2030: {"04-21", "04-22", "06-09", "06-20"},
	}
	keys := [4]string{"holiday.easter", "holiday.easter_monday", "holiday.pentecost", "holiday.corpus_christi"}
	for year, dates := range movable {
		want := map[string]string{
			"01-01": "holiday.new_year", "01-06": "holiday.epiphany",
			"05-01": "holiday.labour_day", "05-03": "holiday.constitution_day",
			"08-15": "holiday.assumption", "11-01": "holiday.all_saints",
			"11-11": "holiday.independence_day",
			"12-25": "holiday.christmas", "12-26": "holiday.second_christmas",
		}
		if year >= 2025 {
			want["12-24"] = "holiday.christmas_eve"
		}
		for i, d := range dates {
			want[d] = keys[i]
		}
		got := Holidays(year)
		if len(got) != len(want) {
			t.Errorf("%d: %d holidays, want %d", year, len(got), len(want))
		}
		for _, h := range got {
			if h.Key != want[h.Date.String()[5:]] {
				t.Errorf("%s is %s, want %q", h.Date, h.Key, want[h.Date.String()[5:]])
			}
		}
	}
}

// The earliest and the latest Easter that can be, and years in which simpler
// methods go wrong.
func TestEasterAtItsLimits(t *testing.T) {
	for _, want := range []string{"1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22"} {
		d, _ := ParseDate(want)
		if got := Easter(d.Year); got != d {
			t.Errorf("Easter of %d is %s, want %s", d.Year, got, want)
		}
	}
}

func TestEasterIsASundayInSpring(t *testing.T) {
	for year := 1900; year <= 2300; year++ {
		d := Easter(year)
		if d.Weekday() != time.Sunday || d.Before(Date{year, time.March, 22}) || (Date{year, time.April, 25}).Before(d) {
			t.Errorf("%s cannot be Easter", d)
		}
	}
}

func TestChristmasEveIsFreeSince2025(t *testing.T) {
	for year, want := range map[int]bool{2024: false, 2025: true, 2026: true} {
		if _, got := HolidayOn(Date{year, time.December, 24}); got != want {
			t.Errorf("%d: %v", year, got)
		}
	}
}
