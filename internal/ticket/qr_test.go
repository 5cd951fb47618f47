package ticket

import (
	"image"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// TestCodeReadsFromEverySide also shows that a ticket has no wrong way up for a
// blind reader's telephone (EN 301 549, 8.4.3), so it needs no tactile mark.
func TestCodeReadsFromEverySide(t *testing.T) {
	each(t, func(t *testing.T, _ string, f Face, _ Head, r *Raster) {
		if f.Address == "" {
			t.Skip("no address on this ticket")
		}
		picture := r.Image()
		for turn := 0; turn < 360; turn += 90 {
			if got := scan(t, picture); got != f.Address {
				t.Errorf("turned by %d degrees the code reads %q, want %q", turn, got, f.Address)
			}
			picture = quarterTurn(picture)
		}
	})
}

func scan(t *testing.T, m image.Image) string {
	t.Helper()
	bits, err := gozxing.NewBinaryBitmapFromImage(m)
	if err != nil {
		t.Fatal(err)
	}
	hard := map[gozxing.DecodeHintType]interface{}{gozxing.DecodeHintType_TRY_HARDER: true}
	found, err := qrcode.NewQRCodeReader().Decode(bits, hard)
	if err != nil {
		return "nothing: " + err.Error()
	}
	return found.GetText()
}

func quarterTurn(m image.Image) image.Image {
	b := m.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dy(), b.Dx()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			out.Set(b.Dy()-1-y, x, m.At(x, y))
		}
	}
	return out
}

// TestCodeHasItsWhiteEdge looks at the dots around the code, and at its size.
func TestCodeHasItsWhiteEdge(t *testing.T) {
	each(t, func(t *testing.T, _ string, f Face, h Head, r *Raster) {
		if f.Address == "" {
			t.Skip("no address on this ticket")
		}
		c, top := codeOf(t, f, h)
		if c.side() < 25*DotsPerMM {
			t.Errorf("the code is %d dots wide, %d is the least", c.side(), 25*DotsPerMM)
		}
		inner := image.Rect(c.left, top, c.left+c.side(), top+c.side())
		outer := inner.Inset(-4 * c.module)
		for y := outer.Min.Y; y < outer.Max.Y; y++ {
			for x := outer.Min.X; x < outer.Max.X; x++ {
				if !image.Pt(x, y).In(inner) && r.Black(x, y) {
					t.Fatalf("black dot at %d,%d in the white edge of the code", x, y)
				}
			}
		}
		if outer.Min.X < 0 || outer.Max.X > h.Dots {
			t.Errorf("the white edge %v leaves the paper", outer)
		}
	})
}

// codeOf is the code and the first row of its modules.
func codeOf(t *testing.T, f Face, h Head) (*code, int) {
	t.Helper()
	y := endSpace
	for _, b := range layOut(f, h) {
		y += b.above
		if c, ok := b.box.(*code); ok {
			return c, y + quiet*c.module
		}
		y += b.height()
	}
	t.Fatal("no code on the ticket")
	return nil, 0
}

// TestAddressTooLong: a ticket without a code is better than none.
func TestAddressTooLong(t *testing.T) {
	f := faces["pl"]
	f.Address = string(make([]byte, 5000))
	for _, b := range layOut(f, Head80) {
		if _, ok := b.box.(*code); ok {
			t.Error("a code was drawn for an address that cannot be encoded")
		}
	}
	if r := Draw(f, Head80); r.Height == 0 {
		t.Error("nothing was drawn")
	}
}
