package lab

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"
)

const codeSigns = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

func picture(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestSignsAreRead off the pictures that the screens' own tests keep.
func TestSignsAreRead(t *testing.T) {
	for _, c := range []struct {
		picture, signs, want string
		part                 image.Rectangle
	}{
		{"code-pl", codeSigns, "7KF2MQX4D", image.Rect(60, 176, 610, 250)},
		{"code-contrast", codeSigns, "7KF2MQX4D", image.Rect(60, 176, 610, 250)},
		{"compare-pl", "0123456789", "482913", image.Rect(220, 190, 880, 360)},
	} {
		got, err := readSigns(picture(t, "../../apps/admin/view/testdata/"+c.picture+".png"), c.part, c.signs)
		if err != nil || got != c.want {
			t.Errorf("%s: %q is read as %q, %v", c.picture, c.want, got, err)
		}
	}
}

// TestEachSignIsItsOwn: at the size of a code on the screen no sign is taken for
// another.
func TestEachSignIsItsOwn(t *testing.T) {
	all, err := typeShapes()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range codeSigns {
		for _, b := range codeSigns {
			if a != b && all[a].distance(all[b]) < 0.05 {
				t.Errorf("%c and %c are too alike: %.4f", a, b, all[a].distance(all[b]))
			}
		}
	}
}

func TestAnEmptyCardHasNoSigns(t *testing.T) {
	card := image.NewUniform(color.White)
	if got, err := readSigns(card, image.Rect(0, 0, 40, 20), codeSigns); err != nil || got != "" {
		t.Errorf("read %q, %v", got, err)
	}
}
