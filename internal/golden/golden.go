// Package golden compares what a test has drawn with a picture that was looked
// at once and kept. The flag -update writes the pictures anew.
package golden

import (
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden pictures")

// What may differ: fonts and curves are rounded a little differently by another
// version of a library, and nobody sees a hundredth of a per cent.
const (
	mayDiffer = 2      // of 255, in each colour of a pixel
	mayShare  = 0.0001 // of the pixels by more than that
)

// Picture compares a picture with testdata/NAME.png of the test's package. One
// that differs is kept for looking at.
func Picture(t *testing.T, name string, got image.Image) {
	t.Helper()
	if runtime.GOARCH != "amd64" {
		t.Skip("skipped: golden pictures are compared on amd64 only, because arm64 fuses multiply and add and rounds some pixels differently")
	}
	path := filepath.Join("testdata", name+".png")
	if *update {
		// One that looks the same stays as it is: who reviews a change should
		// see what changed.
		if _, err := os.Stat(path); err != nil || Difference(got, read(t, path)) > mayShare {
			Write(t, path, got)
		}
		return
	}
	if share := Difference(got, read(t, path)); share > mayShare {
		failed := filepath.Join(os.TempDir(), "failed-"+filepath.Base(name)+".png")
		Write(t, failed, got)
		t.Errorf("%s: %.3f %% of the pixels differ; drawn: %s", path, share*100, failed)
	}
}

// Pixels copies a picture into a form whose pixels can be compared.
func Pixels(img image.Image) *image.NRGBA {
	out := image.NewNRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}

// Difference is the share of pixels, from 0 to 1, that differ by more than an
// eye could see. Pictures of different sizes differ altogether.
func Difference(first, second image.Image) float64 {
	a, b := Pixels(first), Pixels(second)
	if a.Bounds() != b.Bounds() {
		return 1
	}
	count := 0
	for i := 0; i < len(a.Pix); i += 4 {
		if differs(a.Pix[i:i+4], b.Pix[i:i+4]) {
			count++
		}
	}
	return float64(count) / float64(len(a.Pix)/4)
}

func differs(a, b []uint8) bool {
	for i := range a {
		if d := int(a[i]) - int(b[i]); d > mayDiffer || d < -mayDiffer {
			return true
		}
	}
	return false
}

func read(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("%v (draw it with -update, and look at it)", err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// Write writes a picture, and makes its folder where it is missing.
func Write(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
