package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ground is the colour behind everything. A touch on it shows that somebody is
// still there.
type ground struct {
	widget.BaseWidget
	colour *canvas.Rectangle
	tapped func()
}

func newGround(tapped func()) *ground {
	g := &ground{colour: canvas.NewRectangle(nil), tapped: tapped}
	g.ExtendBaseWidget(g)
	return g
}

// Tapped is a touch beside all items.
func (g *ground) Tapped(*fyne.PointEvent) { g.tapped() }

// CreateRenderer draws one rectangle.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	g.paint()
	return groundRenderer{widget.NewSimpleRenderer(g.colour), g}
}

func (g *ground) paint() {
	g.colour.FillColor = theme.CurrentForWidget(g).Color(theme.ColorNameBackground, theme.VariantLight)
}

// groundRenderer asks the theme again at each refresh.
type groundRenderer struct {
	fyne.WidgetRenderer
	of *ground
}

func (r groundRenderer) Refresh() {
	r.of.paint()
	r.WidgetRenderer.Refresh()
}
