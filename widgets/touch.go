package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// touch turns what the toolkit reports about a finger or a mouse into one
// activation. It comes on release, inside, and only if the pointer stayed
// inside all the while: sliding off is how a person changes their mind.
type touch struct {
	act     func()
	changed func() // the look depends on pressed
	off     bool
	pressed bool
	slid    bool
}

// Tapped comes once for a press and release on the same widget, after MouseUp.
func (t *touch) Tapped(*fyne.PointEvent) {
	slid := t.slid
	t.slid = false
	if !slid && !t.off && t.act != nil {
		t.act()
	}
}

// MouseDown starts a touch.
func (t *touch) MouseDown(e *desktop.MouseEvent) {
	t.slid = false
	t.press(e.Button == desktop.MouseButtonPrimary && !t.off)
}

// MouseUp ends a touch; whether it counts is for Tapped to say.
func (t *touch) MouseUp(*desktop.MouseEvent) { t.press(false) }

// MouseIn is part of being told about MouseOut.
func (t *touch) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is part of being told about MouseOut.
func (t *touch) MouseMoved(*desktop.MouseEvent) {}

// MouseOut cancels a touch that has begun.
func (t *touch) MouseOut() {
	t.slid = t.pressed
	t.press(false)
}

func (t *touch) press(down bool) {
	if t.pressed != down {
		t.pressed = down
		t.changed()
	}
}
