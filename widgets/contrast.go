package widgets

import (
	"fmt"
	"image/color"
	"math"
)

// Pair is two purposes that meet on a screen and the contrast they need.
type Pair struct {
	Front, Back Colour
	Text        bool // text must be read; other pairs must only be seen
}

// The contrasts asked for: 7:1 for text (WCAG 1.4.6), 10:1 where a person has
// asked for high contrast, 3:1 for borders, icons and the focus (WCAG 1.4.11).
const (
	TextContrast     = 7.0
	HighTextContrast = 10.0
	ShapeContrast    = 3.0
)

// Pairs lists every pair the widgets draw. A widget that puts a colour on
// another one adds the pair here, and the test answers whether it may.
func Pairs() []Pair {
	return []Pair{
		{Ink, Ground, true}, {Ink, Surface, true}, {Ink, Wash, true},
		{Soft, Ground, true}, {Soft, Surface, true}, {Soft, Wash, true},
		{Action, Ground, true}, {Action, Surface, true}, {Action, Wash, true},
		{Good, Ground, true}, {Good, Surface, true}, {Good, Wash, true},
		{Alert, Ground, true}, {Alert, Surface, true}, {Alert, Wash, true},
		{OnAction, Action, true}, {OnAction, Pressed, true},
		{OnCall, Call, true}, {OnAlert, Alert, true},
		{OnNotice, Notice, true}, {OnPlate, Plate, true},
		{Line, Ground, false}, {Line, Surface, false}, {Line, Wash, false},
		{Plate, Ground, false}, {Plate, Surface, false}, {Plate, Wash, false},
		{Focus, Ground, false}, {Focus, Surface, false}, {Focus, Wash, false},
	}
}

// Faults names the pairs of a palette that fall short of what is asked of text
// and of shapes.
func Faults(p Palette, text, shape float64) []string {
	var faults []string
	for _, pair := range Pairs() {
		least := shape
		if pair.Text {
			least = text
		}
		if got := ContrastRatio(p[pair.Front], p[pair.Back]); got < least {
			faults = append(faults, fmt.Sprintf("colour %d on %d: %.2f:1, needs %.0f:1", pair.Front, pair.Back, got, least))
		}
	}
	return faults
}

// ContrastRatio is the contrast of two colours as WCAG defines it, 1 to 21.
func ContrastRatio(a, b color.NRGBA) float64 {
	la, lb := Luminance(a), Luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// Luminance is the relative luminance of an opaque colour as WCAG defines it,
// 0 for black and 1 for white.
func Luminance(c color.NRGBA) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
