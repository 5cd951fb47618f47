package view

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/makiuchi-d/gozxing"
	zxing "github.com/makiuchi-d/gozxing/qrcode"

	"okienko/apps/kiosk/kiosktest"
	"okienko/internal/golden"
	"okienko/office/queue"
	"okienko/widgets"
)

// TestEveryTextFits holds R4 and R40: no text of any screen, language, mode and
// panel is clipped, and none is smaller than the look allows.
func TestEveryTextFits(t *testing.T) {
	test.NewTempApp(t)
	for _, machine := range kiosktest.Machines() {
		for _, modes := range [][]string{nil, {"large"}, {"low"}, {"large", "low"}} {
			v := New(func(string) {}, nil)
			c := software.NewCanvas()
			c.SetPadded(false)
			c.SetContent(v.Object())
			c.Resize(fyne.NewSize(machine.Config.W, machine.Config.H))
			for _, lang := range []string{"pl", "en", "uk"} {
				for _, scene := range kiosktest.Scenes() {
					k := scene.Play(machine.Config, lang, modes...)
					v.Show(k.Screen(), k.Lang(), k.Look())
					for _, it := range k.Screen().Items {
						if p := v.pieces[string(it.Role)+" "+it.ID]; !p.fits() {
							t.Errorf("%s %v %s %s: %q does not fit %+v", machine.Name, modes, lang, scene.Name, it.ID, it.Rect)
						}
					}
				}
			}
		}
	}
}

// TestFocusIsSeen holds R13: the ring changes many pixels, all around.
func TestFocusIsSeen(t *testing.T) {
	for _, modes := range [][]string{nil, {"contrast"}} {
		k := scene("start").Play(machine("1280x1024").Config, "pl", modes...)
		v, without := draw(t, k)
		s := k.Screen()
		for _, it := range s.Items {
			if !it.Role.Operable() {
				continue
			}
			s.Focus = it.ID
			v.Show(s, k.Lang(), k.Look())
			r, with := it.Rect, capture(v, k)
			for side, way := range map[string]image.Point{
				"left": {-1, 0}, "right": {1, 0}, "top": {0, -1}, "bottom": {0, 1},
			} {
				edge := image.Pt(int(r.X+r.W/2+float32(way.X)*r.W/2), int(r.Y+r.H/2+float32(way.Y)*r.H/2))
				if n := ring(with, without, edge, way); n < 4 {
					t.Errorf("%v: a ring of %d pixels at the %s of %s", modes, n, side, it.ID)
				}
			}
		}
	}
}

// ring counts the pixels outwards from an edge that stand out from what was
// there without the focus.
func ring(with, without image.Image, edge, way image.Point) int {
	count := 0
	for d := range 14 {
		at := edge.Add(way.Mul(d))
		if widgets.ContrastRatio(colourAt(with, at), colourAt(without, at)) >= widgets.ShapeContrast {
			count++
		}
	}
	return count
}

func colourAt(img image.Image, at image.Point) color.NRGBA {
	return color.NRGBAModel.Convert(img.At(at.X, at.Y)).(color.NRGBA)
}

func capture(v *View, k *kiosktest.Kiosk) image.Image {
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetContent(v.Object())
	c.Resize(fyne.NewSize(k.Config().W, k.Config().H))
	return c.Capture()
}

// TestTouch holds R29: letting go inside acts, sliding off does not, and a
// touch beside everything is told as such.
func TestTouch(t *testing.T) {
	test.NewTempApp(t)
	var touched []string
	v := New(func(id string) { touched = append(touched, id) }, nil)
	k := scene("start").Play(machine("1080x1920").Config, "pl")
	w := test.NewTempWindow(t, v.Object())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1080, 1920))
	v.Show(k.Screen(), k.Lang(), k.Look())
	for _, id := range []string{"tile:0", "tile:4", "lang:uk", "large"} {
		it, _ := k.Screen().Item(id)
		test.TapCanvas(w.Canvas(), fyne.NewPos(it.Rect.X+it.Rect.W/2, it.Rect.Y+it.Rect.H/2))
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(3, 3))
	if got, want := fmt.Sprint(touched), "[tile:0 tile:4 lang:uk large ]"; got != want {
		t.Errorf("touched %s, want %s", got, want)
	}
	touched = nil
	tile := v.pieces["tile tile:0"].objects()[0]
	tile.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	tile.(desktop.Hoverable).MouseOut()
	tile.(desktop.Mouseable).MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	tile.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	if len(touched) != 0 {
		t.Errorf("sliding off touched %v", touched)
	}
}

func TestSizeIsTold(t *testing.T) {
	test.NewTempApp(t)
	var got [][2]float32
	v := New(func(string) {}, func(w, h float32) { got = append(got, [2]float32{w, h}) })
	w := test.NewTempWindow(t, v.Object())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1920, 1080))
	if len(got) == 0 || got[len(got)-1] != [2]float32{1920, 1080} {
		t.Errorf("told %v", got)
	}
}

// TestNothingIsRebuilt: an item keeps its object, so that textures do not leak.
func TestNothingIsRebuilt(t *testing.T) {
	test.NewTempApp(t)
	v := New(func(string) {}, nil)
	k := scene("start").Play(machine("1080x1920").Config, "pl")
	for range 3 {
		v.Show(k.Screen(), k.Lang(), k.Look())
	}
	before := len(v.canvas.Objects)
	for range 5 {
		k.Touch("lang:uk")
		v.Show(k.Screen(), k.Lang(), k.Look())
		k.Touch("lang:pl")
		v.Show(k.Screen(), k.Lang(), k.Look())
	}
	if after := len(v.canvas.Objects); after != before {
		t.Errorf("%d objects became %d", before, after)
	}
}

// TestCodeIsRead decodes the picture of the screen, not the code it was made of.
func TestCodeIsRead(t *testing.T) {
	for _, modes := range [][]string{nil, {"contrast", "large"}} {
		for _, m := range kiosktest.Machines() {
			k := scene("ticket").Play(m.Config, "pl", modes...)
			_, img := draw(t, k)
			bits, err := gozxing.NewBinaryBitmapFromImage(img)
			if err != nil {
				t.Fatal(err)
			}
			read, err := zxing.NewQRCodeReader().Decode(bits, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
			if err != nil {
				t.Errorf("%s %v: %v", m.Name, modes, err)
				continue
			}
			if want := kiosktest.Plan().StatusAddress + queue.StatusCode(k.Prints[0].Ticket); read.GetText() != want {
				t.Errorf("the code says %q", read.GetText())
			}
		}
	}
}

// TestContrastRecolours sees that the palette of the picture really changes,
// and changes back for the next person.
func TestContrastRecolours(t *testing.T) {
	k := scene("start").Play(machine("1280x1024").Config, "pl")
	v, day := draw(t, k)
	k.Touch("contrast")
	v.Show(k.Screen(), k.Lang(), k.Look())
	dark := capture(v, k)
	corner := image.Pt(2, 2)
	if colourAt(day, corner) != widgets.Day[widgets.Ground] || colourAt(dark, corner) != widgets.Contrast[widgets.Ground] {
		t.Error("the ground keeps its colour")
	}
	k.Touch("contrast")
	v.Show(k.Screen(), k.Lang(), k.Look())
	if d := golden.Difference(day, capture(v, k)); d > 0.002 {
		t.Errorf("%.2f %% differ after switching back", d*100)
	}
}
