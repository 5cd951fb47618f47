package e2e

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"okienko/internal/lab"
	"okienko/widgets"
)

// numberInHall reads the number in the lit window of the hall display: the
// largest thing on it, dark on amber.
func (o *town) numberInHall() string { return o.numberOn(o.hall, "hall") }

// numberOn reads the number in the lit window of a screen.
func (o *town) numberOn(d *lab.Display, name string) string {
	o.t.Helper()
	picture, err := d.Picture(o.ctx, name)
	o.check(err)
	lit := litWindow(picture)
	if lit.Empty() {
		return ""
	}
	path := filepath.Join(o.Dir, name+"-number.png")
	o.check(writeShrunk(path, picture, lit.Inset(12)))
	out, err := exec.CommandContext(o.ctx, "tesseract", path, "-", "--psm", "7",
		"-c", "tessedit_char_whitelist=ABCDEFGHJK0123456789").Output()
	o.check(err)
	return strings.TrimSpace(string(out))
}

// litWindow is the place of everything that has the colour of a call.
func litWindow(picture image.Image) image.Rectangle {
	want := widgets.Board[widgets.Call]
	var found image.Rectangle
	b := picture.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 4 {
		run := 0 // an arrow is amber too, but narrow
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, g, bl, _ := picture.At(x, y).RGBA(); uint8(r>>8) != want.R || uint8(g>>8) != want.G || uint8(bl>>8) != want.B {
				run = 0
				continue
			}
			if run++; run > 60 {
				found = found.Union(image.Rect(x-run+1, y, x+1, y+4))
			}
		}
	}
	return found
}

// writeShrunk writes a part of a picture at a quarter of its size: who reads
// pictures expects letters of the size of a book's.
func writeShrunk(path string, picture image.Image, part image.Rectangle) error {
	small := image.NewGray(image.Rect(0, 0, part.Dx()/4+40, part.Dy()/4+40))
	for i := range small.Pix {
		small.Pix[i] = 255
	}
	for y := range part.Dy() / 4 {
		for x := range part.Dx() / 4 {
			r, _, _, _ := picture.At(part.Min.X+4*x, part.Min.Y+4*y).RGBA()
			ink := uint8(255)
			if r>>8 < 128 {
				ink = 0
			}
			small.SetGray(x+20, y+20, color.Gray{Y: ink})
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, small); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
