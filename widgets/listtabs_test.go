package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func lists(on int) []TabView {
	views := []TabView{
		{Label: "Czekają", Count: "12", Shortcut: "Ctrl+1"}, {Label: "Wezwane", Count: "2", Shortcut: "Ctrl+2"},
		{Label: "Odłożone", Count: "0", Shortcut: "Ctrl+3"}, {Label: "Nieobecne", Count: "1", Shortcut: "Ctrl+4"},
		{Label: "Załatwione", Count: "104", Shortcut: "Ctrl+5"},
	}
	views[on].On = true
	return views
}

func TestListTabsPictures(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		narrow, wide, field := NewListTabs(nil), NewListTabs(nil), NewLineField(func(string) {}, nil)
		narrow.Set(lists(0))
		wide.Set(lists(4))
		wide.FocusGained()
		field.Set("Szukaj numeru", "A01")
		field.Focus().FocusGained()
		golden.Picture(t, "listtabs-"+palette, picture(t, palette, 600, 240,
			spot{narrow, 20, 20, 430, 50}, spot{wide, 20, 95, 560, 50}, spot{field, 20, 172, 300, 44}))
	}
}

func TestAListIsChosenByKeysAndByTap(t *testing.T) {
	test.NewTempApp(t)
	var told []int
	tabs := NewListTabs(func(i int) { told = append(told, i) })
	tabs.Set(lists(1))
	w := test.NewTempWindow(t, tabs)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(500, 50))
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight} {
		tabs.KeyDown(&fyne.KeyEvent{Name: key})
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(450, 25))
	test.TapCanvas(w.Canvas(), fyne.NewPos(150, 25)) // it is open already
	if len(told) != 3 || told[0] != 0 || told[1] != 2 || told[2] != 4 {
		t.Errorf("told %v", told)
	}
	tabs.Set(lists(0))
	tabs.KeyDown(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if len(told) != 3 {
		t.Error("there is something before the first")
	}
}

// The arrow keys up and down are for what there is to choose, and what a window
// sets is not told as if a person had typed it.
func TestALineFieldHandsOnWhatItCannotUse(t *testing.T) {
	test.NewTempApp(t)
	var typed []string
	var moved []fyne.KeyName
	entered := 0
	f := NewLineField(func(text string) { typed = append(typed, text) }, func() { entered++ })
	f.OnMove(func(key fyne.KeyName) { moved = append(moved, key) })
	f.Set("Numer", "A")
	test.Type(f.Focus(), "1")
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn} {
		f.Focus().TypedKey(&fyne.KeyEvent{Name: key})
	}
	if len(typed) != 1 || typed[0] != "A1" || len(moved) != 2 || entered != 1 {
		t.Errorf("typed %v, moved %v, entered %d times", typed, moved, entered)
	}
}

// What else can be done with a line is asked by the right key or button, and the
// window hears on which line the keys are.
func TestAListTellsWhereTheKeysAre(t *testing.T) {
	l, _ := list(t, 3)
	var moved, menu []string
	l.Moved = func(id string) { moved = append(moved, id) }
	l.Menu = func(id string) { menu = append(menu, id) }
	l.FocusGained()
	down(l, fyne.KeyDown, fyne.KeyRight)
	l.FocusLost()
	if len(moved) != 3 || moved[0] != "0" || moved[1] != "1" || moved[2] != "" {
		t.Errorf("moved %q", moved)
	}
	if len(menu) != 1 || menu[0] != "1" {
		t.Errorf("menu %q", menu)
	}
}

// A line that is chosen is in sight, even before the list has a size.
func TestTheChosenLineIsInSight(t *testing.T) {
	views := people(9)
	views[7].On = true
	l := NewQueueList(func(string) {})
	l.Set(views)
	other := NewQueueList(func(string) {})
	other.Set(people(9))
	with := picture(t, "day", 400, 260, spot{l, 10, 10, 380, 240})
	without := picture(t, "day", 400, 260, spot{other, 10, 10, 380, 240})
	if golden.Difference(with, without) < 0.01 {
		t.Error("the list stays at its beginning")
	}
}
