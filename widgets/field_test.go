package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	. "okienko/widgets"
)

func TestFieldPictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		typed := NewField("Nazwa użytkownika", nil)
		typed.SetText("akowalska")
		golden(t, "field-"+palette, picture(t, palette, 640, 160,
			spot{typed, 20, 20, 290, 120}, spot{fault("Kod"), 330, 20, 290, 120}))
	}
}

func TestAFieldIsTypedIn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Day))
	entered := 0
	f := NewField("Nazwa", func() { entered++ })
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(300, 160))
	before := w.Canvas().Capture()
	w.Canvas().Focus(f.Focus())
	test.Type(f.Focus(), "ania")
	f.Focus().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if f.Text() != "ania" || entered != 1 {
		t.Errorf("typed %q, entered %d times", f.Text(), entered)
	}
	if before == w.Canvas().Capture() {
		t.Error("the focus is not seen")
	}
}
