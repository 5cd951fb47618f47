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
	empty          bool
}

func newHand() *hand {
	return &hand{
		window:  widgets.NewWindow(widgets.WindowView{}),
		service: widgets.NewWords("", widgets.Type{}),
		state:   widgets.NewWords("", widgets.Type{}),
		shown:   widgets.NewSigns(17),
		marks:   widgets.NewSigns(18),
	}
}

func (h *hand) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.window, h.service, h.state, h.shown, h.marks}
}

func (h *hand) show(s flow.Screen) {
	visible(s.Name == flow.Working, h.objects()...)
	if s.Name != flow.Working {
		return
	}
	h.empty = s.Hand.Number == ""
	h.window.Set(widgets.WindowView{Number: s.Hand.Number, Lit: s.Hand.Lit})
	h.service.Set(say(s, s.Hand.Service))
	state := say(s, s.Hand.State)
	if waited := say(s, s.Hand.Waited); waited != "" {
		state += ", " + waited
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
	h.set(false)
	below := height - h.wordsHeight(width) - 12
	if below >= 110 {
		window := min(below, width*0.42)
		if h.empty {
			window = min(window, 120) // an empty window is not the thing to look at
		}
		place(h.window, x, y, min(width, window*2.1), window)
		h.stack(h.words(), x, y+window+12, width, y+height)
		return
	}
	h.set(true)
	beside := width * 0.36
	window := min(height, beside*0.6)
	place(h.window, x, y, beside, window)
	marks := h.marks.HeightFor(width)
	end := h.stack(h.words()[:3], x+beside+gap, y, width-beside-gap, y+height-marks)
	h.stack(h.words()[3:], x, max(end, y+window+6), width, y+height)
}

// set chooses the letters: smaller ones where there is little room.
func (h *hand) set(small bool) {
	service := widgets.Type{Size: 22, Bold: true, Colour: widgets.Ink, Lines: 2, Ellipsis: true}
	state := widgets.Type{Size: 18, Colour: widgets.Ink, Lines: 2}
	marks := float32(18)
	if small {
		service.Size, state.Size, marks = 19, 16, 16
	}
	h.service.SetIn(h.service.Text(), service)
	h.state.SetIn(h.state.Text(), state)
	h.shown.SetSize(marks - 1)
	h.marks.SetSize(marks)
}

// text is something that is as high as its width makes it.
type text interface {
	fyne.CanvasObject
	HeightFor(width float32) float32
}

// words are the texts from the top.
func (h *hand) words() []text { return []text{h.service, h.state, h.shown, h.marks} }

func (h *hand) wordsHeight(width float32) (all float32) {
	for _, o := range h.words() {
		if high := o.HeightFor(width); high > 0 {
			all += high + 4
		}
	}
	return all
}

// stack places texts one below the other and returns where they end. In a
// window that is smaller than it should be, what has no room is left out.
func (h *hand) stack(words []text, x, y, width, bottom float32) float32 {
	for _, o := range words {
		high := o.HeightFor(width)
		visible(high > 0 && y+high <= bottom+4, o)
		place(o, x, y, width, high)
		if high > 0 {
			y += high + 4
		}
	}
	return y
}
