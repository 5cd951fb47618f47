package widgets_test

import (
	"image"
	"testing"

	"github.com/makiuchi-d/gozxing"
	reader "github.com/makiuchi-d/gozxing/qrcode"
	"github.com/skip2/go-qrcode"

	. "okienko/widgets"
)

// A phone must read what the screen shows, so the picture is decoded and not
// the bitmap.
func TestAPhoneReadsTheScreen(t *testing.T) {
	const text = "https://kolejka.lesznowola.example/t/A027?żółć=і"
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		t.Fatal(err)
	}
	for palette := range palettes {
		for _, side := range []float32{150, 211, 400} {
			q := NewQRCode("")
			q.Set(code.Bitmap(), "Twój numer w telefonie")
			got := picture(t, palette, 440, 440, spot{q, 20, 20, side, side})
			if read := scan(t, got); read != text {
				t.Errorf("%s, %v pixels: read %q", palette, side, read)
			}
		}
	}
}

func scan(t *testing.T, img image.Image) string {
	t.Helper()
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatal(err)
	}
	result, err := reader.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		t.Error(err)
		return ""
	}
	return result.GetText()
}

func TestTheMarginIsFourModules(t *testing.T) {
	q := NewQRCode("")
	q.Set([][]bool{{false, false, false}, {false, true, false}, {false, false, false}}, "")
	got := picture(t, "day", 90, 90, spot{q, 0, 0, 90, 90})
	for x, want := range map[int]uint8{39: 255, 40: 0, 49: 0, 50: 255} {
		if at := got.NRGBAAt(x, 45); at.R != want {
			t.Errorf("pixel %d is %d, want %d", x, at.R, want)
		}
	}
}

func TestAnEmptyCodeIsWhite(t *testing.T) {
	q := NewQRCode("")
	q.Set(nil, "")
	got := picture(t, "contrast", 40, 40, spot{q, 0, 0, 40, 40})
	if at := got.NRGBAAt(20, 20); at.R != 255 {
		t.Errorf("got %v", at)
	}
}
