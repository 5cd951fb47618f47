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
	notes           *widgets.Words
	shows, somebody bool
	small           bool // one line, for a low window
	bare            int  // how much of what there is to know has no place: 1 the notes, 2 the marks too
}

func newNextCard() *nextCard {
	return &nextCard{
		card:    widgets.NewCard(),
		title:   widgets.NewWords("", widgets.Type{Size: 15, Bold: true, Colour: widgets.Soft, Lines: 1}),
		number:  widgets.NewWords("", widgets.Type{Size: 30, Bold: true, Colour: widgets.Ink, Lines: 1}),
		service: widgets.NewWords("", widgets.Type{Size: 17, Bold: true, Colour: widgets.Ink, Lines: 2, Ellipsis: true, Middle: true}),
		waited:  widgets.NewWords("", widgets.Type{Size: 16, Colour: widgets.Soft, Lines: 1, Align: fyne.TextAlignTrailing}),
		marks:   widgets.NewSigns(16.5),
		notes:   widgets.NewWords("", widgets.Type{Size: 16, Colour: widgets.Ink, Lines: 2, Ellipsis: true}),
	}
}

func (n *nextCard) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{n.card, n.title, n.number, n.service, n.waited, n.marks, n.notes}
}

func (n *nextCard) show(s flow.Screen) {
	n.shows = s.Name == flow.Working
	visible(n.shows, n.objects()...)
	if s.Name != flow.Working {
		return
	}
	n.somebody = s.Next.Number != ""
	n.title.Set(say(s, s.Next.Title))
	n.number.Set(s.Next.Number)
	n.service.Set(capital(say(s, s.Next.Service)))
	n.waited.Set(capital(say(s, s.Next.Waited)))
	n.marks.Set(signs(s, s.Next.Marks))
	n.notes.Set(notes(s, s.Next.Notes))
}

const cardPad = 14

// heightFor is the height of the card. Where the most is too little for all that
// there is to know of the next person, the notes have no place, and then what
// helps: they come back with the room, which a question takes for a moment.
func (n *nextCard) heightFor(width float32, small bool, most float32) float32 {
	n.small, n.bare = small, 0
	if !small && !n.somebody {
		return 76
	}
	high := n.full(width)
	for n.bare < 2 && high > most {
		n.bare++
		high = n.full(width)
	}
	return high
}

func (n *nextCard) full(width float32) float32 {
	high := float32(90)
	if n.small {
		high = 46
	}
	for i, o := range []text{n.notes, n.marks} {
		if h := o.HeightFor(width - 2*cardPad); h > 0 && n.bare <= i {
			high += h + 4
		}
	}
	return high
}

func (n *nextCard) place(x, y, width, height float32) {
	if !n.shows {
		return
	}
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
	n.placeMarks(x, y+48, width)
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
	left := x - title
	if n.somebody {
		left -= number
	}
	n.placeMarks(left, y+46, width)
}

// placeMarks sets what the person needs, and what was written about the visit.
func (n *nextCard) placeMarks(x, y, width float32) {
	visible(n.bare < 2, n.marks)
	visible(n.bare < 1, n.notes)
	marks := n.marks.HeightFor(width)
	place(n.marks, x, y, width, marks)
	if marks > 0 {
		y += marks + 4
	}
	place(n.notes, x, y, width, n.notes.HeightFor(width))
}
