package view_test

import (
	"image"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"okienko/apps/desk/flow"
	"okienko/apps/desk/view"
	"okienko/widgets"
)

// window is a view on a canvas without a display.
type window struct {
	*view.View
	canvas interface {
		fyne.Canvas
		SetScale(float32)
	}
	sent    []flow.Msg
	colours widgets.Palette
}

func open(t *testing.T, width, height float32) *window {
	t.Helper()
	return openIn(t, widgets.Day, width, height)
}

func openIn(t *testing.T, colours widgets.Palette, width, height float32) *window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(widgets.NewTheme(colours))
	w := &window{colours: colours}
	w.View = view.New(colours, func(m flow.Msg) { w.sent = append(w.sent, m) })
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(w.Content())
	c.Resize(fyne.NewSize(width, height))
	w.canvas = c
	w.Attach(c)
	return w
}

func (w *window) picture() *image.NRGBA {
	drawn := w.canvas.Capture()
	out := image.NewNRGBA(drawn.Bounds())
	draw.Draw(out, out.Bounds(), image.NewUniform(w.colours[widgets.Ground]), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), drawn, drawn.Bounds().Min, draw.Over)
	return out
}
