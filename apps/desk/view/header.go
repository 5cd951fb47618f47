package view

import (
	"slices"

	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/internal/i18n"
	"okienko/widgets"
)

// header says whose desk this is, and holds what is seldom needed.
type header struct {
	mark            *widgets.Mark
	help, rest      *widgets.DeskButton
	language, leave *widgets.DeskButton
	bar             *widgets.DeskButton
	views           map[*widgets.DeskButton]widgets.ButtonView // with all that there could be a place for
	working         bool
	clock           *widgets.Clock
}

func newHeader(v *View) *header {
	h := &header{
		mark:     widgets.NewMark(widgets.MarkView{}),
		help:     widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.Help)),
		rest:     widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.Break)),
		language: widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.Language)),
		leave:    widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.Leave)),
		bar:      widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.Bar)),
		clock:    widgets.NewClock("", ""),
		views:    make(map[*widgets.DeskButton]widgets.ButtonView),
	}
	for _, b := range h.buttons() {
		b.Keys, b.Types = v.pressed, v.typed
	}
	return h
}

func (h *header) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.mark, h.help, h.rest, h.language, h.leave, h.bar, h.clock}
}

// buttons are the buttons from the left.
func (h *header) buttons() []*widgets.DeskButton {
	return []*widgets.DeskButton{h.help, h.rest, h.language, h.leave, h.bar}
}

func (h *header) show(s flow.Screen) {
	visible(true, h.mark, h.clock)
	h.mark.Set(widgets.MarkView{Name: say(s, s.Title), Office: say(s, s.Under)})
	h.clock.Set(s.Clock, "")
	h.working = s.Name == flow.Working
	h.set(s, h.help, flow.Help, widgets.IconWarning)
	h.set(s, h.rest, flow.Break, widgets.IconPause)
	h.set(s, h.leave, flow.Leave, widgets.IconDoor)
	h.set(s, h.bar, flow.Bar, widgets.IconBar)
	h.set(s, h.language, flow.Language, widgets.IconGlobe)
}

// set shows an action as a button, if the screen has it. The one for the bar is
// small: it is pressed once a day.
func (h *header) set(s flow.Screen, b *widgets.DeskButton, a flow.Action, icon widgets.Icon) {
	it, ok := s.Item(string(a))
	view := widgets.ButtonView{Icon: icon, Label: say(s, it.Label), Shortcut: flow.Shortcut(a), Size: headerText, Off: it.Off, Small: a == flow.Bar}
	if a == flow.Language {
		view.Label, view.Off, ok = languageName(s.Lang), false, true
	}
	visible(ok, b)
	h.views[b] = view
	b.Set(view)
}

const headerText = 16

// wideHeader is the width at which the button for the language has a place beside
// those for the work; its key works everywhere.
const wideHeader = 1000

func languageName(code string) string {
	for _, l := range i18n.Languages {
		if l.Code == code {
			return l.Name
		}
	}
	return code
}

func (h *header) place(x, y, width, height float32) {
	right := x + width
	clock := height * 1.7
	place(h.clock, right-clock, y, clock, height)
	right -= clock + gap
	h.makeRoom(right-x, width, height)
	all := h.buttons()
	for i := len(all) - 1; i >= 0; i-- {
		if b := all[i]; b.Visible() {
			wide := b.MinSize().Width
			place(b, right-wide, y+(height-44)/2, wide, 44)
			right -= wide + gap
		}
	}
	place(h.mark, x, y, right-x, height)
}

// makeRoom leaves out what can be done without, until whose desk this is can be
// read: keys, which the list of keys shows, and the button for the language.
func (h *header) makeRoom(room, width, height float32) {
	for b, view := range h.views {
		b.Set(view)
	}
	visible(!h.working || width >= wideHeader, h.language)
	wants := min(h.mark.Wants(height), 260)
	steps := []*widgets.DeskButton{h.language, h.leave, h.language, h.rest, h.help}
	for i := 0; h.working && i < len(steps) && h.taken()+wants > room; i++ {
		b, view := steps[i], h.views[steps[i]]
		if view.Shortcut = ""; slices.Contains(steps[:i], b) {
			visible(false, b)
		}
		b.Set(view)
	}
}

// taken is the width of the buttons.
func (h *header) taken() (width float32) {
	for _, b := range h.buttons() {
		if b.Visible() {
			width += b.MinSize().Width + gap
		}
	}
	return width
}
