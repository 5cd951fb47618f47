package widgets_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"okienko/internal/golden"
	"okienko/widgets"
)

// spot is an object at a place of a picture.
type spot struct {
	object     fyne.CanvasObject
	x, y, w, h float32
}

// palettes are what golden pictures are drawn in, by the end of their names.
var palettes = map[string]widgets.Palette{
	"day": widgets.Day, "contrast": widgets.Contrast, "board": widgets.Board,
}

// picture draws objects on the ground of a palette.
func picture(t *testing.T, palette string, w, h float32, spots ...spot) *image.NRGBA {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(widgets.NewTheme(palettes[palette]))
	ground := canvas.NewRectangle(palettes[palette][widgets.Ground])
	ground.Resize(fyne.NewSize(w, h))
	content := container.NewWithoutLayout(ground)
	for _, s := range spots {
		s.object.Move(fyne.NewPos(s.x, s.y))
		s.object.Resize(fyne.NewSize(s.w, s.h))
		s.object.Refresh()
		content.Add(s.object)
	}
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(content)
	c.Resize(fyne.NewSize(w, h))
	return golden.Pixels(c.Capture())
}
