// Package view draws a page and tells what a person does on it. It decides
// nothing.
//
//	v := view.New(func(msg any) { ... }) // page.Pressed, Typed, Chose, Picked
//	window.SetContent(v.Content())
//	v.Attach(window.Canvas())
//	v.Show(p) // on Fyne's thread
//
// Widgets are made when a page first needs one of their kind, and then kept and
// changed. Tab goes through a page as it is read; the keys on the key caps work
// whatever has the focus.
package view

import (
	"math"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"okienko/internal/i18n"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/widgets"
)

// View is the content of a window that shows pages.
type View struct {
	send    func(any)
	canvas  fyne.Canvas // nil until Attach
	root    *fyne.Container
	page    page.Page
	started bool // something was shown

	mark    *widgets.Mark
	clock   *widgets.Clock
	line    *widgets.NoticeBand
	pool    pool
	header  []*widgets.DeskButton
	tabs    []*widgets.DeskButton
	buttons []*widgets.DeskButton
	columns [3]column // top, left, right
	shelves [2]*shelf // of the left and the right column
}

// column is what stands in one of the three places for blocks.
type column []*piece

func (c column) objects() (all []fyne.CanvasObject) {
	for _, p := range c {
		all = append(all, p.objects...)
	}
	return all
}

// New makes a view that sends what a person does, on Fyne's thread.
func New(send func(any)) *View {
	v := &View{
		send: send, mark: widgets.NewMark(widgets.MarkView{}), clock: widgets.NewClock("", ""),
		line: widgets.NewNoticeBand(widgets.NoticeView{}), shelves: [2]*shelf{newShelf(), newShelf()},
	}
	v.root = container.New(&arrangement{v})
	return v
}

// Content is what the window holds.
func (v *View) Content() fyne.CanvasObject { return v.root }

// Show draws a page. One that is shown already costs a comparison.
func (v *View) Show(p page.Page) {
	if v.started && reflect.DeepEqual(p, v.page) {
		return
	}
	fresh := !v.started || v.page.Name != p.Name
	v.page = p
	v.pool.begin()
	v.mark.Set(widgets.MarkView{Name: v.say(p.Title), Office: v.say(p.Under)})
	v.clock.Set(p.Clock, "")
	v.header = v.setButtons(p.Header, headerText)
	v.tabs = v.setButtons(p.Tabs, tabText)
	for i, blocks := range [][]page.Block{p.Top, p.Left, p.Right} {
		v.columns[i] = v.columns[i][:0]
		for _, b := range blocks {
			v.columns[i] = append(v.columns[i], v.pieceOf(b))
		}
	}
	v.line.Set(widgets.NoticeView{Weight: widgets.Weight(p.Line.Weight), Text: v.say(p.Line.Text), Size: smallText})
	v.buttons = v.setButtons(p.Buttons, buttonText)
	v.order()
	if fresh {
		v.shelves[0].top()
		v.shelves[1].top()
	}
	v.arrange(v.root.Size())
	v.root.Refresh()
	v.keepFocus(fresh)
	v.started = true
}

// order puts the objects in the order of reading, which is that of Tab.
func (v *View) order() {
	all := []fyne.CanvasObject{v.mark}
	for _, b := range v.header {
		all = append(all, b)
	}
	if v.page.Clock != "" {
		all = append(all, v.clock)
	}
	for _, b := range v.tabs {
		all = append(all, b)
	}
	all = append(all, v.columns[0].objects()...)
	for i, s := range v.shelves {
		s.hold(v.columns[i+1].objects())
		all = append(all, s.scroll)
	}
	if !v.page.Line.Text.Empty() {
		all = append(all, v.line)
	}
	for _, b := range v.buttons {
		all = append(all, b)
	}
	v.root.Objects = all
}

func (v *View) setButtons(items []screen.Item, size float32) []*widgets.DeskButton {
	var all []*widgets.DeskButton
	for _, it := range items {
		b := v.pool.button(v, it.ID)
		b.Set(v.buttonView(it, size))
		all = append(all, b)
	}
	return all
}

func (v *View) buttonView(it screen.Item, size float32) widgets.ButtonView {
	view := widgets.ButtonView{
		Icon: widgets.Icon(it.Glyph), Label: v.say(it.Label), Shortcut: it.Value, Size: size, Off: it.Off,
	}
	switch {
	case it.Role == screen.Tab:
		view.Kind, view.On = widgets.Tab, it.On
	case it.Primary:
		view.Kind = widgets.Primary
	case it.Glyph == "warning":
		view.Kind = widgets.Danger
	}
	return view
}

// open goes to the page where something is chosen.
func (v *View) open(id string) {
	if b, ok := v.page.Block(id); ok && b.Kind == page.Opener {
		v.send(page.Pressed{ID: id})
	}
}

func (v *View) press(id string) {
	if it, ok := v.page.Item(id); ok && !it.Off {
		v.send(page.Pressed{ID: id})
	}
}

func (v *View) say(t screen.Text) string { return i18n.Say(v.page.Lang, t) }

func place(o fyne.CanvasObject, x, y, w, h float32) {
	// Whole pixels: a frame between two would be blurred, or cut.
	left, top := round(x), round(y)
	o.Move(fyne.NewPos(left, top))
	o.Resize(fyne.NewSize(max(0, round(x+w)-left), max(0, round(y+h)-top)))
}

func round(v float32) float32 { return float32(math.Round(float64(v))) }
