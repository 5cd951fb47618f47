package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/widgets"
)

// nextCard is who comes next, with what helps them, before the hall is called.
type nextCard struct {
	card            *widgets.Card
	title, number   *widgets.Words
	service, waited *widgets.Words
	marks           *widgets.Signs
	somebody        bool
}

func newNextCard() *nextCard {
	return &nextCard{
		card:    widgets.NewCard(),
		title:   widgets.NewWords("", widgets.Type{Size: 15, Bold: true, Colour: widgets.Soft, Lines: 1}),
		number:  widgets.NewWords("", widgets.Type{Size: 30, Bold: true, Colour: widgets.Ink, Lines: 1}),
		service: widgets.NewWords("", widgets.Type{Size: 17, Bold: true, Colour: widgets.Ink, Lines: 1, Ellipsis: true}),
		waited:  widgets.NewWords("", widgets.Type{Size: 16, Colour: widgets.Soft, Lines: 1}),
		marks:   widgets.NewSigns(16.5),
	}
}

func (n *nextCard) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{n.card, n.title, n.number, n.service, n.waited, n.marks}
}

func (n *nextCard) show(s flow.Screen) {
	visible(s.Name == flow.Working, n.objects()...)
	n.somebody = s.Next.Number != ""
	n.title.Set(say(s, s.Next.Title))
	n.number.Set(s.Next.Number)
	n.service.Set(capital(say(s, s.Next.Service)))
	n.waited.Set(capital(say(s, s.Next.Waited)))
	n.marks.Set(signs(s, s.Next.Marks))
}

const cardPad = 14

func (n *nextCard) heightFor(width float32) float32 {
	if !n.somebody {
		return 76
	}
	high := float32(88)
	if marks := n.marks.HeightFor(width - 2*cardPad); marks > 0 {
		high += marks + 4
	}
	return high
}

func (n *nextCard) place(x, y, width, height float32) {
	place(n.card, x, y, width, height)
	x, y, width = x+cardPad, y+10, width-2*cardPad
	place(n.title, x, y, width, 20)
	y += 24
	if !n.somebody {
		place(n.service, x, y+2, width, 24)
		return
	}
	const number = 96
	place(n.number, x, y, number, 40)
	place(n.service, x+number, y-2, width-number, 23)
	place(n.waited, x+number, y+20, width-number, 22)
	place(n.marks, x, y+46, width, n.marks.HeightFor(width))
}
