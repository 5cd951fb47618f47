package view

import (
	"strings"

	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/widgets"
)

// hand is the ticket at the desk: the number in its window, and what to know.
type hand struct {
	window         *widgets.Window
	service, state *widgets.Words
	shown, marks   *widgets.Signs
}

func newHand() *hand {
	return &hand{
		window:  widgets.NewWindow(widgets.WindowView{}),
		service: widgets.NewWords("", widgets.Type{Size: 22, Bold: true, Colour: widgets.Ink, Lines: 2, Ellipsis: true}),
		state:   widgets.NewWords("", widgets.Type{Size: 18, Colour: widgets.Ink, Lines: 2}),
		shown:   widgets.NewSigns(17),
		marks:   widgets.NewSigns(18),
	}
}

func (h *hand) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.window, h.service, h.state, h.shown, h.marks}
}

func (h *hand) show(s flow.Screen) {
	visible(s.Name == flow.Working, h.objects()...)
	h.window.Set(widgets.WindowView{Number: s.Hand.Number, Lit: s.Hand.Lit})
	h.service.Set(say(s, s.Hand.Service))
	state := say(s, s.Hand.State)
	if waited := say(s, s.Hand.Waited); waited != "" {
		state += " · " + waited
	}
	h.state.Set(capital(state))
	h.shown.Set(signs(s, []flow.Mark{s.Hand.Shown}))
	h.marks.Set(signs(s, s.Hand.Marks))
}

// capital begins a line with a capital letter.
func capital(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return ""
	}
	return strings.ToUpper(string(runes[0])) + string(runes[1:])
}

// place sets the words below the window, or beside it where the height is short.
func (h *hand) place(x, y, width, height float32) {
	words := h.wordsHeight(width)
	if window := height - words - 10; window >= 120 {
		window = min(window, width*0.55)
		place(h.window, x, y, min(width, window*2.1), window)
		h.placeWords(x, y+window+10, width)
		return
	}
	beside := width * 0.46
	place(h.window, x, y, beside, min(height, beside*0.6))
	h.placeWords(x+beside+gap, y, width-beside-gap)
}

func (h *hand) wordsHeight(width float32) float32 {
	return h.placeWords(0, 0, width)
}

// placeWords stacks the texts and returns where they end.
func (h *hand) placeWords(x, y, width float32) float32 {
	for _, o := range []interface {
		fyne.CanvasObject
		HeightFor(float32) float32
	}{h.service, h.state, h.shown, h.marks} {
		high := o.HeightFor(width)
		place(o, x, y, width, high)
		if high > 0 {
			y += high + 4
		}
	}
	return y
}
