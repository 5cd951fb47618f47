package view_test

import (
	"testing"

	"fyne.io/fyne/v2"

	. "okienko/apps/desk/flow"
	"okienko/apps/desk/view"
	"okienko/internal/golden"
)

// Each form is drawn the same after the other one as it is at first.
func TestEachFormComesBackAsItWas(t *testing.T) {
	whole := fyne.NewSize(1100, 720)
	d := pressed(noted(), Next, Came)
	w := open(t, whole.Width, whole.Height)
	resize := func(size fyne.Size) { w.canvas.(interface{ Resize(fyne.Size) }).Resize(size) }
	for _, size := range []fyne.Size{whole, view.BarSize(), whole, view.BarSize()} {
		w.Show(d.Screen())
		resize(size)
		fresh := open(t, size.Width, size.Height)
		fresh.Show(d.Screen())
		if diff := golden.Difference(fresh.picture(), w.picture()); diff > 0 {
			t.Errorf("thin %v: %f of it is another", d.Screen().Thin, diff)
		}
		if least := w.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
			t.Errorf("thin %v: it cannot be smaller than %v", d.Screen().Thin, least)
		}
		d.Press(Bar)
	}
}

// Where there is little room, what is only good to know takes none from who is at
// the desk for the whole day.
func TestSmallWindowsShowNothingQuiet(t *testing.T) {
	for _, size := range []fyne.Size{view.BarSize(), {Width: 880, Height: 480}} {
		d := pressed(noted(), Next)
		if size == view.BarSize() {
			d.Press(Bar)
		}
		w := open(t, size.Width, size.Height)
		w.Show(d.Screen())
		before := w.picture()
		d.Send(SoundState{On: false})
		w.Show(d.Screen())
		if diff := golden.Difference(before, w.picture()); diff > 0 {
			t.Errorf("%v: %f of it is another", size, diff)
		}
	}
}

// The keys of the bar are those that can come now, the usual one first, and a click
// does what its key does.
func TestTheKeysOfTheBar(t *testing.T) {
	l := start(t, pressed(busy(), Bar))
	l.canvas.(interface{ Resize(fyne.Size) }).Resize(view.BarSize())
	for range 10 {
		l.key("F2")
		l.key("F4")
		l.key("F8")
	}
	if n := len(l.d.Office.Queue.Calls); n != 13 { // three were before
		t.Errorf("%d calls", n)
	}
	if !l.d.Screen().Thin || len(l.d.Refusals) > 0 {
		t.Errorf("thin %v, refused %v", l.d.Screen().Thin, l.d.Refusals)
	}
}
