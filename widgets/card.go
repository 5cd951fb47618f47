package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Card is the sheet of paper behind things that belong together.
type Card struct {
	widget.BaseWidget
	body *canvas.Rectangle
}

// NewCard makes a card.
func NewCard() *Card {
	c := &Card{body: box(buttonRadius)}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer draws the card.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return draw(c)
}

func (c *Card) parts() []fyne.CanvasObject { return []fyne.CanvasObject{c.body} }
func (c *Card) paint(p Palette)            { c.body.FillColor = p[Surface] }
func (c *Card) least() fyne.Size           { return fyne.NewSquareSize(24) }
func (c *Card) arrange(size fyne.Size)     { place(c.body, 0, 0, size.Width, size.Height) }
