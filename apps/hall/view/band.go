package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"okienko/apps/hall/flow"
	"okienko/widgets"
)

// band is the calm warning above a board that is not current.
type band struct {
	box           *fyne.Container
	body          *canvas.Rectangle
	sign          *widgets.Glyph
	title, advice *words
	titleText     string
	adviceText    string
}

func newBand(palette widgets.Palette) *band {
	b := &band{
		body:  canvas.NewRectangle(palette[widgets.Notice]),
		sign:  widgets.NewGlyph(widgets.IconWarning, widgets.OnNotice),
		title: newWords(), advice: newWords(),
	}
	b.box = group(b.body, b.sign, b.title, b.advice)
	return b
}

func (b *band) set(board flow.Board) {
	show(b.box, board.Stale.On())
	b.titleText, b.adviceText = say(board, board.Stale.Title), say(board, board.Stale.Advice)
}

// arrange returns the height that the band takes off the canvas.
func (b *band) arrange(size fyne.Size, on bool) float32 {
	if !on {
		return 0
	}
	u := min(size.Width/1080, size.Height/1080)
	if b.adviceText == "" {
		return b.low(size, u)
	}
	high := 196 * u
	put(b.body, rect{0, 0, size.Width, high})
	put(b.sign, rect{margin * u, high/2 - 62*u, 124 * u, 124 * u})
	x := (margin + 124 + 40) * u
	w := size.Width - x - margin*u
	title := widgets.Type{Size: 78 * u, Bold: true, Colour: widgets.OnNotice, Lines: 1, Middle: true}
	write(b.title, b.titleText, title, rect{x, 8 * u, w, 104 * u})
	advice := widgets.Type{Size: 52 * u, Colour: widgets.OnNotice, Lines: 1, Middle: true}
	write(b.advice, b.adviceText, advice, rect{x, 108 * u, w, 70 * u})
	return high
}

// low is the band for what may be over in a moment: one line.
func (b *band) low(size fyne.Size, u float32) float32 {
	high := 96 * u
	put(b.body, rect{0, 0, size.Width, high})
	put(b.sign, rect{margin * u, high/2 - 34*u, 68 * u, 68 * u})
	x := (margin + 68 + 28) * u
	title := widgets.Type{Size: 56 * u, Bold: true, Colour: widgets.OnNotice, Lines: 1, Middle: true}
	write(b.title, b.titleText, title, rect{x, 0, size.Width - x - margin*u, high})
	write(b.advice, "", title, rect{x, high, 1, 1})
	return high
}
