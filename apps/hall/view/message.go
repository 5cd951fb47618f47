package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"okienko/apps/hall/flow"
	"okienko/widgets"
)

// message is what staff tell the hall: a strip below everything.
type message struct {
	box  *fyne.Container
	body *canvas.Rectangle
	sign *widgets.Glyph
	text *words
	said string
}

func newMessage(palette widgets.Palette) *message {
	m := &message{
		body: canvas.NewRectangle(palette[widgets.Notice]), sign: widgets.NewGlyph(widgets.IconInfo, widgets.OnNotice), text: newWords(),
	}
	m.box = group(m.body, m.sign, m.text)
	return m
}

func (m *message) set(b flow.Board) {
	m.said = b.Message
	show(m.box, m.said != "")
}

// messageHigh is the height of the strip, in units. Its letters are those of the
// desk's room, and smaller for what is too long to be a message.
const messageHigh = 116

// arrange returns the height that the strip takes off the canvas.
func (m *message) arrange(size fyne.Size) float32 {
	if m.said == "" {
		return 0
	}
	u := min(size.Width/1080, size.Height/1080)
	high := messageHigh * u
	y := size.Height - high
	put(m.body, rect{0, y, size.Width, high})
	put(m.sign, rect{margin * u, y + high/2 - 32*u, 64 * u, 64 * u})
	x := (margin + 64 + 28) * u
	set := widgets.Type{Size: 50 * u, Bold: true, Colour: widgets.OnNotice, Lines: 2, Middle: true}
	write(m.text, m.said, set, rect{x, y + 10*u, size.Width - x - margin*u, high - 20*u})
	return high
}
