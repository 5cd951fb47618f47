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

	"okienko/apps/hall/flow"
	"okienko/apps/hall/view"
)

var (
	update = flag.Bool("update", false, "rewrite the golden pictures")
	large  = flag.String("large", "", "folder for the same pictures in full size, to look at")
)

// hang is a view on a canvas of a size.
func hang(t *testing.T, b flow.Board, w, h float32) (*view.View, fyne.Canvas) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(view.Theme(b.Contrast))
	v := view.New(b.Contrast)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(v.Content())
	c.Resize(fyne.NewSize(w, h))
	v.Show(b)
	return v, c
}

func picture(c fyne.Canvas) *image.NRGBA {
	drawn := c.Capture()
	out := image.NewNRGBA(drawn.Bounds())
	draw.Draw(out, out.Bounds(), drawn, drawn.Bounds().Min, draw.Src)
	return out
}

// TestPictures holds what residents see. The pictures are a third of a real
// screen: everything follows from the size of the canvas.
func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name  string
		board flow.Board
		w, h  float32
	}{
		{"welcome-pl", welcome("pl"), 1920, 1080},
		{"fresh-pl", sample("pl"), 1920, 1080},
		{"calls-pl", busy("pl"), 1920, 1080},
		{"calls-en", busy("en"), 1920, 1080},
		{"calls-uk", busy("uk"), 1920, 1080},
		{"withdrawn-pl", withdrawn("pl"), 1920, 1080},
		{"stale-pl", stale("pl"), 1920, 1080},
		{"stale-uk-portrait", stale("uk"), 1080, 1920},
		{"closed-pl", closed("pl"), 1920, 1080},
		{"closed-uk", closed("uk"), 1920, 1080},
		{"nosound-en", soundless("en"), 1920, 1080},
		{"starting-pl", starting("pl"), 1920, 1080},
		{"calls-pl-portrait", busy("pl"), 1080, 1920},
		{"welcome-uk-portrait", welcome("uk"), 1080, 1920},
		{"calls-pl-contrast", contrast(busy("pl")), 1920, 1080},
		{"calls-pl-wide", distant(busy("pl"), 380), 1920, 1080},
	} {
		t.Run(c.name, func(t *testing.T) {
			if *large != "" {
				_, canvas := hang(t, c.board, c.w, c.h)
				write(t, filepath.Join(*large, c.name+".png"), picture(canvas))
			}
			_, canvas := hang(t, distant(c.board, c.board.Legible/3), c.w/3, c.h/3)
			golden(t, c.name, picture(canvas))
		})
	}
}

func distant(b flow.Board, legible float32) flow.Board {
	b.Legible = legible
	return b
}

// golden compares a picture with the one in testdata.
func golden(t *testing.T, name string, got *image.NRGBA) {
	t.Helper()
	if runtime.GOARCH != "amd64" {
		t.Skip("golden pictures are compared on amd64 only: arm64 fuses multiply and add and rounds some pixels differently")
	}
	path := filepath.Join("testdata", name+".png")
	if *update {
		write(t, path, got)
		return
	}
	if share := difference(got, read(t, path)); share > 0.0001 {
		failed := filepath.Join(os.TempDir(), "failed-"+name+".png")
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
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
