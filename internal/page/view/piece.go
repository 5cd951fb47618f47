package view

import (
	"fyne.io/fyne/v2"

	"okienko/internal/page"
	"okienko/widgets"
)

// piece is one block with its widgets.
type piece struct {
	id      string
	kind    page.Kind
	half    bool
	objects []fyne.CanvasObject
	focus   fyne.Focusable              // where the focus goes on a new page, if here
	height  func(width float32) float32 // nil takes the height that is left
	place   func(x, y, width, height float32)
}

// The sizes of letters.
const (
	leadText   = 24
	bodyText   = 18
	noteText   = 17
	smallText  = 16
	headerText = 16
	tabText    = 17
	smallTab   = 14 // where many tabs have little room
	buttonText = 18
	codeText   = 44
	digitsText = 96
	secretText = 26
)

// pieceOf gives a block its widgets.
func (v *View) pieceOf(b page.Block) *piece {
	p := v.widgetsOf(b)
	p.id, p.half = b.ID, b.Half
	return p
}

func (v *View) widgetsOf(b page.Block) *piece {
	switch b.Kind {
	case page.Lead:
		return v.text(b, widgets.Type{Size: leadText, Bold: true, Colour: widgets.Ink})
	case page.Quiet:
		return v.text(b, widgets.Type{Size: smallText, Colour: widgets.Soft})
	case page.Note:
		return v.note(b)
	case page.Facts:
		return v.facts(b)
	case page.List:
		return v.list(b)
	case page.Field:
		return v.field(b)
	case page.Choice:
		return v.choice(b)
	case page.Digits:
		return v.large(b, digitsText)
	case page.Code:
		return v.large(b, codeText)
	case page.Secret:
		return v.large(b, secretText)
	case page.Picture:
		return v.picture(b)
	case page.Actions:
		return v.actions(b)
	case page.Sheet:
		return v.sheet(b)
	case page.Chart:
		return v.chart(b)
	case page.Opener:
		return v.opener(b)
	case page.Tiles:
		return v.tiles(b)
	case page.Paper:
		return v.paper(b)
	case page.Calls, page.Queues:
		return v.board(b)
	case page.Watch:
		return v.watch(b)
	}
	return v.text(b, widgets.Type{Size: bodyText, Colour: widgets.Ink})
}

func (v *View) text(b page.Block, set widgets.Type) *piece {
	w := v.pool.text(v.say(b.Text), set)
	return &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{w}, height: w.HeightFor,
		place: func(x, y, width, height float32) { place(w, x, y, width, height) },
	}
}

func (v *View) note(b page.Block) *piece {
	n := v.pool.note()
	n.Set(widgets.NoticeView{
		Weight: widgets.Weight(b.Weight), Icon: widgets.Icon(b.Glyph), Text: v.say(b.Text), Size: noteText,
	})
	return &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{n}, height: n.HeightFor,
		place: func(x, y, width, height float32) { place(n, x, y, width, height) },
	}
}

func (v *View) list(b page.Block) *piece {
	l := v.pool.list(v, b.ID)
	views := make([]widgets.LineView, 0, len(b.Rows))
	for _, r := range b.Rows {
		view := widgets.LineView{
			ID: r.ID, Sign: widgets.Icon(r.Glyph), Letter: r.Letter, Number: r.Number, Text: v.say(r.Text), Detail: v.say(r.Detail), End: v.say(r.End),
			On: r.On, Off: r.Off,
		}
		if r.Warn {
			view.Icon = widgets.IconWarning
		}
		views = append(views, view)
	}
	l.Set(views)
	p := &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{l.QueueList}, focus: l.QueueList,
		place: func(x, y, width, height float32) {
			const r = widgets.RingReach // a list has the room for its ring inside
			place(l.QueueList, x-r, y-r, width+2*r, height+2*r)
		},
	}
	if b.Whole {
		p.height = func(float32) float32 { return float32(len(views)) * wholeLine }
	}
	return p
}

// wholeLine is the height of a line in a list that shows all of them.
const wholeLine = 64

func (v *View) field(b page.Block) *piece {
	f := v.pool.field(v, b.ID, b.Secret)
	f.SetLabel(v.say(b.Text))
	if f.Text() != b.Value {
		f.setting = true
		f.SetText(b.Value)
		f.setting = false
	}
	high := f.MinSize().Height
	return v.withFault(b, &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{f.Field}, focus: f.Focus(),
		height: func(float32) float32 { return high - faultRoom },
		place:  func(x, y, width, _ float32) { place(f.Field, x, y, width, high) },
	})
}

// opener stands where a field would.
func (v *View) opener(b page.Block) *piece {
	o := v.pool.opener(v, b.ID)
	o.Set(widgets.OpenerView{Label: v.say(b.Text), Value: b.Value})
	high := o.MinSize().Height
	return v.withFault(b, &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{o.Opener}, focus: o.Opener,
		height: func(float32) float32 { return high + widgets.RingReach },
		place:  func(x, y, width, _ float32) { place(o.Opener, x, y, width, high) },
	})
}

// withFault adds what is wrong with a block in a whole sentence below it.
func (v *View) withFault(b page.Block, p *piece) *piece {
	if b.Fault.Empty() {
		return p
	}
	sign := v.pool.glyph(widgets.IconWarning, widgets.Alert)
	says := v.pool.text(v.say(b.Fault), widgets.Type{Size: smallText, Bold: true, Colour: widgets.Alert})
	p.objects = append(p.objects, sign, says)
	height, put := p.height, p.place
	p.height = func(width float32) float32 { return height(width) + 4 + says.HeightFor(width-faultIndent) }
	p.place = func(x, y, width, high float32) {
		put(x, y, width, high)
		y += height(width) + 4
		place(sign, x, y+1, 20, 20)
		place(says, x+faultIndent, y, width-faultIndent, says.HeightFor(width-faultIndent))
	}
	return p
}

// faultIndent is the room for the sign before a fault.
const faultIndent = 26

// faultRoom is what a field keeps for a fault of one line below it. A page has
// whole sentences, which are longer.
const faultRoom = 24

func (v *View) choice(b page.Block) *piece {
	c := v.pool.choice(v, b.ID)
	c.SetLabel(v.say(b.Text))
	c.SetBare(b.Bare)
	options := make([]string, 0, len(b.Options))
	for _, o := range b.Options {
		options = append(options, v.say(o))
	}
	c.Set(options, b.Chosen)
	return &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{c.Choice}, focus: c.Choice, height: c.HeightFor,
		place: func(x, y, width, height float32) { place(c.Choice, x, y, width, height) },
	}
}

// large is something to compare or to copy, alone on a card.
func (v *View) large(b page.Block, size float32) *piece {
	card := v.pool.card()
	set := widgets.Type{Size: size, Bold: true, Colour: widgets.Ink, Align: fyne.TextAlignCenter, Middle: true}
	w := v.pool.text(b.Value, set)
	pad := size * 0.35
	return &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{card, w},
		height: func(width float32) float32 { return w.HeightFor(width-2*pad) + 2*pad },
		place: func(x, y, width, height float32) {
			place(card, x, y, width, height)
			place(w, x+pad, y, width-2*pad, height)
		},
	}
}
