package view_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"okienko/widgets"
)

// R5: whoever looks up late still finds a number: beside the newest call at
// least four earlier ones are seen, whole, on every shape of screen.
func TestFourEarlierCallsStay(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1920, 1080), fyne.NewSize(1280, 720), fyne.NewSize(1080, 1920)} {
		for _, legible := range []float32{0, 177} {
			b := distant(busy("pl"), legible*min(size.Width, size.Height)/1080)
			_, c := hang(t, b, size.Width, size.Height)
			seen := 0
			eachWindow(c.Content(), func(w *widgets.Window) {
				at, has := w.Position(), w.Size()
				if at.X >= 0 && at.Y >= 0 && at.X+has.Width <= size.Width && at.Y+has.Height <= size.Height && has.Width > 40 {
					seen++
				}
			})
			if seen < 1+4 {
				t.Errorf("%v at %v: %d calls are seen", size, legible, seen)
			}
		}
	}
}

func eachWindow(o fyne.CanvasObject, f func(*widgets.Window)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *widgets.Window:
		f(o)
	case *fyne.Container:
		for _, child := range o.Objects {
			eachWindow(child, f)
		}
	case *container.ThemeOverride:
		eachWindow(o.Content, f)
	}
}
