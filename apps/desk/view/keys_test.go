package view_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"okienko/apps/desk/desktest"
	. "okienko/apps/desk/flow"
	"okienko/internal/golden"
	"okienko/office/queue"
)

// live is a window with an office behind it.
type live struct {
	*window
	d *desktest.Desk
}

func start(t *testing.T, d *desktest.Desk) *live {
	l := &live{open(t, 1100, 720), d}
	l.show()
	return l
}

func (l *live) show() {
	l.Show(l.d.Screen())
	l.sent = nil
}

// pump gives the flow what the view sent.
func (l *live) pump() {
	for _, m := range l.sent {
		l.d.Wait(time.Second)
		l.d.Send(m)
	}
	l.show()
}

func (l *live) key(name fyne.KeyName) {
	if o, ok := l.canvas.Focused().(desktop.Keyable); ok {
		o.KeyDown(&fyne.KeyEvent{Name: name})
	} else {
		l.Key(name, 0)
	}
	l.pump()
}

// R43: every action of every scene has a key, and the key does what the button
// does.
func TestEveryButtonHasAKey(t *testing.T) {
	names := map[string]fyne.KeyName{"Esc": fyne.KeyEscape, "Enter": fyne.KeyReturn}
	for name, scene := range scenes() {
		l := start(t, scene())
		s := l.d.Screen()
		items := append(append(s.Items, s.Line.Items...), s.Tabs...)
		for _, n := range s.Notices {
			if n.Item.ID != "" {
				items = append(items, n.Item)
			}
		}
		for _, it := range items {
			key, modifier := Shortcut(Action(it.ID)), fyne.KeyModifier(0)
			if key == "" {
				t.Errorf("%s: %s has no key", name, it.ID)
			}
			if rest, ok := strings.CutPrefix(key, "Ctrl+"); ok {
				key, modifier = rest, fyne.KeyModifierControl
			}
			if rest, ok := strings.CutPrefix(key, "Shift+"); ok {
				key, modifier = rest, fyne.KeyModifierShift
			}
			press, ok := names[key]
			if !ok {
				press = fyne.KeyName(key)
			}
			l.sent = nil
			if !l.Key(press, modifier) || len(l.sent) != 1 || l.sent[0] != (Acted{Action: Action(it.ID)}) {
				t.Errorf("%s: %s sends %v", name, key, l.sent)
			}
		}
	}
}

// Digits and letters mean nothing while there is no question that they answer.
func TestNoKeyMeansMoreThanItShould(t *testing.T) {
	for _, scene := range []string{"called", "serving", "sign-in"} {
		l := start(t, scenes()[scene]())
		for _, key := range []fyne.KeyName{"1", "2", "4", "A", "N", "Z", fyne.KeySpace} {
			if l.Key(key, 0) {
				t.Errorf("%s: %s does something", scene, key)
			}
		}
		if l.Key("F2", fyne.KeyModifierAlt) || l.Key("F4", fyne.KeyModifierControl) {
			t.Errorf("%s: Alt and Ctrl belong to the system", scene)
		}
	}
}

// focusables walks with Tab once around.
func (l *live) focusables() []fyne.Focusable {
	type tabs interface {
		FocusNext()
		FocusPrevious()
	}
	c := l.canvas.(tabs)
	l.canvas.Unfocus()
	c.FocusNext()
	first := l.canvas.Focused()
	all := []fyne.Focusable{first}
	for range 40 {
		c.FocusNext()
		if l.canvas.Focused() == first {
			break
		}
		all = append(all, l.canvas.Focused())
	}
	return all
}

// Tab goes around in reading order, the focus is always seen, and the function
// keys work wherever it is.
func TestFocus(t *testing.T) {
	for scene, key := range map[string]Action{"called": Came, "offer": Next, "sign-in": Language, "troubles": Print, "closed": Open} {
		l := start(t, scenes()[scene]())
		l.canvas.Unfocus()
		plain := l.picture()
		last := fyne.Position{}
		for _, o := range l.focusables() {
			l.canvas.Focus(o)
			object := o.(fyne.CanvasObject)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(object)
			if at.Y+60 < last.Y && at.X <= last.X {
				t.Errorf("%s: the focus jumps back from %v to %v", scene, last, at)
			}
			last = at
			if d := golden.Difference(plain, l.picture()); d < 0.0008 {
				t.Errorf("%s: the focus on %T at %v is not seen: %f", scene, o, at, d)
			}
			l.sent = nil
			o.(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: fyne.KeyName(Shortcut(key))})
			if len(l.sent) != 1 || l.sent[0] != (Acted{Action: key}) {
				t.Errorf("%s: %s with the focus on %T sends %v", scene, Shortcut(key), o, l.sent)
			}
		}
	}
}

// Forty people, three keys each, with the focus wherever it happens to be.
func TestFortyPeopleByKeys(t *testing.T) {
	d := desktest.New()
	for i := range 40 {
		d.Issue("id", 40-i, queue.Ordinary)
	}
	d.SignIn("d1")
	l := start(t, d)
	for range 40 {
		l.key("F2")
		l.key("F4")
		l.key("F8")
	}
	finished := 0
	for _, ticket := range d.Office.Queue.Tickets {
		if ticket.Phase == queue.Finished {
			finished++
		}
	}
	if finished != 40 {
		t.Errorf("%d finished", finished)
	}
}

func TestSignInByKeys(t *testing.T) {
	d := desktest.New()
	l := start(t, d)
	type typist interface{ TypedRune(rune) }
	for _, r := range "Ala" {
		l.canvas.Focused().(typist).TypedRune(r)
	}
	l.pump()
	l.canvas.(interface{ FocusNext() }).FocusNext()
	l.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	l.key(fyne.KeyReturn)
	l.key(fyne.KeyReturn)
	if s := d.Screen(); s.Name != Working || s.Under.Words != "Ala" || s.Title.With["Number"] != "2" {
		t.Errorf("shows %s, %+v, %+v", s.Name, s.Title, s.Under)
	}
	if l.canvas.Focused() != nil {
		t.Error("the focus stays on what is gone: the keys would be dead")
	}
}

// A list is walked with the arrow keys; moving alone calls nobody.
func TestCallingFromTheListByKeys(t *testing.T) {
	l := start(t, busy())
	want := l.d.Screen().List.Rows[2].Number
	for range 7 { // help, break, language, leave, the bar, tabs, list
		l.canvas.(interface{ FocusNext() }).FocusNext()
	}
	for range 2 {
		l.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	for _, m := range l.sent {
		if _, ok := m.(Focused); !ok {
			t.Errorf("moving sends %v", m)
		}
	}
	l.key(fyne.KeyReturn)
	if got := l.d.Screen().Hand.Number; got != want {
		t.Errorf("in hand is %q, want %q", got, want)
	}
	l.key(fyne.KeyReturn)
	if got := l.d.Screen(); got.Hand.Number != want || len(got.Line.Items) > 0 {
		t.Errorf("Enter on a line that is gone met somebody else: %+v", got.Line)
	}
}

// A second Show of the same changes nothing on the screen.
func TestShowingTwiceIsShowingOnce(t *testing.T) {
	l := start(t, busy())
	before := l.picture()
	count := len(parts(l.View))
	for range 3 {
		l.show()
	}
	if golden.Difference(before, l.picture()) > 0 || len(parts(l.View)) != count {
		t.Error("it changed")
	}
}
