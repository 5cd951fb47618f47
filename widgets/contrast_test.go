package widgets_test

import (
	"math"
	"testing"

	. "okienko/widgets"
)

func TestEveryPairOfEveryPaletteHasItsContrast(t *testing.T) {
	for _, c := range []struct {
		name    string
		palette Palette
		text    float64
	}{{"day", Day, TextContrast}, {"board", Board, TextContrast}, {"contrast", Contrast, HighTextContrast}} {
		for _, fault := range Faults(c.palette, c.text, ShapeContrast) {
			t.Errorf("%s: %s", c.name, fault)
		}
	}
}

func TestABadPairIsFound(t *testing.T) {
	bad := Day
	bad[OnAction] = bad[Line]
	faults := Faults(bad, TextContrast, ShapeContrast)
	if len(faults) != 2 {
		t.Errorf("a grey label on Action and on Pressed: want two faults, got %q", faults)
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	black, white := Contrast[Ground], Contrast[Ink]
	if got := ContrastRatio(black, white); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white is 21:1, got %v", got)
	}
	grey := white
	grey.R, grey.G, grey.B = 0x76, 0x76, 0x76 // the known limit of 4.5:1 on white
	if got := ContrastRatio(white, grey); math.Abs(got-4.54) > 0.01 {
		t.Errorf("#767676 on white is 4.54:1, got %v", got)
	}
}
