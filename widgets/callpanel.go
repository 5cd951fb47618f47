package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// CallView is a call as the hall sees it.
type CallView struct {
	Number string
	Desk   string // where to go
	Detail string // how to get there: floor, room
	Way    Icon   // the direction from the display
	Lit    bool   // the call is new; an owner that blinks changes this, once a second at most
}

// CallPanel is the newest call: the number as large as the room allows, in the
// window that is lit, and the way to the desk.
type CallPanel struct {
	widget.BaseWidget
	view         CallView
	body, edge   *canvas.Rectangle
	window       *Window
	way          *Glyph
	desk, detail *Words
}

// NewCallPanel makes a panel.
func NewCallPanel(view CallView) *CallPanel {
	c := &CallPanel{
		view: view, body: box(0), edge: box(0),
		window: NewWindow(WindowView{}), way: NewGlyph(NoIcon, Ink),
		desk: NewWords(view.Desk, Type{}), detail: NewWords(view.Detail, Type{}),
	}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes the call.
func (c *CallPanel) Set(view CallView) {
	if c.view != view {
		c.view = view
		c.Refresh()
	}
}

// NumberSize is the size of the number's letters in pixels.
func (c *CallPanel) NumberSize() float32 { return c.window.NumberSize() }

// AccessibilityLabel is the call in words.
func (c *CallPanel) AccessibilityLabel() string {
	return join(c.view.Number, c.view.Desk, c.view.Detail)
}

// AccessibilityRole says that this is text.
func (c *CallPanel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the panel.
func (c *CallPanel) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return draw(c)
}

func (c *CallPanel) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.body, c.edge, c.window, c.way, c.desk, c.detail}
}

// paint marks a new call twice: the light in the window and an edge of light at
// the panel, which does not depend on seeing amber.
func (c *CallPanel) paint(p Palette) {
	card(c.body, p)
	c.edge.FillColor = p[Call]
	show(c.edge, c.view.Lit)
	c.window.Set(WindowView{Number: c.view.Number, Lit: c.view.Lit})
	c.way.Set(c.view.Way, Ink)
}

func (c *CallPanel) least() fyne.Size { return fyne.NewSize(320, 120) }

func (c *CallPanel) arrange(size fyne.Size) {
	unit := min(size.Height, size.Width*0.5)
	c.body.CornerRadius = unit * 0.05
	place(c.body, 0, 0, size.Width, size.Height)
	c.edge.TopLeftCornerRadius, c.edge.BottomLeftCornerRadius = unit*0.05, unit*0.05
	place(c.edge, 0, 0, unit*0.05, size.Height)
	pad := unit * 0.1
	if size.Width > size.Height*1.45 {
		c.beside(size, pad)
	} else {
		c.below(size, unit*0.14)
	}
}

// beside is for a wide panel: window, arrow and desk in one line.
func (c *CallPanel) beside(size fyne.Size, pad float32) {
	window := (size.Width - 3*pad) * 0.6
	high := min(size.Height-2*pad, window*0.62)
	place(c.window, pad, (size.Height-high)/2, window, high)
	x := 2*pad + window
	c.arrangeWay(x, 0, size.Width-x-pad, size.Height, high*0.27)
}

// below is for a tall panel: the way stands under the window.
func (c *CallPanel) below(size fyne.Size, pad float32) {
	high := min((size.Width-2*pad)*0.6, (size.Height-3*pad)*0.62)
	place(c.window, pad, pad, size.Width-2*pad, high)
	y := 2*pad + high
	c.arrangeWay(pad, y, size.Width-2*pad, size.Height-y-pad, high*0.25)
}

// arrangeWay stacks arrow, desk and detail in a rectangle.
func (c *CallPanel) arrangeWay(x, y, w, h, most float32) {
	desk, detail := c.fitted(w, h*0.94, most)
	c.desk.SetIn(c.view.Desk, desk)
	c.detail.SetIn(c.view.Detail, detail)
	icon := c.wayHeight(desk.Size)
	deskHigh, detailHigh := c.desk.HeightFor(w), c.detail.HeightFor(w)
	y += (h - icon - deskHigh - detailHigh) / 2
	place(c.way, x, y, icon, icon)
	place(c.desk, x, y+icon, w, deskHigh)
	place(c.detail, x, y+icon+deskHigh, w, detailHigh)
}

func (c *CallPanel) wayHeight(text float32) float32 {
	if c.view.Way == NoIcon {
		return 0
	}
	return text * 1.5
}

// fitted finds the largest size at which the stack has its place. The desk is
// set in one line unless that costs too much of the size: a number alone on
// a second line looks like a mistake.
func (c *CallPanel) fitted(w, h, most float32) (desk, detail Type) {
	if one := fit(c.view.Desk, true, w, most); one > most*0.6 {
		most = one
	}
	for size := most; ; size *= 0.96 {
		desk = Type{Size: size, Bold: true, Colour: Ink, Lines: 2}
		detail = Type{Size: size * 0.5, Colour: Soft, Lines: 2}
		rest := h - c.wayHeight(size) - detail.height(len(detail.wrap(c.view.Detail, w)))
		if size < most/3 || desk.fits(c.view.Desk, w, rest) && detail.fits(c.view.Detail, w, h) {
			return desk, detail
		}
	}
}
