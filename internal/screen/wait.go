package screen

import "strconv"

// inHours is the wait in minutes from which on it is told in hours: nobody plans by
// the minute then.
const inHours = 120

// Wait is an expected wait in minutes, as a range in words: "10–25 minutes", "up to
// 5 minutes", "at once". A long one is told in whole hours, rounded outward.
func Wait(from, to int) Text {
	switch {
	case to <= 0:
		return T("common.at_once")
	case from <= 0:
		return Plural("common.minutes_up_to", to)
	case from >= inHours && from >= to && from%60 == 0:
		return Plural("common.hours", from/60)
	case from >= inHours:
		return Plural("common.hours_range", (max(from, to)+59)/60, "From", strconv.Itoa(from/60))
	case from >= to:
		return Plural("common.minutes", to)
	}
	return Plural("common.minutes_range", to, "From", strconv.Itoa(from))
}
