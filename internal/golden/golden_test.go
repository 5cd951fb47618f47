package golden

import (
	"image"
	"testing"
)

func TestDifferenceSeesAChangedPixel(t *testing.T) {
	a, b := image.NewNRGBA(image.Rect(0, 0, 10, 10)), image.NewNRGBA(image.Rect(0, 0, 10, 10))
	b.Pix[0], b.Pix[3], a.Pix[3] = mayDiffer, 255, 255
	if d := Difference(a, b); d != 0 {
		t.Errorf("%d of 255 is within the tolerance, got %v", mayDiffer, d)
	}
	b.Pix[0]++
	if d := Difference(a, b); d != 0.01 {
		t.Errorf("one of 100 pixels differs, got %v", d)
	}
	if d := Difference(a, image.NewNRGBA(image.Rect(0, 0, 9, 10))); d != 1 {
		t.Errorf("pictures of different sizes differ altogether, got %v", d)
	}
}
