package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// pill is one option of a Choice.
type pill struct {
	widget.BaseWidget
	touch
	text   string
	chosen bool
	body   *canvas.Rectangle
	dot    *canvas.Rectangle
	check  *Glyph
	words  *Words
}

func newPill(c *Choice, i int) *pill {
	p := &pill{body: box(pillHeight / 2), dot: box(9), check: NewGlyph(IconCheck, OnAction), words: NewWords("", Type{})}
	p.touch = touch{changed: p.Refresh, act: func() {
		takeFocus(c)
		c.choose(i)
	}}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pill) set(text string, chosen bool) {
	if p.text != text || p.chosen != chosen {
		p.text, p.chosen = text, chosen
		p.Refresh()
	}
}

// CreateRenderer draws the pill.
func (p *pill) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return draw(p)
}

func (p *pill) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.body, p.dot, p.check, p.words}
}

func (p *pill) front() Colour {
	if p.chosen {
		return OnAction
	}
	return Ink
}

// paint tells the choice by a check mark in place of an empty circle as well.
func (p *pill) paint(c Palette) {
	p.body.FillColor, p.body.StrokeColor, p.body.StrokeWidth = c[Surface], c[Line], border(c)
	if p.pressed {
		p.body.FillColor = c[Wash]
	}
	if p.chosen {
		p.body.FillColor, p.body.StrokeColor = c[Action], c[Action]
	}
	p.dot.FillColor, p.dot.StrokeColor, p.dot.StrokeWidth = c[Surface], c[Line], 2
	show(p.dot, !p.chosen)
	show(p.check, p.chosen)
}

func (p *pill) least() fyne.Size { return fyne.NewSquareSize(pillHeight) }

func (p *pill) arrange(size fyne.Size) {
	place(p.body, 0, 0, size.Width, size.Height)
	x := float32(choiceText * 0.8)
	place(p.dot, x+2, (size.Height-18)/2, 18, 18)
	place(p.check, x, (size.Height-22)/2, 22, 22)
	x += 22 + choiceText*0.45
	p.words.SetIn(p.text, Type{Size: choiceText, Bold: true, Colour: p.front(), Lines: 1, Middle: true, Ellipsis: true})
	place(p.words, x, 0, size.Width-x-choiceText*0.6, size.Height)
}
