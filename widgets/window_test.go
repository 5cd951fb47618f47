package widgets_test

import (
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestWindowPictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast", "board"} {
		golden.Picture(t, "window-"+palette, picture(t, palette, 720, 420,
			spot{NewWindow(WindowView{Number: "A 027", Above: "Twój numer", Below: "Parter, pokój 12", Lit: true}), 20, 20, 380, 260},
			spot{NewWindow(WindowView{Number: "B 104"}), 420, 20, 280, 150},
			spot{NewWindow(WindowView{Number: "K 9"}), 420, 190, 120, 60},
			spot{NewWindow(WindowView{Number: "C 1000", Lit: true}), 560, 190, 120, 60},
			spot{NewWindow(WindowView{}), 20, 310, 120, 80},
			spot{NewWindow(WindowView{Number: "D 12"}), 160, 310, 540, 80},
		))
	}
}

func TestNumbersOfOneColumnAreOneSize(t *testing.T) {
	a, b := NewWindow(WindowView{Number: "A 027"}), NewWindow(WindowView{Number: "K 9"})
	picture(t, "board", 300, 200, spot{a, 0, 0, 200, 80}, spot{b, 0, 100, 200, 80})
	if a.NumberSize() != b.NumberSize() {
		t.Errorf("%v and %v", a.NumberSize(), b.NumberSize())
	}
}
