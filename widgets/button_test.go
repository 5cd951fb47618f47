package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestButtonPictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast", "board"} {
		var spots []spot
		for i, view := range []ButtonView{
			{Kind: Primary, Label: "Weź numer", Icon: IconTicket},
			{Kind: Secondary, Label: "Wróć", Icon: IconArrowLeft},
			{Kind: Quiet, Label: "Pomoc"},
			{Kind: Danger, Label: "Zamknij dzień"},
			{Label: "Cofnij", Off: true},
			{Label: "Odłóż", Icon: IconPause, Shortcut: "F6"},
			{Label: "Wezwij ponownie", Focused: true},
			{Kind: Primary, Label: "Zakończ obsługę i wezwij następną osobę"},
		} {
			x, y := float32(20+i%2*280), float32(20+i/2*80)
			spots = append(spots, spot{NewButton(view, nil), x, y, 260, 60})
		}
		golden.Picture(t, "button-"+palette, picture(t, palette, 580, 340, spots...))
	}
}

func TestTheLeastSizeShowsTheWholeLabel(t *testing.T) {
	test.NewTempApp(t)
	b := NewButton(ButtonView{Label: "Wezwij następną osobę", Icon: IconArrowRight, Shortcut: "F2"}, nil)
	if b.MinSize().Width < 300 || b.MinSize().Height < 44 {
		t.Errorf("too small: %v", b.MinSize())
	}
}

func TestADeskButtonWorksByKeyboard(t *testing.T) {
	test.NewTempApp(t)
	first, second := 0, 0
	a := NewDeskButton(ButtonView{Label: "A"}, func() { first++ })
	b := NewDeskButton(ButtonView{Label: "B"}, func() { second++ })
	w := test.NewTempWindow(t, container.NewVBox(a, b))
	w.Canvas().FocusNext()
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Fatal("Tab does not reach the second button")
	}
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter} {
		e := &fyne.KeyEvent{Name: key}
		b.KeyDown(e)
		b.TypedKey(e) // what the toolkit sends at once and for as long as the key is held
		b.TypedKey(e)
		b.KeyUp(e)
	}
	b.KeyDown(&fyne.KeyEvent{Name: fyne.KeyA})
	if first != 0 || second != 3 {
		t.Errorf("three keys activate three times, got %d and %d", first, second)
	}
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("the focus is lost after activation")
	}
}

func TestADeskButtonKeepsTheFocusAfterATap(t *testing.T) {
	test.NewTempApp(t)
	b := NewDeskButton(ButtonView{Label: "A"}, nil)
	w := test.NewTempWindow(t, b)
	test.Tap(b)
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("a tap does not take the focus")
	}
	b.Set(ButtonView{Label: "B", Off: true})
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("a new value takes the focus away")
	}
	b.KeyDown(&fyne.KeyEvent{Name: fyne.KeyReturn}) // off: must not panic on a nil action either
}
