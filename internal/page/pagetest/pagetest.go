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

// Open makes a window in a palette.
func Open(t *testing.T, palette widgets.Palette, width, height float32) *Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(widgets.NewTheme(palette))
	w := &Window{palette: palette}
	w.View = view.New(func(m any) { w.Sent = append(w.Sent, m) })
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(w.Content())
	c.Resize(fyne.NewSize(width, height))
	w.Canvas = c
	w.Attach(c)
	return w
}

// Picture is what the window shows.
func (w *Window) Picture() *image.NRGBA {
	drawn := w.Canvas.Capture()
	out := image.NewNRGBA(drawn.Bounds())
	draw.Draw(out, out.Bounds(), image.NewUniform(w.palette[widgets.Ground]), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), drawn, drawn.Bounds().Min, draw.Over)
	return out
}

// Check shows a page and reports what is cut, lies on something else, or reaches
// out of the window.
func (w *Window) Check(t *testing.T, where string, p page.Page) {
	t.Helper()
	w.Show(p)
	w.checkLines(t, where)
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
	all := w.Content().(*fyne.Container).Objects
	size := w.Content().Size()
	for i, a := range all {
		if end := a.Position().Add(a.Size()); end.X > size.Width || end.Y > size.Height {
			t.Errorf("%s: %T ends at %v of %v", where, a, end, size)
		}
		for _, b := range all[i+1:] {
			if !card(a) && !card(b) && overlap(a, b) {
				t.Errorf("%s: %T %v %v lies on %T %v %v", where, a, a.Position(), a.Size(), b, b.Position(), b.Size())
			}
		}
	}
}

func card(o fyne.CanvasObject) bool {
	_, ok := o.(*widgets.Card)
	return ok
}

func overlap(a, b fyne.CanvasObject) bool {
	const touch = 3 // lines of text have air of their own
	p, ps := inside(a)
	q, qs := inside(b)
	return p.X+touch < q.X+qs.Width && q.X+touch < p.X+ps.Width && p.Y+touch < q.Y+qs.Height && q.Y+touch < p.Y+ps.Height
}

// inside is where something stands, without the room that is kept for a ring or
// for a fault.
func inside(o fyne.CanvasObject) (fyne.Position, fyne.Size) {
	switch o.(type) {
	case *widgets.QueueList:
		const reach = widgets.RingReach
		return o.Position().AddXY(reach, reach), o.Size().SubtractWidthHeight(2*reach, 2*reach)
	case *widgets.Field:
		return o.Position(), o.Size().SubtractWidthHeight(0, 24)
	}
	return o.Position(), o.Size()
}
