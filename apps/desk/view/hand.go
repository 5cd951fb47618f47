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
	notes          *widgets.Words
	shows, empty   bool
	between        float32 // of the texts
}

func newHand() *hand {
	return &hand{
		window:  widgets.NewWindow(widgets.WindowView{}),
		service: widgets.NewWords("", widgets.Type{}),
		state:   widgets.NewWords("", widgets.Type{}),
		shown:   widgets.NewSigns(17),
		marks:   widgets.NewSigns(18),
		notes:   widgets.NewWords("", widgets.Type{Size: 16, Colour: widgets.Ink, Lines: 3, Ellipsis: true}),
	}
}

func (h *hand) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.window, h.service, h.state, h.shown, h.marks, h.notes}
}

func (h *hand) show(s flow.Screen) {
	h.shows = s.Name == flow.Working
	visible(h.shows, h.objects()...)
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
	h.notes.Set(notes(s, s.Hand.Notes))
}

// capital begins a line with a capital letter.
func capital(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return ""
	}
	return strings.ToUpper(string(runes[0])) + string(runes[1:])
}

// least is the height that a person in hand needs; an empty desk can do without.
func (h *hand) least(width float32) float32 {
	if h.empty {
		return 0
	}
	h.set(true)
	return h.high(h.words()[:3], width*(1-besideShare)-gap) + h.marks.HeightFor(width)
}

// besideShare is what the window takes of the width where words stand beside it.
const besideShare = 0.36

// room is the height below which nothing of the hand is to be seen.
const room = 56

// place sets the words below the window, or beside it where the height is short.
func (h *hand) place(x, y, width, height float32) {
	if !h.shows {
		return
	}
	visible(height >= room, h.window)
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
	beside := width * besideShare
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
	h.between = 4
	if small {
		h.between = 2
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
func (h *hand) words() []text { return []text{h.service, h.state, h.shown, h.marks, h.notes} }

func (h *hand) wordsHeight(width float32) float32 { return h.high(h.words(), width) }

func (h *hand) high(words []text, width float32) (all float32) {
	for _, o := range words {
		if high := o.HeightFor(width); high > 0 {
			all += high + h.between
		}
	}
	return all
}

// stack places texts one below the other and returns where they end. In a
// window that is smaller than it should be, what has no room is left out.
func (h *hand) stack(words []text, x, y, width, bottom float32) float32 {
	for _, o := range words {
		high := o.HeightFor(width)
		fits := high > 0 && y+high <= bottom+4
		visible(fits, o)
		place(o, x, y, width, high)
		if fits {
			y += high + h.between
		}
	}
	return y
}
