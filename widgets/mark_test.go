package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestMarkPictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast", "board"} {
		golden.Picture(t, "mark-"+palette, picture(t, palette, 620, 220,
			spot{NewMark(MarkView{Name: "okienko"}), 20, 20, 560, 120},
			spot{NewMark(MarkView{Name: "okienko", Office: "Urząd Gminy Lesznowola"}), 20, 160, 320, 40},
			spot{NewMark(MarkView{Name: "Starostwo Powiatowe w Piasecznie", Office: "Wydział Komunikacji"}), 360, 160, 240, 40},
		))
	}
}
