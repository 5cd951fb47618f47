package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestClockPictures(t *testing.T) {
	late := NewClock("9:05", "")
	late.Set("23:59", "poniedziałek, 21 października")
	golden.Picture(t, "clock-day", picture(t, "day", 420, 180,
		spot{NewClock("10:42", "wtorek, 3 marca"), 20, 20, 380, 80},
		spot{late, 20, 110, 180, 60},
		spot{NewClock("10:42", ""), 220, 110, 180, 60},
	))
}
