package widgets_test

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
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"okienko/widgets"
)

var update = flag.Bool("update", false, "rewrite the golden pictures")

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
	drawn := c.Capture()
	out := image.NewNRGBA(drawn.Bounds())
	draw.Draw(out, out.Bounds(), drawn, drawn.Bounds().Min, draw.Src)
	return out
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
	want := read(t, path)
	if share := difference(got, want); share > 0.0001 {
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

func TestDifferenceSeesAChangedPixel(t *testing.T) {
	a, b := image.NewNRGBA(image.Rect(0, 0, 10, 10)), image.NewNRGBA(image.Rect(0, 0, 10, 10))
	b.Pix[0] = 2
	if d := difference(a, b); d != 0 {
		t.Errorf("2 of 255 is within the tolerance, got %v", d)
	}
	b.Pix[0] = 3
	if d := difference(a, b); d != 0.01 {
		t.Errorf("one of 100 pixels differs, got %v", d)
	}
}
