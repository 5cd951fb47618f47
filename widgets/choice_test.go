package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	. "okienko/widgets"

	"okienko/internal/golden"
)

var desks = []string{"Stanowisko 1", "Stanowisko 2", "Kasa", "Informacja"}

func TestChoicePictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		focused := NewChoice("Język", []string{"Polski", "Українська", "English"}, nil)
		focused.FocusGained()
		focused.Set([]string{"Polski", "Українська", "English"}, 1)
		golden.Picture(t, "choice-"+palette, picture(t, palette, 500, 280,
			spot{NewChoice("Stanowisko", desks, nil), 20, 20, 460, 140}, spot{focused, 20, 170, 460, 90}))
	}
}

func TestAChoiceIsMadeByKeysAndByTap(t *testing.T) {
	test.NewTempApp(t)
	var told []int
	c := NewChoice("Stanowisko", desks, func(i int) { told = append(told, i) })
	w := test.NewTempWindow(t, c)
	w.Resize(fyne.NewSize(700, 140))
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyDown, fyne.KeyUp} {
		c.TypedKey(&fyne.KeyEvent{Name: key})
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(400, 60))
	if c.Chosen() != 2 || len(told) != 4 {
		t.Errorf("chosen %d, told %v", c.Chosen(), told)
	}
	if w.Canvas().Focused() != fyne.Focusable(c) {
		t.Error("a tap does not take the focus")
	}
	if got := c.AccessibilityLabel(); got != "Stanowisko, Kasa" {
		t.Error(got)
	}
}

func TestFewerOptionsHideTheRest(t *testing.T) {
	test.NewTempApp(t)
	c := NewChoice("Stanowisko", desks, nil)
	c.Set(desks[:1], -1)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if c.Chosen() != 0 || c.HeightFor(220) >= NewChoice("", desks, nil).HeightFor(220) {
		t.Errorf("chosen %d, height %v", c.Chosen(), c.HeightFor(220))
	}
}
