package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/internal/signin"
	"okienko/office/plan"
	"okienko/widgets"
)

// form is the sign-in: who and where. In an office that knows its people the name
// is chosen, and then the PIN is typed; the same stands before a window that is
// covered.
type form struct {
	name        *widgets.Field
	people      *widgets.QueueList
	who         *widgets.Words
	pad         *pad
	start, back *widgets.DeskButton
	hint, desk  *widgets.Words
	desks       *widgets.QueueList
	setting     bool // the text comes from the flow, not from the keyboard
	stage       stage
	placed      bool // there are desks to choose
}

// stage is which of the forms is shown.
type stage int

const (
	nothing stage = iota
	typing        // the name is typed
	naming        // it is chosen
	proving       // the person is chosen
)

func stageOf(s flow.Screen) stage {
	switch f := s.Form; {
	case s.Name != flow.SigningIn && s.Name != flow.Covered:
		return nothing
	case !f.Asks:
		return typing
	case f.Who.Empty():
		return naming
	}
	return proving
}

func newForm(v *View) *form {
	f := &form{
		name:  widgets.NewField("", v.act(flow.SignIn)),
		who:   widgets.NewWords("", widgets.Type{Size: 22, Bold: true, Colour: widgets.Ink, Lines: 2, Ellipsis: true}),
		pad:   newPad(v),
		start: widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.SignIn)),
		back:  widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.Stay)),
		hint:  widgets.NewWords("", widgets.Type{Size: 18, Colour: widgets.Soft}),
		desk:  widgets.NewWords("", widgets.Type{Size: 18, Bold: true, Colour: widgets.Ink, Lines: 1}),
	}
	f.people = widgets.NewQueueList(func(id string) { v.send(signin.Chose{Person: plan.PersonID(id)}) })
	f.desks = widgets.NewQueueList(func(id string) { v.chooseDesk(plan.DeskID(id)) })
	f.name.OnTyped(func(text string) {
		if !f.setting {
			v.send(flow.Typed{Name: text})
		}
	})
	f.name.OnKey(v.pressed)
	f.name.OnMove(v.moved)
	f.start.Keys, f.back.Keys, f.desks.Keys, f.people.Keys = v.pressed, v.pressed, v.pressed, v.pressed
	f.start.Types, f.back.Types, f.desks.Types, f.people.Types = v.typed, v.typed, v.typed, v.typed
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
	all := append([]fyne.CanvasObject{f.name, f.people, f.who}, f.pad.objects()...)
	return append(all, f.desk, f.desks, f.hint, f.start, f.back)
}

func (f *form) show(s flow.Screen) {
	f.stage, f.placed = stageOf(s), len(s.Form.Desks) > 0
	visible(f.stage == typing || f.stage == naming, f.name)
	visible(f.stage == naming, f.people)
	visible(f.stage == proving, f.who)
	visible(f.stage == typing || f.stage == proving, f.start)
	visible(f.stage != nothing && f.placed, f.desk, f.desks)
	visible(f.stage != nothing && !s.Form.Hint.Empty(), f.hint)
	f.pad.show(s)
	back, some := s.Item(string(flow.Stay))
	visible(f.stage != nothing && some, f.back)
	if f.stage == nothing {
		return
	}
	f.name.SetLabel(say(s, s.Form.NameLabel))
	if f.name.Text() != s.Form.Name {
		f.setting = true
		f.name.SetText(s.Form.Name)
		f.setting = false
	}
	f.people.Set(peopleLines(s))
	f.who.Set(say(s, s.Form.Who))
	f.desk.Set(say(s, s.Form.DeskLabel))
	f.hint.Set(say(s, s.Form.Hint))
	f.desks.Set(deskLines(s))
	it, _ := s.Item(string(flow.SignIn))
	f.start.Set(widgets.ButtonView{
		// It is never off: pressing it says what is missing.
		Kind: widgets.Primary, Icon: widgets.IconArrowRight, Label: say(s, it.Label), Shortcut: flow.Shortcut(flow.SignIn),
	})
	f.back.Set(widgets.ButtonView{Label: say(s, back.Label), Shortcut: flow.Shortcut(flow.Stay), Size: headerText})
}

func peopleLines(s flow.Screen) []widgets.LineView {
	views := make([]widgets.LineView, 0, len(s.Form.People))
	for _, p := range s.Form.People {
		view := widgets.LineView{ID: p.ID, Sign: widgets.Icon(p.Glyph), Text: say(s, p.Text), On: p.On}
		if !p.Detail.Empty() {
			view.Icon, view.Detail = widgets.IconInfo, say(s, p.Detail)
		}
		views = append(views, view)
	}
	return views
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

// formShare is the part of the width that the name takes, and proofShare where a
// pad stands beside it.
const (
	formShare  = 0.4
	proofShare = 0.33
)

// left is the width of the column with the name.
func (f *form) left(width float32) float32 {
	if f.stage == proving {
		return width * proofShare
	}
	return width * formShare
}

// place arranges the form and says where messages stand: below what they are
// about.
func (f *form) place(x, y, width, height float32) (line fyne.Position) {
	left := f.left(width)
	y, height = y+gap, height-gap
	right := x + left + 3*gap
	below := y
	switch f.stage {
	case proving:
		below = f.placeProof(x, y, left)
		if f.pad.dots.Visible() {
			f.pad.place(right, y, height)
			right += padWidth + 3*gap
		}
	case naming:
		below = y + f.name.MinSize().Height
		place(f.name, x, y, left, f.name.MinSize().Height)
		room := height - (below - y) - messageRoom - gap
		placeList(f.people, x, below, left, room)
		below += room + gap
		if f.back.Visible() {
			place(f.back, right, y+38, f.back.MinSize().Width, 44)
		}
	default:
		place(f.name, x, y, left, f.name.MinSize().Height)
		below = y + f.name.MinSize().Height + gap
		place(f.start, x, below, left, 56)
		place(f.hint, x, below+56+gap+80, left, 80)
		below += 56 + 2*gap
	}
	place(f.desk, right, y, x+width-right, 24)
	placeList(f.desks, right, y+38, x+width-right, height-38) // level with the field of the name
	return fyne.NewPos(x, below)
}

// messageRoom is what a message below the names takes.
const messageRoom = 92

// placeProof puts the name, the PIN and the buttons one below the other.
func (f *form) placeProof(x, y, left float32) (below float32) {
	high := f.who.HeightFor(left)
	place(f.who, x, y, left, high)
	y += high + gap
	if f.pad.dots.Visible() {
		high = f.pad.dots.MinSize().Height
		place(f.pad.dots, x, y, left, high)
		y += high + gap
	}
	place(f.start, x, y, left, 52)
	y += 52 + gap
	if f.back.Visible() {
		place(f.back, x, y, left, 44)
		y += 44 + gap
	}
	return y
}
