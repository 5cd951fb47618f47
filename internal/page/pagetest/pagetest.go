// Package pagetest draws pages without a display, and finds what is cut, covered
// or out of the window, in every language.
package pagetest

import (
	"image"
	"image/draw"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"okienko/internal/page"
	"okienko/internal/page/view"
	"okienko/widgets"
)

// Window is a view on a canvas without a display.
type Window struct {
	*view.View
	Canvas interface {
		fyne.Canvas
		SetScale(float32)
	}
	Sent    []any
	palette widgets.Palette
}

// Languages are those in which every page has to stand.
var Languages = []string{"pl", "en", "uk"}

// begin makes a window that stands nowhere yet.
func begin(t *testing.T, palette widgets.Palette) *Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(widgets.NewTheme(palette))
	w := &Window{palette: palette}
	w.View = view.New(func(m any) { w.Sent = append(w.Sent, m) })
	return w
}

// Open makes a window in a palette.
func Open(t *testing.T, palette widgets.Palette, width, height float32) *Window {
	t.Helper()
	w := begin(t, palette)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(w.Content())
	c.Resize(fyne.NewSize(width, height))
	w.Canvas = c
	w.Attach(c)
	return w
}

// OpenAsAProgram makes a window that the toolkit knows as one of its own: another
// palette reaches it as in a program.
func OpenAsAProgram(t *testing.T, palette widgets.Palette, width, height float32) *Window {
	t.Helper()
	w := begin(t, palette)
	inner := test.NewTempWindow(t, w.Content())
	inner.SetPadded(false)
	inner.Resize(fyne.NewSize(width, height))
	w.Canvas = inner.Canvas().(software.WindowlessCanvas)
	w.Attach(w.Canvas)
	return w
}

// Recolour gives the window another palette.
func (w *Window) Recolour(palette widgets.Palette) {
	w.palette = palette
	fyne.CurrentApp().Settings().SetTheme(widgets.NewTheme(palette))
}

// Picture is what the window shows.
func (w *Window) Picture() *image.NRGBA {
	defer w.hideUnseen()()
	drawn := w.Canvas.Capture()
	out := image.NewNRGBA(drawn.Bounds())
	draw.Draw(out, out.Bounds(), image.NewUniform(w.palette[widgets.Ground]), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), drawn, drawn.Bounds().Min, draw.Over)
	return out
}

// hideUnseen hides what is scrolled out of sight, until the function that it returns
// is called: the painter of pictures forgets, within a field, what the column around
// it cuts off. Windows do not.
func (w *Window) hideUnseen() (back func()) {
	var hidden []fyne.CanvasObject
	for _, o := range w.Content().(*fyne.Container).Objects {
		s, ok := o.(*container.Scroll)
		if !ok || !s.Visible() {
			continue
		}
		for _, inner := range s.Content.(*fyne.Container).Objects {
			top := inner.Position().Y - s.Offset.Y
			if inner.Visible() && (top >= s.Size().Height || top+inner.Size().Height <= 0) {
				inner.Hide()
				hidden = append(hidden, inner)
			}
		}
	}
	return func() {
		for _, o := range hidden {
			o.Show()
		}
	}
}

// Check shows a page and reports what is cut, lies on something else, or reaches
// out of the window.
func (w *Window) Check(t *testing.T, where string, p page.Page) {
	t.Helper()
	w.Show(p)
	w.checkLines(t, where)
	w.checkPlaces(t, where)
}

// CheckPlaces is Check for a screen on which names in lists may be cut.
func (w *Window) CheckPlaces(t *testing.T, where string, p page.Page) {
	t.Helper()
	w.Show(p)
	w.checkPlaces(t, where)
}

func (w *Window) checkLines(t *testing.T, where string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Content()) {
		line, ok := o.(*canvas.Text)
		if !ok || !line.Visible() || line.Text == "" || line.Size().Width == 0 {
			continue
		}
		if need := line.MinSize().Width; need > line.Size().Width+1.5 {
			t.Errorf("%s: %q needs %.0f, has %.0f", where, line.Text, need, line.Size().Width)
		}
		if strings.HasSuffix(line.Text, "…") && line.TextSize == 16.5 {
			t.Errorf("%s: cut: %q", where, line.Text)
		}
	}
}

func (w *Window) checkPlaces(t *testing.T, where string) {
	t.Helper()
	all := w.objects()
	size := w.Content().Size()
	for i, a := range all {
		if end := a.at.Add(a.Size()); end.X > size.Width || !a.scrolls && end.Y > size.Height {
			t.Errorf("%s: %T ends at %v of %v", where, a.CanvasObject, end, size)
		}
		for _, b := range all[i+1:] {
			if a.scrolls == b.scrolls && !ground(a) && !ground(b) && overlap(a, b) {
				t.Errorf("%s: %T %v %v lies on %T %v %v", where, a.CanvasObject, a.at, a.Size(), b.CanvasObject, b.at, b.Size())
			}
		}
	}
}

// Reads says whether a text stands in the window, in one line or in several.
func (w *Window) Reads(text string) bool {
	var all []string
	for _, o := range test.LaidOutObjects(w.Content()) {
		if line, ok := o.(*canvas.Text); ok && line.Visible() {
			all = append(all, strings.Fields(line.Text)...)
		}
	}
	return strings.Contains(" "+strings.Join(all, " ")+" ", " "+strings.Join(strings.Fields(text), " ")+" ")
}

// Scrolls says whether a column of the page is higher than its room.
func (w *Window) Scrolls() bool {
	for _, o := range w.Content().(*fyne.Container).Objects {
		if s, ok := o.(*container.Scroll); ok && s.Visible() && s.Content.MinSize().Height > s.Size().Height+1 {
			return true
		}
	}
	return false
}

// placed is an object with its place in the window.
type placed struct {
	fyne.CanvasObject
	at      fyne.Position
	scrolls bool // it may be out of sight until somebody scrolls
}

func (w *Window) objects() (all []placed) {
	for _, o := range w.Content().(*fyne.Container).Objects {
		s, ok := o.(*container.Scroll)
		switch {
		case !ok:
			all = append(all, placed{o, o.Position(), false})
		case s.Visible():
			for _, inner := range s.Content.(*fyne.Container).Objects {
				all = append(all, placed{inner, s.Position().Add(inner.Position()), s.Content.MinSize().Height > s.Size().Height+1})
			}
		}
	}
	return all
}

// ground says whether other things lie on an object by intention.
func ground(o placed) bool {
	switch o.CanvasObject.(type) {
	case *widgets.Card, *canvas.Rectangle:
		return true
	}
	return false
}

func overlap(a, b placed) bool {
	const touch = 3 // lines of text have air of their own
	p, ps := inside(a)
	q, qs := inside(b)
	return p.X+touch < q.X+qs.Width && q.X+touch < p.X+ps.Width && p.Y+touch < q.Y+qs.Height && q.Y+touch < p.Y+ps.Height
}

// inside is where something stands, without the room that is kept for a ring or
// for a fault.
func inside(o placed) (fyne.Position, fyne.Size) {
	switch o.CanvasObject.(type) {
	case *widgets.QueueList:
		const reach = widgets.RingReach
		return o.at.AddXY(reach, reach), o.Size().SubtractWidthHeight(2*reach, 2*reach)
	case *widgets.Field:
		return o.at, o.Size().SubtractWidthHeight(0, 24)
	}
	return o.at, o.Size()
}
