package view_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/signin"
	"okienko/widgets"
)

// tap touches the key of the pad with a digit.
func (l *live) tap(digit rune) {
	for _, o := range parts(l.View) {
		if b, ok := o.(*widgets.Button); ok && b.Visible() && b.AccessibilityLabel() == string(digit) {
			b.Tapped(nil)
		}
	}
	l.pump()
}

// A PIN is typed on the keyboard or touched on the screen, as it comes, and Enter
// goes on whatever was touched before.
func TestAPINIsTypedAndTouched(t *testing.T) {
	d := desktest.Guarded()
	d.Send(ChoseDesk{Desk: "d1"})
	l := start(t, d)
	if l.canvas.Focused() == nil {
		t.Fatal("the name cannot be typed at once")
	}
	d.Send(signin.Chose{Person: "anna"})
	l.show()
	for i, r := range desktest.PINs["anna"] {
		if i%2 == 0 {
			l.canvas.OnTypedRune()(r)
			l.pump()
		} else {
			l.tap(r)
		}
	}
	l.canvas.OnTypedRune()('7')
	l.pump()
	l.key(fyne.KeyBackspace)
	if n := d.Screen().Form.PIN.Typed; n != 6 {
		t.Fatalf("%d digits were typed", n)
	}
	l.key(fyne.KeyReturn)
	if s := d.Screen(); s.Name != Working {
		t.Errorf("shows %s: %+v", s.Name, s.Line)
	}
}

// Whatever has the focus, digits go to the PIN.
func TestAPINIsTypedWhereverTheFocusIs(t *testing.T) {
	d := desktest.Guarded()
	d.Send(signin.Chose{Person: "anna"})
	l := start(t, d)
	all := l.focusables()
	if len(all) < 3 {
		t.Fatalf("only %d things take the focus", len(all))
	}
	for i, o := range all {
		l.canvas.Focus(o)
		o.TypedRune('1')
		l.pump()
		if n := d.Screen().Form.PIN.Typed; n != 1 {
			t.Errorf("%d digits were typed at the focus of %d, a %T", n, i, o)
		}
		d.Send(Acted{Action: Erase})
	}
}
