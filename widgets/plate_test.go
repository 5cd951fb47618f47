package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestPlatePictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast", "board"} {
		var spots []spot
		for i, letter := range []string{"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"} {
			spots = append(spots, spot{NewLetterPlate(letter), float32(10 + i*60), 10, 50, 50})
		}
		spots = append(spots, spot{NewLetterPlate("M"), 10, 70, 200, 100}, spot{NewLetterPlate("W"), 220, 70, 24, 24})
		golden.Picture(t, "plate-"+palette, picture(t, palette, 680, 180, spots...))
	}
}
