package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

// What is typed is counted by full dots, and the next place is told by its ring.
func TestPINDotsPictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		none, some, all := NewPINDots(), NewPINDots(), NewPINDots()
		none.Set("PIN", 0)
		some.Set("Nowy PIN", 6)
		all.Set("Nowy PIN jeszcze raz", 8)
		golden.Picture(t, "pindots-"+palette, picture(t, palette, 960, 130,
			spot{none, 20, 20, 290, 90}, spot{some, 330, 20, 290, 90}, spot{all, 640, 20, 290, 90}))
	}
}

// It says what is to be typed, and nothing of what was.
func TestPINDotsKeepTheirSecret(t *testing.T) {
	d := NewPINDots()
	d.Set("PIN", 4)
	if d.AccessibilityLabel() != "PIN" {
		t.Errorf("it is read as %q", d.AccessibilityLabel())
	}
}
