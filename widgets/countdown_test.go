package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestCountdownPictures(t *testing.T) {
	var spots []spot
	for i, share := range []float32{2, 0.5, 0.001, 0, -1} {
		c := NewCountdown()
		c.Set(share)
		spots = append(spots, spot{c, 10, float32(10 + i*20), 280, 10})
	}
	golden.Picture(t, "countdown-day", picture(t, "day", 300, 110, spots...))
}
