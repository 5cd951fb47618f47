package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/widgets"
)

// given is the number of a ticket that was given here, so large that it can be
// shown to its holder over the desk.
type given struct {
	window         *widgets.Window
	service, ahead *widgets.Words
	shows          bool
}

func newGiven() *given {
	return &given{
		window:  widgets.NewWindow(widgets.WindowView{}),
		service: widgets.NewWords("", widgets.Type{Size: 20, Bold: true, Colour: widgets.Ink, Lines: 2, Ellipsis: true}),
		ahead:   widgets.NewWords("", widgets.Type{Size: 18, Colour: widgets.Ink, Lines: 2}),
	}
}

func (g *given) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{g.window, g.service, g.ahead}
}

func (g *given) show(s flow.Screen) {
	g.shows = s.Given.Number != ""
	visible(g.shows, g.objects()...)
	if !g.shows {
		return
	}
	g.window.Set(widgets.WindowView{Number: s.Given.Number, Lit: true})
	g.service.Set(say(s, s.Given.Service))
	g.ahead.Set(capital(say(s, s.Given.Ahead) + ", " + say(s, s.Given.Wait)))
}

// place gives the number what the words leave.
func (g *given) place(x, y, width, height float32) {
	if !g.shows {
		return
	}
	service, ahead := g.service.HeightFor(width), g.ahead.HeightFor(width)
	window := min(height-service-ahead-2*gap, width*0.45)
	place(g.window, x, y, min(width, window*2.1), window)
	y += window + gap
	place(g.service, x, y, width, service)
	place(g.ahead, x, y+service+4, width, ahead)
}
