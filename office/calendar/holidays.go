package calendar

import "time"

// A Holiday is a day free from work by Polish law.
type Holiday struct {
	Date Date
	Key  string // of its name in the catalogue
}

// fixed are the holidays with a date of their own. Since is the first year in
// which the day was free, where that is within the time this program can meet.
var fixed = []struct {
	month time.Month
	day   int
	since int
	key   string
}{
	{time.January, 1, 0, "holiday.new_year"},
	{time.January, 6, 2011, "holiday.epiphany"},
	{time.May, 1, 0, "holiday.labour_day"},
	{time.May, 3, 0, "holiday.constitution_day"},
	{time.August, 15, 0, "holiday.assumption"},
	{time.November, 1, 0, "holiday.all_saints"},
	{time.November, 11, 0, "holiday.independence_day"},
	{time.December, 24, 2025, "holiday.christmas_eve"},
	{time.December, 25, 0, "holiday.christmas"},
	{time.December, 26, 0, "holiday.second_christmas"},
}

// movable are the holidays that follow Easter, by days after Easter Sunday.
var movable = []struct {
	days int
	key  string
}{
	{0, "holiday.easter"},
	{1, "holiday.easter_monday"},
	{49, "holiday.pentecost"},
	{60, "holiday.corpus_christi"},
}

// HolidayOn is the catalogue key of the public holiday on a date, if it is one.
func HolidayOn(d Date) (key string, ok bool) {
	for _, f := range fixed {
		if d.Month == f.month && d.Day == f.day && d.Year >= f.since {
			return f.key, true
		}
	}
	easter := Easter(d.Year)
	for _, m := range movable {
		if easter.AddDays(m.days) == d {
			return m.key, true
		}
	}
	return "", false
}

// Holidays are the public holidays of a year in the order of their dates.
func Holidays(year int) []Holiday {
	var all []Holiday
	for d := (Date{year, time.January, 1}); d.Year == year; d = d.AddDays(1) {
		if key, ok := HolidayOn(d); ok {
			all = append(all, Holiday{d, key})
		}
	}
	return all
}

// Easter is Easter Sunday of the Gregorian calendar: the first Sunday after
// the first full moon of spring, both as the church reckons them. The steps
// are those of the method printed in Nature in 1876.
func Easter(year int) Date {
	golden := year % 19 // the place in the moon's cycle of 19 years
	century, rest := year/100, year%100
	moonShift := (century - (century+8)/25 + 1) / 3
	epact := (19*golden + century - century/4 - moonShift + 15) % 30
	toSunday := (32 + 2*(century%4) + 2*(rest/4) - epact - rest%4) % 7
	late := (golden + 11*epact + 22*toSunday) / 451
	n := epact + toSunday - 7*late + 114
	return Date{year, time.Month(n / 31), n%31 + 1}
}
