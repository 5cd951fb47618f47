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
	small           bool // one line, for a low window
}

func newNextCard() *nextCard {
	return &nextCard{
		card:    widgets.NewCard(),
		title:   widgets.NewWords("", widgets.Type{Size: 15, Bold: true, Colour: widgets.Soft, Lines: 1}),
		number:  widgets.NewWords("", widgets.Type{Size: 30, Bold: true, Colour: widgets.Ink, Lines: 1}),
		service: widgets.NewWords("", widgets.Type{Size: 17, Bold: true, Colour: widgets.Ink, Lines: 2, Ellipsis: true, Middle: true}),
		waited:  widgets.NewWords("", widgets.Type{Size: 16, Colour: widgets.Soft, Lines: 1, Align: fyne.TextAlignTrailing}),
		marks:   widgets.NewSigns(16.5),
	}
}

func (n *nextCard) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{n.card, n.title, n.number, n.service, n.waited, n.marks}
}

func (n *nextCard) show(s flow.Screen) {
	visible(s.Name == flow.Working, n.objects()...)
	if s.Name != flow.Working {
		return
	}
	n.somebody = s.Next.Number != ""
	n.title.Set(say(s, s.Next.Title))
	n.number.Set(s.Next.Number)
	n.service.Set(capital(say(s, s.Next.Service)))
	n.waited.Set(capital(say(s, s.Next.Waited)))
	n.marks.Set(signs(s, s.Next.Marks))
}

const cardPad = 14

func (n *nextCard) heightFor(width float32, small bool) float32 {
	n.small = small
	high := float32(90)
	switch {
	case small:
		high = 46
	case !n.somebody:
		return 76
	}
	if marks := n.marks.HeightFor(width - 2*cardPad); marks > 0 {
		high += marks + 4
	}
	return high
}

func (n *nextCard) place(x, y, width, height float32) {
	place(n.card, x, y, width, height)
	visible(!n.small, n.waited)
	if n.small {
		n.placeSmall(x+cardPad, y, width-2*cardPad)
		return
	}
	x, y, width = x+cardPad, y+10, width-2*cardPad
	place(n.title, x, y, width*0.5, 20)
	place(n.waited, x+width*0.5, y-1, width*0.5, 22)
	y += 24
	if !n.somebody {
		place(n.service, x, y, width, 30)
		return
	}
	const number = 92
	place(n.number, x, y+2, number, 40)
	place(n.service, x+number, y, width-number, 45)
	place(n.marks, x, y+48, width, n.marks.HeightFor(width))
}

// placeSmall keeps the number, the service and what the person needs.
func (n *nextCard) placeSmall(x, y, width float32) {
	const title, number = 124, 84
	place(n.title, x, y+13, title, 20)
	x += title
	if n.somebody {
		place(n.number, x, y+3, number, 40)
		x += number
	}
	place(n.service, x, y+1, width-title-number, 45)
	place(n.marks, x-title-number, y+46, width, n.marks.HeightFor(width))
}
