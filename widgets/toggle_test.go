package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestTogglePictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		golden.Picture(t, "toggle-"+palette, picture(t, palette, 640, 250,
			spot{NewToggle(ToggleView{Icon: IconContrast, Label: "Kontrast", State: "włączony", On: true}, nil), 20, 20, 290, 90},
			spot{NewToggle(ToggleView{Icon: IconTextSize, Label: "Duże litery", State: "wyłączone"}, nil), 330, 20, 290, 90},
			spot{NewToggle(ToggleView{Icon: IconWheelchair, Label: "Niski ekran", State: "włączony", On: true, Focused: true}, nil), 20, 140, 290, 90},
		))
	}
}

// Without colour the two states must still differ.
func TestTheStateIsToldByShape(t *testing.T) {
	at := func(on bool) spot {
		return spot{NewToggle(ToggleView{Icon: IconContrast, Label: "Kontrast", State: "x", On: on}, nil), 0, 0, 240, 80}
	}
	on, off := picture(t, "contrast", 240, 80, at(true)), picture(t, "contrast", 240, 80, at(false))
	for i := 0; i < len(on.Pix); i += 4 { // yellow becomes white
		on.Pix[i+1], on.Pix[i+2] = on.Pix[i], on.Pix[i]
	}
	if golden.Difference(on, off) < 0.01 {
		t.Error("only the colour tells the state")
	}
}

func TestASettingSaysItsState(t *testing.T) {
	test.NewTempApp(t)
	if got := NewToggle(ToggleView{Label: "Kontrast", State: "włączony"}, nil).AccessibilityLabel(); got != "Kontrast, włączony" {
		t.Error(got)
	}
}
