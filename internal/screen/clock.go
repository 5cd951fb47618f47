package screen

import (
	"fmt"
	"time"
)

// Clock is a time of day as it is written in all our languages: "9:41". It is
// that of t's own location.
func Clock(t time.Time) string { return HourMinute(t.Hour(), t.Minute()) }

// HourMinute is a time of day that is no moment, as of opening hours. A day may
// end at 24:00.
func HourMinute(hour, minute int) string { return fmt.Sprintf("%d:%02d", hour, minute) }
