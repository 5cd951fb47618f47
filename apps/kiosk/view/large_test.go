package view

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"okienko/apps/kiosk/kiosktest"
	"okienko/widgets/fonts"
)

// TestLargeLettersAreLegible holds R4 on what is drawn: in large letters every
// capital that a visit needs spans 0.7 degrees from where a person stands. The
// office's name above everything is known by then.
func TestLargeLettersAreLegible(t *testing.T) {
	test.NewTempApp(t)
	for _, machine := range kiosktest.Machines() {
		c := machine.Config
		least := c.DistanceMM * 0.01222 / fonts.CapHeight * c.PxPerMM()
		v := New(func(string) {}, nil)
		onto := software.NewCanvas()
		onto.SetPadded(false)
		onto.SetContent(v.Object())
		onto.Resize(fyne.NewSize(c.W, c.H))
		for _, lang := range []string{"pl", "en", "uk"} {
			for _, scene := range kiosktest.Scenes() {
				k := scene.Play(c, lang, "large")
				if !k.Look().Large {
					continue // a kiosk that has just started knows nobody's wishes
				}
				v.Show(k.Screen(), k.Lang(), k.Look())
				for key, p := range v.pieces {
					if key == "body mark" {
						continue
					}
					for _, o := range p.objects() {
						eachLine(o, func(line *canvas.Text) {
							if line.Text != "" && line.TextSize < least {
								t.Errorf("%s %s %s: %q is set in %.1f, needs %.1f", machine.Name, lang, scene.Name, line.Text, line.TextSize, least)
							}
						})
					}
				}
			}
		}
	}
}

// eachLine walks the lines of text that are seen.
func eachLine(o fyne.CanvasObject, see func(*canvas.Text)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Text:
		see(o)
	case *fyne.Container:
		for _, child := range o.Objects {
			eachLine(child, see)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			eachLine(child, see)
		}
	}
}
