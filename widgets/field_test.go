package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestFieldPictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		typed := NewField("Nazwa użytkownika", nil)
		typed.SetText("akowalska")
		golden.Picture(t, "field-"+palette, picture(t, palette, 640, 160,
			spot{typed, 20, 20, 290, 120}, spot{fault("Kod"), 330, 20, 290, 120}))
	}
}

func TestAFieldIsTypedIn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Day))
	entered := 0
	f := NewField("Nazwa", func() { entered++ })
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(300, 160))
	w.Canvas().Focus(f.Focus())
	test.Type(f.Focus(), "ania")
	f.Focus().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if f.Text() != "ania" || entered != 1 {
		t.Errorf("typed %q, entered %d times", f.Text(), entered)
	}
}

// Who comes to a field in which something stands already writes on at its end.
func TestWhatStandsInAFieldIsWrittenOn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Day))
	f := NewField("Nazwa", nil)
	f.SetText("Kiosk na pię")
	w := test.NewTempWindow(t, f)
	w.Canvas().Focus(f.Focus())
	test.Type(f.Focus(), "trze")
	if f.Text() != "Kiosk na piętrze" {
		t.Errorf("it says %q", f.Text())
	}
}

// The ring stands all around the entry, and apart from the label above it: a
// row of pixels between them is the ground's, in every palette.
func TestAFieldShowsItsFocus(t *testing.T) {
	for name, palette := range palettes {
		f := NewField("Imię, nazwisko, język", nil)
		without := picture(t, name, 300, 140, spot{f, 20, 20, 260, 110})
		f.Focus().FocusGained()
		with := picture(t, name, 300, 140, spot{f, 20, 20, 260, 110})
		if share := golden.Difference(with, without); share < float64(2*(260+52)*4)/(300*140) {
			t.Errorf("%s: the focus changes %.1f %% of the picture", name, share*100)
		}
		top := 0 // the uppermost row of the full colour; the one above it is half of the ring
		for y := 139; y > 0; y-- {
			if with.NRGBAAt(150, y) == palette[Focus] {
				top = y
			}
		}
		for _, y := range []int{top - 2, top - 3} {
			for x := range 300 {
				if with.NRGBAAt(x, y) != palette[Ground] {
					t.Fatalf("%s: the label touches the ring at %d, %d", name, x, y)
				}
			}
		}
		f.Focus().FocusLost()
		if share := golden.Difference(picture(t, name, 300, 140, spot{f, 20, 20, 260, 110}), without); share > 0 {
			t.Errorf("%s: the ring stays when the focus goes", name)
		}
	}
}
