package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/internal/i18n"
	"okienko/widgets"
)

// header says whose desk this is, and holds what is seldom needed.
type header struct {
	mark            *widgets.Mark
	language, leave *widgets.DeskButton
	clock           *widgets.Clock
}

func newHeader(v *View) *header {
	h := &header{
		mark:     widgets.NewMark(widgets.MarkView{}),
		language: widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.Language)),
		leave:    widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.Leave)),
		clock:    widgets.NewClock("", ""),
	}
	h.language.Keys, h.leave.Keys = v.pressed, v.pressed
	return h
}

func (h *header) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.mark, h.language, h.leave, h.clock}
}

func (h *header) show(s flow.Screen) {
	h.mark.Set(widgets.MarkView{Name: say(s, s.Title), Office: say(s, s.Under)})
	h.clock.Set(s.Clock, "")
	h.language.Set(widgets.ButtonView{
		Icon: widgets.IconGlobe, Label: languageName(s.Lang), Shortcut: flow.Shortcut(flow.Language), Size: headerText,
	})
	it, ok := s.Item(string(flow.Leave))
	visible(ok, h.leave)
	h.leave.Set(widgets.ButtonView{
		Icon: widgets.IconDoor, Label: say(s, it.Label), Shortcut: flow.Shortcut(flow.Leave), Size: headerText, Off: it.Off,
	})
}

const headerText = 16

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
	clock := height * 2
	place(h.clock, right-clock, y, clock, height)
	right -= clock + gap
	for _, b := range []*widgets.DeskButton{h.leave, h.language} {
		if b.Visible() {
			wide := b.MinSize().Width
			place(b, right-wide, y+(height-44)/2, wide, 44)
			right -= wide + gap
		}
	}
	place(h.mark, x, y, right-x, height)
}
