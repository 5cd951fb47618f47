package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/go-gl/glfw/v3.4/glfw"

	"okienko/apps/desk/view"
	"okienko/internal/station"
)

// window is the desk's window in its two forms: the whole one, and the bar, which
// stays above other programs. Each form has its place. All of it is called on the
// toolkit's thread.
type window struct {
	fyne.Window
	last *station.Kept[remembered]
	warn func(error)

	shaped bool // it has a form
	thin   bool
	places places
	looked place
	redraw int // how often it is still to be drawn, see put
}

// wholeSize is the whole window before anybody has changed it.
var wholeSize = fyne.NewSize(1100, 720)

func newWindow(w fyne.Window, last *station.Kept[remembered], warn func(error)) *window {
	return &window{Window: w, last: last, warn: warn, places: last.Read().Places}
}

// shape gives the window its form, when it has another, and remembers where the
// form stands when it was moved. It is called as often as the window is drawn.
func (w *window) shape(thin bool) {
	defer w.ended()
	if !w.open() {
		return
	}
	if w.shaped && w.thin == thin {
		w.look()
		return
	}
	if w.shaped {
		if now, ok := w.now(); ok {
			w.keep(now)
		}
	}
	w.thin = thin
	if !w.shaped && !thin && w.places.Whole == (place{}) {
		w.shaped = true // as the system has put it
		return
	}
	w.shaped = true
	w.put(w.wanted())
}

// ended lets the system's window be gone: the toolkit ends by itself when it is asked
// to, sometimes before we hear of it.
func (w *window) ended() {
	fault := recover()
	if e, ok := fault.(*glfw.Error); ok && e.Code.String() == "NotInitialized" {
		return
	}
	if fault != nil {
		panic(fault)
	}
}

// open says whether the system has a window for us by now.
func (w *window) open() bool {
	is := false
	w.Window.(driver.NativeWindow).RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			is = c.WindowHandle != 0
		case driver.WindowsWindowContext:
			is = c.HWND != 0
		}
	})
	return is
}

// native lends the system's window. The toolkit can put one above others, but not
// take it back, and does not say where one is.
func (w *window) native(f func(*glfw.Window)) {
	if c, ok := w.Window.(interface{ RunWithContext(func()) }); ok {
		c.RunWithContext(func() {
			if g := glfw.GetCurrentContext(); g != nil {
				f(g)
			}
		})
	}
}

// wanted is where the form is to stand: where it stood last, if there is still a
// screen.
func (w *window) wanted() place {
	scale, screens := w.Canvas().Scale(), screens()
	if !w.thin {
		p := w.places.Whole
		if p.Width == 0 {
			p.Width, p.Height = wholeSize.Width, wholeSize.Height
		}
		if !p.seen(screens, scale) {
			p.X, p.Y = w.places.Bar.X, w.places.Bar.Y
		}
		return p
	}
	size := view.BarSize()
	p := w.places.Bar
	if p.Width == 0 || !p.seen(screens, scale) {
		return barAt(screens, size.Width, size.Height, scale)
	}
	p.Height = size.Height
	return p
}

func (w *window) put(p place) {
	w.native(func(g *glfw.Window) {
		if g.GetAttrib(glfw.Maximized) == glfw.True {
			g.Restore()
		}
		g.SetAttrib(glfw.Floating, attribute(w.thin))
		g.SetSizeLimits(glfw.DontCare, glfw.DontCare, glfw.DontCare, glfw.DontCare) // those of the other form
	})
	w.Resize(fyne.NewSize(p.Width, p.Height))
	if p.X != 0 || p.Y != 0 {
		w.Window.(desktop.Window).RequestPosition(p.X, p.Y)
	}
	if p.Maximized {
		w.native(func(g *glfw.Window) { g.Maximize() })
	}
	// The toolkit draws before the system has changed the size, and then it draws
	// nothing: what it drew is at the edge that was cut off.
	w.looked, w.redraw = place{}, 3
}

func attribute(on bool) int {
	if on {
		return glfw.True
	}
	return glfw.False
}

// look remembers the place when it has not changed since the last look: a window
// that is being moved is in many places.
func (w *window) look() {
	if w.redraw > 0 {
		w.redraw--
		w.Content().Refresh()
	}
	now, ok := w.now()
	if !ok {
		return
	}
	if now == w.looked {
		w.keep(now)
	}
	w.looked = now
}

// keep remembers where the form stands.
func (w *window) keep(now place) {
	kept := &w.places.Whole
	if w.thin {
		kept = &w.places.Bar
	}
	if now == *kept {
		return
	}
	*kept = now
	if err := w.last.Change(func(m *remembered) { m.Places = w.places }); err != nil {
		w.warn(err)
	}
}

// now is where the window stands, unless it is put away.
func (w *window) now() (p place, ok bool) {
	w.native(func(g *glfw.Window) {
		if g.GetAttrib(glfw.Iconified) == glfw.True {
			return
		}
		p.X, p.Y = g.GetPos()
		p.Maximized = g.GetAttrib(glfw.Maximized) == glfw.True
		ok = true
	})
	size := w.Canvas().Size()
	p.Width, p.Height = size.Width, size.Height
	if p.Maximized { // it goes back to the size that it had before
		p.Width, p.Height = w.places.Whole.Width, w.places.Whole.Height
	}
	return p, ok
}

func screens() []area {
	var all []area
	for _, m := range glfw.GetMonitors() {
		x, y, width, height := m.GetWorkarea()
		all = append(all, area{x, y, width, height})
	}
	return all
}
