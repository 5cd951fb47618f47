package view_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	. "okienko/apps/desk/flow"
	"okienko/widgets"
)

// The mouse makes the window a bar, too: a small button says what it does to who
// cannot see it.
func TestTheMouseMakesABar(t *testing.T) {
	w := open(t, 1100, 720)
	w.Show(scenes()["waiting"]().Screen())
	for _, o := range parts(w.View) {
		if b, ok := o.(*widgets.DeskButton); ok && b.Visible() && b.AccessibilityLabel() == "Wąski pasek" {
			if b.Size().Width < 44 || b.Size().Height < 44 || b.AccessibilityRole() == "" {
				t.Errorf("it is %v", b.Size())
			}
			test.Tap(b)
		}
	}
	if len(w.sent) != 1 || w.sent[0] != (Acted{Action: Bar}) {
		t.Errorf("it sends %+v", w.sent)
	}
}

// Whose desk it is can be read in every language and size: the buttons beside it
// leave that much room.
func TestWhoseDeskItIsCanBeRead(t *testing.T) {
	everywhere(t, func(t *testing.T, w *window, where string) {
		for _, o := range parts(w.View) {
			m, ok := o.(*widgets.Mark)
			if ok && m.Visible() && m.Size().Width+1 < min(m.Wants(m.Size().Height), 260) {
				t.Errorf("%s: %q has %.0f, wants %.0f", where, m.AccessibilityLabel(), m.Size().Width, m.Wants(m.Size().Height))
			}
		}
	})
}
