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
	since, advice *words
	sinceText     string
	adviceText    string
}

func newBand(palette widgets.Palette) *band {
	b := &band{
		body:  canvas.NewRectangle(palette[widgets.Notice]),
		sign:  widgets.NewGlyph(widgets.IconWarning, widgets.OnNotice),
		since: newWords(), advice: newWords(),
	}
	b.box = group(b.body, b.sign, b.since, b.advice)
	return b
}

func (b *band) set(board flow.Board) {
	show(b.box, board.Stale.On())
	b.sinceText, b.adviceText = say(board, board.Stale.Since), say(board, board.Stale.Advice)
}

// arrange returns the height that the band takes off the canvas.
func (b *band) arrange(size fyne.Size, on bool) float32 {
	if !on {
		return 0
	}
	u := min(size.Width/1080, size.Height/1080)
	high := 196 * u
	put(b.body, rect{0, 0, size.Width, high})
	put(b.sign, rect{margin * u, high/2 - 62*u, 124 * u, 124 * u})
	x := (margin + 124 + 40) * u
	w := size.Width - x - margin*u
	since := widgets.Type{Size: 78 * u, Bold: true, Colour: widgets.OnNotice, Lines: 1, Middle: true}
	write(b.since, b.sinceText, since, rect{x, 8 * u, w, 104 * u})
	advice := widgets.Type{Size: 52 * u, Colour: widgets.OnNotice, Lines: 1, Middle: true}
	write(b.advice, b.adviceText, advice, rect{x, 108 * u, w, 70 * u})
	return high
}
