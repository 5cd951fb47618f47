package view_test

import (
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"okienko/apps/desk/flow"
	"okienko/apps/desk/view"
	"okienko/widgets"
)

var update = flag.Bool("update", false, "rewrite the golden pictures")

// window is a view on a canvas without a display.
type window struct {
	*view.View
	canvas interface {
		fyne.Canvas
		SetScale(float32)
	}
	sent []flow.Msg
}

func open(t *testing.T, width, height float32) *window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(widgets.NewTheme(widgets.Day))
	w := &window{}
	w.View = view.New(func(m flow.Msg) { w.sent = append(w.sent, m) })
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
	draw.Draw(out, out.Bounds(), image.NewUniform(widgets.Day[widgets.Ground]), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), drawn, drawn.Bounds().Min, draw.Over)
	return out
}

// golden compares a picture with the one in testdata.
func golden(t *testing.T, name string, got *image.NRGBA) {
	t.Helper()
	if runtime.GOARCH != "amd64" {
		t.Skip("golden pictures are compared on amd64 only: arm64 rounds some pixels differently")
	}
	path := filepath.Join("testdata", name+".png")
	if *update {
		write(t, path, got)
		return
	}
	if share := difference(got, read(t, path)); share > 0.0001 {
		failed := filepath.Join(os.TempDir(), "failed-desk-"+name+".png")
		write(t, failed, got)
		t.Errorf("%s: %.3f %% of the pixels differ; drawn: %s", path, share*100, failed)
	}
}

// difference is the share of pixels that differ by more than 2 of 255.
func difference(a, b *image.NRGBA) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	count := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for j := range 4 {
			if d := int(a.Pix[i+j]) - int(b.Pix[i+j]); d > 2 || d < -2 {
				count++
				break
			}
		}
	}
	return float64(count) / float64(len(a.Pix)/4)
}

func read(t *testing.T, path string) *image.NRGBA {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("%v (draw it with -update)", err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewNRGBA(img.Bounds())
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}

func write(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
