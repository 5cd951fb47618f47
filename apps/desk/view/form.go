package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/office/plan"
	"okienko/widgets"
)

// form is the sign-in: who and where.
type form struct {
	name       *widgets.Field
	start      *widgets.DeskButton
	hint, desk *widgets.Words
	desks      *widgets.QueueList
	setting    bool // the text comes from the flow, not from the keyboard
}

func newForm(v *View) *form {
	f := &form{
		name:  widgets.NewField("", v.act(flow.SignIn)),
		start: widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.SignIn)),
		hint:  widgets.NewWords("", widgets.Type{Size: 18, Colour: widgets.Soft}),
		desk:  widgets.NewWords("", widgets.Type{Size: 18, Bold: true, Colour: widgets.Ink, Lines: 1}),
	}
	f.desks = widgets.NewQueueList(func(id string) { v.chooseDesk(plan.DeskID(id)) })
	f.name.OnTyped(func(text string) {
		if !f.setting {
			v.send(flow.Typed{Name: text})
		}
	})
	f.name.OnKey(v.pressed)
	f.start.Keys, f.desks.Keys = v.pressed, v.pressed
	return f
}

// chooseDesk takes the desk, and Enter on the chosen one begins the work.
func (v *View) chooseDesk(id plan.DeskID) {
	for _, d := range v.screen.Form.Desks {
		if d.Item.ID == string(id) && d.Item.On {
			v.send(flow.Acted{Action: flow.SignIn})
			return
		}
	}
	v.send(flow.ChoseDesk{Desk: id})
}

func (f *form) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.name, f.desk, f.desks, f.hint, f.start}
}

func (f *form) show(s flow.Screen) {
	visible(s.Name == flow.SigningIn, f.objects()...)
	if s.Name != flow.SigningIn {
		return
	}
	f.name.SetLabel(say(s, s.Form.NameLabel))
	if f.name.Text() != s.Form.Name {
		f.setting = true
		f.name.SetText(s.Form.Name)
		f.setting = false
	}
	f.desk.Set(say(s, s.Form.DeskLabel))
	f.hint.Set(say(s, s.Form.Hint))
	f.desks.Set(deskLines(s))
	it, _ := s.Item(string(flow.SignIn))
	f.start.Set(widgets.ButtonView{
		// It is never off: pressing it says what is missing.
		Kind: widgets.Primary, Icon: widgets.IconArrowRight, Label: say(s, it.Label), Shortcut: flow.Shortcut(flow.SignIn),
	})
}

func deskLines(s flow.Screen) []widgets.LineView {
	views := make([]widgets.LineView, 0, len(s.Form.Desks))
	for _, d := range s.Form.Desks {
		view := widgets.LineView{
			ID: d.Item.ID, Letter: d.Number, Text: say(s, d.Item.Label), End: say(s, d.Item.Detail[0]),
			On: d.Item.On, Off: d.Item.Off,
		}
		if len(d.Item.Detail) > 1 {
			view.Icon, view.Detail = widgets.IconHand, say(s, d.Item.Detail[1])
		}
		views = append(views, view)
	}
	return views
}

// formShare is the part of the width that the name takes.
const formShare = 0.4

// above is the height of the name and the button; messages stand below them.
func (f *form) above() float32 { return gap + f.name.MinSize().Height + gap + 56 + 2*gap }

func (f *form) place(x, y, width, height float32) {
	left := width * formShare
	y, height = y+gap, height-gap
	place(f.name, x, y, left, f.name.MinSize().Height)
	below := y + f.name.MinSize().Height + gap
	place(f.start, x, below, left, 56)
	place(f.hint, x, below+56+gap+80, left, 80)
	right := x + left + 3*gap
	place(f.desk, right, y, width-left-3*gap, 24)
	placeList(f.desks, right, y+38, width-left-3*gap, height-38) // level with the field of the name
}
