// Package view draws the desk window. It shows a flow.Screen and tells the flow
// what the clerk does; it decides nothing.
//
//	v := view.New(widgets.Day, func(msg flow.Msg) { ... })
//	window.SetContent(v.Content())
//	v.Attach(window.Canvas())  // the keyboard
//	v.Show(model.Screen())     // on Fyne's thread, as often as one likes
//
// All objects are made once and changed; a Show that changes nothing draws
// nothing. Everything can be reached by Tab in reading order, and the keys of
// the actions work whatever has the focus.
package view

import (
	"math"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"okienko/apps/desk/flow"
	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/widgets"
)

// View is the content of the desk window.
type View struct {
	send    func(flow.Msg)
	canvas  fyne.Canvas // nil until Attach
	root    *fyne.Container
	screen  flow.Screen
	started bool // something was shown
	content fyne.CanvasObject
	taken   bool           // the last key has done something
	typing  bool           // there is a field to type in
	back    fyne.Focusable // what had the focus before

	alarm *alarm

	header  *header
	notices *notices
	form    *form
	hand    *hand
	next    *nextCard
	lists   *lists
	line    *line
	row     *keyRow
	bar     *bar
}

// New makes a view in these colours that sends what the clerk does, on Fyne's
// thread.
func New(colours widgets.Palette, send func(flow.Msg)) *View {
	v := &View{send: send}
	v.alarm = newAlarm(colours)
	v.header, v.notices, v.form = newHeader(v), newNotices(v), newForm(v)
	v.hand, v.next, v.lists = newHand(), newNextCard(), newLists(v)
	v.line, v.row, v.bar = newLine(v), newKeyRow(v), newBar(v)
	v.root = container.New(&arrangement{v})
	// The order of Tab is the order of reading.
	for _, p := range v.parts() {
		for _, o := range p.objects() {
			v.root.Add(o)
		}
	}
	v.content = v.alarm.around(v.root)
	return v
}

// part is one area of the window.
type part interface {
	objects() []fyne.CanvasObject
	show(s flow.Screen)
}

func (v *View) parts() []part {
	return []part{v.alarm, v.header, v.notices, v.form, v.hand, v.next, v.lists, v.bar, v.line, v.row}
}

// Content is what the window holds.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Show draws a screen. Most ticks of the clock change nothing, and cost a
// comparison.
func (v *View) Show(s flow.Screen) {
	if v.started && reflect.DeepEqual(s, v.screen) {
		return
	}
	before := v.screen
	v.screen = s
	for _, p := range v.parts() {
		p.show(onBar(s))
	}
	if s.Thin {
		for _, p := range []part{v.header, v.notices, v.form, v.hand, v.next, v.lists, v.row} {
			visible(false, p.objects()...)
		}
	}
	v.arrange(v.root.Size())
	v.alarm.colour()
	v.keepFocus(before.Name != s.Name || stageOf(before) != stageOf(s) || !v.started)
	v.started = true
}

func (v *View) act(a flow.Action) func() {
	return func() { v.send(flow.Acted{Action: a}) }
}

// say is a text in the language of the screen.
func say(s flow.Screen, t screen.Text) string { return i18n.Say(s.Lang, t) }

func details(s flow.Screen, it screen.Item) string {
	all := ""
	for i, t := range it.Detail {
		if i > 0 {
			all += "\n"
		}
		all += say(s, t)
	}
	return all
}

// signs are marks in the language of the screen.
func signs(s flow.Screen, marks []flow.Mark) []widgets.SignView {
	var views []widgets.SignView
	for _, m := range marks {
		if !m.Text.Empty() {
			views = append(views, widgets.SignView{Icon: widgets.Icon(m.Glyph), Text: say(s, m.Text), Warn: m.Warn})
		}
	}
	return views
}

// notes are what was written about a visit, the newest first.
func notes(s flow.Screen, list []screen.Text) string {
	var all []string
	for _, t := range list {
		all = append(all, say(s, t))
	}
	return strings.Join(all, "\n")
}

func visible(on bool, objects ...fyne.CanvasObject) {
	for _, o := range objects {
		if on != o.Visible() {
			if on {
				o.Show()
			} else {
				o.Hide()
			}
		}
	}
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	// Whole pixels: a frame between two would be blurred, or cut.
	left, top := round(x), round(y)
	o.Move(fyne.NewPos(left, top))
	o.Resize(fyne.NewSize(max(0, round(x+w)-left), max(0, round(y+h)-top)))
}

// placeList gives the lines of a list their place; its ring reaches beyond.
func placeList(l *widgets.QueueList, x, y, w, h float32) {
	const r = widgets.RingReach
	place(l, x-r, y-r, w+2*r, h+2*r)
}

func round(v float32) float32 { return float32(math.Round(float64(v))) }
