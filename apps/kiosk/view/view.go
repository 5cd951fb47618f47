// Package view draws the kiosk's screens with the widgets of the house.
//
// A View is made once. Show changes what is there: an item keeps its object as
// long as the kiosk runs, so nothing is rebuilt at an event. Everything here is
// called on the toolkit's goroutine.
package view

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"okienko/apps/kiosk/flow"
	"okienko/internal/screen"
	"okienko/widgets"
)

// View is the whole window of a kiosk.
type View struct {
	touched func(id string)
	canvas  *fyne.Container
	ground  *ground
	pieces  map[string]piece
	shown   screen.Screen
	lang    string
	look    flow.Look
	tile    float32 // size of all tiles of the screen
}

// New makes an empty view. touched is told the ID of an item that was touched
// and let go, or "" for a touch beside all items; resized is told the size of
// the canvas in pixels.
func New(touched func(id string), resized func(w, h float32)) *View {
	v := &View{touched: touched, pieces: make(map[string]piece)}
	v.ground = newGround(func() { touched("") })
	v.canvas = container.New(&whole{resized: resized, ground: v.ground}, v.ground)
	v.recolour()
	return v
}

// Object is what the window is given as its content.
func (v *View) Object() fyne.CanvasObject { return v.canvas }

// Show draws a screen in a language and a look. One that looks like the one
// before costs nothing: the kiosk's clock ticks twice a second.
func (v *View) Show(s screen.Screen, lang string, look flow.Look) {
	if lang == v.lang && look == v.look && reflect.DeepEqual(s, v.shown) {
		return
	}
	other := look.Contrast != v.look.Contrast
	v.shown, v.lang, v.look = s, lang, look
	v.tile = v.tileSize(s)
	seen := make(map[string]bool, len(s.Items))
	for _, it := range s.Items {
		key := string(it.Role) + " " + it.ID
		seen[key] = true
		v.piece(key, it).show(v, it)
	}
	for key, p := range v.pieces {
		if !seen[key] {
			p.hide()
		}
	}
	if other {
		v.recolour()
	}
	v.canvas.Refresh()
}

// recolour changes the theme of the whole program, which has this one window.
func (v *View) recolour() {
	fyne.CurrentApp().Settings().SetTheme(widgets.NewTheme(v.palette()))
	v.ground.Refresh()
	for _, p := range v.pieces {
		for _, o := range p.objects() {
			o.Refresh()
		}
	}
}

// piece finds the objects of an item, or makes them the first time.
func (v *View) piece(key string, it screen.Item) piece {
	p, ok := v.pieces[key]
	if !ok {
		p = v.newPiece(it)
		v.pieces[key] = p
		for _, o := range p.objects() {
			v.canvas.Add(o)
		}
	}
	return p
}

func (v *View) palette() widgets.Palette {
	if v.look.Contrast {
		return widgets.Contrast
	}
	return widgets.Day
}

// touch makes the callback of an item.
func (v *View) touch(id string) func() { return func() { v.touched(id) } }

// focused says whether the kiosk's own focus is on an item.
func (v *View) focused(it screen.Item) bool { return v.shown.Focus == it.ID }

// whole is the layout of the window: the items have their places, only the
// ground fills everything.
type whole struct {
	resized func(w, h float32)
	ground  fyne.CanvasObject
	size    fyne.Size
}

func (l *whole) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.ground.Resize(size)
	if l.size != size {
		l.size = size
		if l.resized != nil {
			l.resized(size.Width, size.Height)
		}
	}
}

func (l *whole) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 320) }

// put gives an object its place.
func put(o fyne.CanvasObject, r screen.Rect) {
	o.Move(fyne.NewPos(r.X, r.Y))
	o.Resize(fyne.NewSize(r.W, r.H))
	o.Show()
}
