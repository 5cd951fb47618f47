package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// CallRow is one of the last calls: the number in its window, an arrow, the
// desk. It takes the same view as the panel, so a call moves from one to the
// other unchanged.
type CallRow struct {
	widget.BaseWidget
	view   CallView
	body   *canvas.Rectangle
	window *Window
	way    *Glyph
	desk   *Words
	detail *Words
}

// NewCallRow makes a row.
func NewCallRow(view CallView) *CallRow {
	c := &CallRow{
		view: view, body: box(0), window: NewWindow(WindowView{}), way: NewGlyph(NoIcon, Soft),
		desk: NewWords(view.Desk, Type{}), detail: NewWords(view.Detail, Type{}),
	}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes the call.
func (c *CallRow) Set(view CallView) {
	if c.view != view {
		c.view = view
		c.Refresh()
	}
}

// NumberSize is the size of the number's letters in pixels.
func (c *CallRow) NumberSize() float32 { return c.window.NumberSize() }

// AccessibilityLabel is the call in words.
func (c *CallRow) AccessibilityLabel() string {
	return join(c.view.Number, c.view.Desk, c.view.Detail)
}

// AccessibilityRole says that this is text.
func (c *CallRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the row.
func (c *CallRow) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return draw(c)
}

func (c *CallRow) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.body, c.window, c.way, c.desk, c.detail}
}

func (c *CallRow) paint(p Palette) {
	card(c.body, p)
	c.window.Set(WindowView{Number: c.view.Number, Lit: c.view.Lit})
	c.way.Set(c.view.Way, Soft)
}

func (c *CallRow) least() fyne.Size { return fyne.NewSize(280, 56) }

func (c *CallRow) arrange(size fyne.Size) {
	c.body.CornerRadius = size.Height * 0.12
	place(c.body, 0, 0, size.Width, size.Height)
	pad := size.Height * 0.13
	high := size.Height - 2*pad
	window := min(high*2.1, size.Width*0.4)
	place(c.window, pad, pad, window, high)
	x, icon := pad*2.6+window, float32(0)
	if c.view.Way != NoIcon {
		icon = high * 0.5
		place(c.way, x, (size.Height-icon)/2, icon, icon)
		x += icon + pad*1.6
	}
	c.arrangeWords(x, size.Width-x-pad, size.Height)
}

func (c *CallRow) arrangeWords(x, width, height float32) {
	desk := Type{Size: height * 0.34, Bold: true, Colour: Ink, Lines: 1}
	detail := Type{Size: height * 0.22, Colour: Soft, Lines: 1}
	c.desk.SetIn(c.view.Desk, shrunk(desk, c.view.Desk, width))
	c.detail.SetIn(c.view.Detail, shrunk(detail, c.view.Detail, width))
	deskHigh, detailHigh := c.desk.HeightFor(width), c.detail.HeightFor(width)
	y := (height - deskHigh - detailHigh) / 2
	place(c.desk, x, y, width, deskHigh)
	place(c.detail, x, y+deskHigh, width, detailHigh)
}
