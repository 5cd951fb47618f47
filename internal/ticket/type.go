package ticket

import (
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"

	"okienko/widgets/fonts"
)

// The floors of what can be read at arm's length by a reader with poor sight.
const (
	minTextCap   = 3 * DotsPerMM  // capitals of the smallest text
	minNumberCap = 12 * DotsPerMM // capitals and digits of the number
	maxNumberCap = 16 * DotsPerMM // larger costs paper and helps nobody
	minCode      = 25 * DotsPerMM // side of the QR code without its white edge
)

// style is one way of setting text: a face, the height of its capitals and the
// distance between lines.
type style struct {
	face    font.Face
	cap     int
	leading int
	track   int // extra dots between letters
}

// styles are the ways text is set on the ticket; a reader tells its parts apart
// by these only. Each drawing opens its own, because a face may not be shared by
// two goroutines.
type styles struct {
	body    style // smallest text
	heading style // whose ticket it is
	lead    style // what to do with it
	strong  style // the same, first in its group
	title   style // what it is for
	letters style // the code to be typed, set wide so that neighbours stay apart
}

func openStyles() styles {
	return styles{
		body:    style{regular.face(minTextCap), minTextCap, 44, 0},
		heading: style{semibold.face(minTextCap), minTextCap, 44, 0},
		lead:    style{regular.face(28), 28, 50, 0},
		strong:  style{semibold.face(28), 28, 50, 0},
		title:   style{semibold.face(32), 32, 58, 0},
		letters: style{semibold.face(36), 36, 56, 6},
	}
}

// ascent is the distance from the top of a line to the feet of its letters. The
// space above the capitals is room for the acute of Ó and the dots of Ї.
func (s style) ascent() int { return s.cap + (s.leading-s.cap)*5/9 }

func (s style) width(text string) int {
	runes := len([]rune(text))
	if runes == 0 {
		return 0
	}
	return font.MeasureString(s.face, text).Ceil() + s.track*(runes-1)
}

func (s style) widest(lines []string) int {
	most := 0
	for _, l := range lines {
		most = max(most, s.width(l))
	}
	return most
}

// cut is a parsed font, which goroutines may share.
type cut func() *opentype.Font

var (
	regular  = parsed(fonts.Regular)
	semibold = parsed(fonts.SemiBold)
)

// parsed panics on failure: the fonts are part of the program, so a failure is a
// broken build and every test would show it.
func parsed(data []byte) cut {
	return sync.OnceValue(func() *opentype.Font {
		f, err := opentype.Parse(data)
		if err != nil {
			panic("ticket: the font does not open: " + err.Error())
		}
		return f
	})
}

// face is the cut at the size at which capitals have the wanted height.
func (c cut) face(capHeight int) font.Face {
	size := math.Ceil(float64(capHeight) / fonts.CapHeight)
	face, err := opentype.NewFace(c(), &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		panic("ticket: the font has no face: " + err.Error())
	}
	return face
}
