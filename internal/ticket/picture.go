package ticket

import (
	"image"

	"golang.org/x/image/font"
)

// picture is one line cut to its ink, with the tops of its capitals in row 0. What
// stands out above them (accents, the round of a 0) has rows below zero, and tails
// as of Щ hang below the feet. Ink, not advance, is what must fit the window, and
// a letter must look centred on its plate.
func (s style) picture(text string, shade uint8) *canvas {
	ink, _ := font.BoundString(s.face, text)
	left, right := ink.Min.X.Floor(), ink.Max.X.Ceil()
	above := min(0, s.cap+ink.Min.Y.Floor())
	below := max(0, ink.Max.Y.Ceil())
	c := painted(image.Rect(0, above, max(1, right-left), s.cap+below), white-shade)
	c.text(s, text, -left, s.cap, shade)
	return c
}
