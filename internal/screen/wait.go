package screen

import "strconv"

// inHours is the wait in minutes from which on it is told in hours: nobody plans by
// the minute then.
const inHours = 120

// Wait is an expected wait in minutes, as a range in words: "10–25 minutes", "up to
// 5 minutes", "at once". A long one is told in whole hours, rounded outward.
func Wait(from, to int) Text {
	exact, between := "common.minutes", "common.minutes_range"
	if from >= inHours {
		exact, between, from, to = "common.hours", "common.hours_range", from/60, (to+59)/60
	}
	switch {
	case to <= 0:
		return T("common.at_once")
	case from <= 0:
		return Plural("common.minutes_up_to", to)
	case from >= to:
		return Plural(exact, to)
	}
	return Plural(between, to, "From", strconv.Itoa(from))
}
