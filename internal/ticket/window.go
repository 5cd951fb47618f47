package ticket

import (
	"strings"
	"unicode"
)

// window is the number behind its little window: a round frame that stands on a
// sill, with the letter of the series white on a dark plate, as on every screen.
type window struct {
	head   Head
	cap    int
	series *canvas // nil when the number has no letter
	digits *canvas
	width  int // of the digits as printed, narrower than drawn when they must
	plate  int // of the dark plate, 0 without a letter
}

const (
	frameStroke = 6
	frameRound  = 26
	sillThick   = 14
	paneTop     = 30 // above and below the number
)

// newWindow takes the largest number that fits the column. If even the smallest
// is too wide, letters are set narrower: they never lose height.
func newWindow(number string, head Head) window {
	series, digits := split(number)
	for capHeight := maxNumberCap; ; capHeight -= 2 {
		w := window{head: head, cap: capHeight}
		w.set(series, digits)
		if w.spare() >= 0 {
			return w
		}
		if capHeight <= minNumberCap {
			w.condense()
			return w
		}
	}
}

// split parts the letters that a number begins with from the rest.
func split(number string) (series, digits string) {
	number = strings.TrimSpace(number)
	i := strings.IndexFunc(number, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		return "", number
	}
	return number[:i], number[i:]
}

func (w *window) set(series, digits string) {
	st := style{face: semibold.face(w.cap), cap: w.cap}
	w.digits = st.picture(digits, black)
	w.width = w.digits.Rect.Dx()
	if series != "" {
		w.series = st.picture(series, white)
		w.plate = w.series.Rect.Dx() + 2*w.head.pad
	}
}

// spare is the room left in the pane of the digits.
func (w *window) spare() int { return w.pane() - w.width - 2*w.head.pad }

func (w *window) pane() int { return w.head.column() - 2*frameStroke - w.plate }

// condense shares what is missing between letter and digits.
func (w *window) condense() {
	drawn := w.digits.Rect.Dx()
	room := w.head.column() - 2*frameStroke - 2*w.head.pad
	if w.series != nil {
		letter := w.series.Rect.Dx()
		room -= 2 * w.head.pad
		w.plate = letter*room/(letter+drawn) + 2*w.head.pad
		drawn += letter
	}
	w.width = w.digits.Rect.Dx() * room / drawn
}

func (w window) height() int { return w.cap + 2*paneTop + 2*frameStroke + sillThick }

func (w window) draw(c *canvas, y int) {
	left, wide, tall := w.head.left(), w.head.column(), w.height()-sillThick
	c.frame(left, y, wide, tall+frameRound, frameRound, frameStroke)
	top := y + frameStroke + paneTop
	if w.series != nil {
		w.drawPlate(c, left, y, tall)
		c.paste(w.series, left+frameStroke+w.head.pad, top, w.plate-2*w.head.pad)
	}
	c.fill(left, y+tall, wide, frameRound, 0, white)
	c.fill(left-w.head.sill, y+tall, wide+2*w.head.sill, sillThick, 4, black)
	x := left + frameStroke + w.plate + (w.pane()-w.width)/2
	c.paste(w.digits, x, top, w.width)
}

// drawPlate darkens the pane of the letter: round at the frame, straight towards
// the digits.
func (w window) drawPlate(c *canvas, left, y, tall int) {
	wide := frameStroke + w.plate
	c.fill(left, y, wide, tall+frameRound, frameRound, black)
	c.fill(left+frameRound, y, wide-frameRound, tall, 0, black)
}
