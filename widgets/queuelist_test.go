package widgets_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func people(n int) []LineView {
	var views []LineView
	for i := range n {
		views = append(views, LineView{ID: fmt.Sprint(i), Letter: "A", Number: fmt.Sprintf("A%03d", i+1), Text: "Meldunek", End: "14 minut"})
	}
	return views
}

func TestQueueListPicture(t *testing.T) {
	for _, palette := range []string{"day", "contrast"} {
		views := people(9)
		views[1].Icon, views[1].Detail = IconStar, "pierwszeństwo · język migowy"
		views[2].On = true
		views[3].Off = true
		list := NewQueueList(func(string) {})
		list.Set(views)
		key := NewDeskKey(KeyView{Icon: IconCheck, Label: "Zakończ", Shortcut: "F8", Primary: true}, nil)
		off := NewDeskKey(KeyView{Icon: IconPause, Label: "Odłóż", Shortcut: "F6", Off: true, Detail: "najpierw: przyszła"}, nil)
		off.FocusGained()
		signs := NewSigns(17)
		signs.Set([]SignView{{Icon: IconStar, Text: "pierwszeństwo"}, {Icon: IconWarning, Text: "jeszcze nie pokazano", Warn: true}})
		img := picture(t, palette, 480, 460,
			spot{list, 10, 10, 460, 245}, spot{NewCard(), 20, 265, 440, 50}, spot{signs, 30, 276, 430, 28},
			spot{key, 20, 335, 146, 100}, spot{off, 190, 335, 146, 100})
		golden.Picture(t, "queuelist-"+palette, img)
	}
}

// list is a list on a canvas, with five of its lines in sight.
func list(t *testing.T, n int) (*QueueList, *[]string) {
	test.NewTempApp(t)
	var chosen []string
	l := NewQueueList(func(id string) { chosen = append(chosen, id) })
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 290))
	l.Set(people(n))
	return l, &chosen
}

func down(l *QueueList, keys ...fyne.KeyName) {
	for _, k := range keys {
		l.KeyDown(&fyne.KeyEvent{Name: k})
		l.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestQueueListKeys(t *testing.T) {
	for _, c := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{[]fyne.KeyName{}, "0"},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown}, "2"},
		{[]fyne.KeyName{fyne.KeyUp}, "0"},
		{[]fyne.KeyName{fyne.KeyEnd}, "39"},
		{[]fyne.KeyName{fyne.KeyEnd, fyne.KeyHome}, "0"},
		{[]fyne.KeyName{fyne.KeyPageDown}, "5"},
		{[]fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageUp}, "0"},
	} {
		l, chosen := list(t, 40)
		l.FocusGained()
		down(l, c.keys...)
		if len(*chosen) > 0 {
			t.Errorf("%v chooses by moving", c.keys)
		}
		down(l, fyne.KeyReturn)
		if len(*chosen) != 1 || (*chosen)[0] != c.want {
			t.Errorf("%v: chosen %v, want %s", c.keys, *chosen, c.want)
		}
	}
}

// When the line under the cursor goes, Enter must not meet whoever moved up.
func TestQueueListCursorStaysWithItsLine(t *testing.T) {
	l, chosen := list(t, 10)
	l.FocusGained()
	down(l, fyne.KeyDown)
	l.Set(people(10)[1:])
	down(l, fyne.KeyReturn)
	l.Set(people(10)[2:])
	down(l, fyne.KeyReturn)
	if len(*chosen) != 1 || (*chosen)[0] != "1" {
		t.Errorf("chosen %v", *chosen)
	}
}

func TestQueueListHandsOnOtherKeys(t *testing.T) {
	l, chosen := list(t, 3)
	var got []fyne.KeyName
	l.Keys = func(e *fyne.KeyEvent) { got = append(got, e.Name) }
	l.FocusGained()
	down(l, "F2", fyne.KeyDown, fyne.KeyEscape)
	if len(got) != 2 || got[0] != "F2" || got[1] != fyne.KeyEscape || len(*chosen) > 0 {
		t.Errorf("handed on %v, chosen %v", got, *chosen)
	}
}

func TestQueueListWheelAndTrack(t *testing.T) {
	l, chosen := list(t, 40)
	l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -10}})
	l.FocusGained()
	down(l, fyne.KeyReturn)
	l.Tapped(&fyne.PointEvent{Position: fyne.NewPos(388, 200)})
	l.Set(people(40)[2:])
	down(l, fyne.KeyReturn)
	if len(*chosen) != 1 || (*chosen)[0] != "1" {
		t.Errorf("chosen %v", *chosen)
	}
}

// A line that is off cannot be chosen, and one that changed under the finger
// was not meant.
func TestQueueListTap(t *testing.T) {
	l, chosen := list(t, 4)
	c := fyne.CurrentApp().Driver().CanvasForObject(l)
	tap := func() { test.TapCanvas(c, fyne.NewPos(100, 30)) }
	press := func() desktop.Mouseable {
		for _, o := range test.LaidOutObjects(l) {
			if m, ok := o.(desktop.Mouseable); ok {
				return m
			}
		}
		return nil
	}
	press().MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	press().MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	tap()
	if len(*chosen) != 1 || (*chosen)[0] != "0" {
		t.Fatalf("chosen %v", *chosen)
	}
	press().MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	l.Set(people(4)[1:])
	press().MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	tap()
	if len(*chosen) != 1 {
		t.Errorf("somebody else was chosen: %v", *chosen)
	}
}

func TestDeskKey(t *testing.T) {
	test.NewTempApp(t)
	acts, others := 0, 0
	k := NewDeskKey(KeyView{Label: "Zakończ"}, func() { acts++ })
	k.Keys = func(*fyne.KeyEvent) { others++ }
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, "F4"} {
		k.KeyDown(&fyne.KeyEvent{Name: key})
	}
	k.Set(KeyView{Label: "Zakończ", Off: true, Detail: "nikogo nie ma"})
	k.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
	if acts != 3 || others != 1 {
		t.Errorf("%d acts, %d keys handed on", acts, others)
	}
	if got := k.AccessibilityLabel(); got != "Zakończ, nikogo nie ma" {
		t.Errorf("says %q", got)
	}
}
