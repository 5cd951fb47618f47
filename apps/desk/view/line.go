package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/widgets"
)

// line stands above the row of keys: a hint, a message, or a question with its
// answers. Its place stays even when it has nothing to say.
type line struct {
	hint, words *widgets.Words
	band        *widgets.NoticeBand
	card        *widgets.Card
	buttons     [5]*widgets.DeskButton
	actions     [5]flow.Action
	count       int
}

func newLine(v *View) *line {
	l := &line{
		hint:  widgets.NewWords("", widgets.Type{Size: 17, Colour: widgets.Soft, Lines: 1, Middle: true}),
		words: widgets.NewWords("", widgets.Type{Size: 17, Bold: true, Colour: widgets.Ink, Lines: 2, Middle: true}),
		band:  widgets.NewNoticeBand(widgets.NoticeView{}),
		card:  widgets.NewCard(),
	}
	for i := range l.buttons {
		l.buttons[i] = widgets.NewDeskButton(widgets.ButtonView{}, func() { v.send(flow.Acted{Action: l.actions[i]}) })
		l.buttons[i].Keys = v.pressed
	}
	return l
}

func (l *line) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{l.hint, l.band, l.card, l.words}
	for _, b := range l.buttons {
		all = append(all, b)
	}
	return all
}

func (l *line) show(s flow.Screen) {
	text := say(s, s.Line.Text)
	l.count = min(len(s.Line.Items), len(l.buttons))
	asks := l.count > 0
	visible(s.Line.Quiet, l.hint)
	visible(!s.Line.Quiet && !asks, l.band)
	visible(asks, l.card, l.words)
	l.hint.Set(text)
	l.words.Set(text)
	l.band.Set(widgets.NoticeView{Weight: widgets.Weight(s.Line.Weight), Text: capital(text), Size: 17})
	for i, b := range l.buttons {
		visible(i < l.count, b)
		if i < l.count {
			l.actions[i] = flow.Action(s.Line.Items[i].ID)
			b.Set(button(s, s.Line.Items[i]))
		}
	}
}

// place sets the answers at the right end, and the question in what they leave.
func (l *line) place(x, y, width, height float32) {
	place(l.hint, x, y, width, height)
	place(l.band, x, y, width, height)
	place(l.card, x, y, width, height)
	right := x + width - 6
	for i := l.count - 1; i >= 0; i-- {
		wide := l.buttons[i].MinSize().Width
		place(l.buttons[i], right-wide, y+(height-44)/2, wide, 44)
		right -= wide + 10
	}
	place(l.words, x+cardPad, y, right-x-cardPad-4, height)
}
