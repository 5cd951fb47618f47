package view_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	. "okienko/apps/desk/flow"
	"okienko/apps/desk/view"
	"okienko/internal/screen"
	"okienko/widgets"
)

// sizes are the windows in which nothing may be cut: the usual one, the least
// comfortable one, and a screen of 1920 by 1080 at 200 percent.
var sizes = []fyne.Size{{Width: 1100, Height: 720}, {Width: 900, Height: 600}, {Width: 880, Height: 480}}

// thin are those of the bar.
var thin = []fyne.Size{{Width: 1100, Height: 140}, view.BarSize()}

// everywhere runs a test on every scene in every language and size.
func everywhere(t *testing.T, check func(t *testing.T, w *window, where string)) {
	for name, scene := range scenes() {
		d := scene()
		sizes := sizes
		if d.Screen().Thin {
			sizes = thin
		}
		for _, size := range sizes {
			w := open(t, size.Width, size.Height)
			for _, lang := range []string{"pl", "en", "uk"} {
				d.Model, _ = Update(d.Model, LanguageChosen{Lang: lang})
				w.Show(d.Screen())
				check(t, w, name+" "+lang+" "+size1(size))
			}
		}
	}
}

func size1(s fyne.Size) string {
	switch s.Width {
	case 900:
		return "small"
	case 880:
		return "200 %"
	}
	return "usual"
}

// No line of text is wider than its place, and only names out of the office's
// own plan may end with an ellipsis.
func TestTextsFit(t *testing.T) {
	everywhere(t, func(t *testing.T, w *window, where string) {
		for _, o := range seen(w) {
			line, ok := o.(*canvas.Text)
			if !ok || !line.Visible() || line.Text == "" || line.Size().Width == 0 {
				continue
			}
			if need := line.MinSize().Width; need > line.Size().Width+1.5 {
				t.Errorf("%s: %q needs %.0f, has %.0f", where, line.Text, need, line.Size().Width)
			}
			if strings.HasSuffix(line.Text, "…") && !strings.HasPrefix(strings.ToLower(line.Text), "tr") && !shortenable(line) && !onBar(where, line) {
				t.Errorf("%s: cut: %q", where, line.Text)
			}
		}
	})
}

// seen is everything that is in the parts of the window that are to be seen.
func seen(w *window) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, part := range parts(w.View) {
		if part.Visible() {
			all = append(all, test.LaidOutObjects(part)...)
		}
	}
	return all
}

// onBar says whether it is what there is to know of a person, on the bar: it is
// there in full in the whole window.
func onBar(where string, line *canvas.Text) bool {
	return strings.HasPrefix(where, "bar-") && (line.TextSize == 14.5 || line.TextSize == 15)
}

// shortenable are the sizes of letters in which names of services stand in
// lists; they are there in full when the ticket is next or in hand.
func shortenable(line *canvas.Text) bool {
	return slices.Contains([]float32{16.5, 12.5, 17}, line.TextSize) ||
		slices.Contains([]string{"working…", "Working…", "Триває…", "триває…"}, line.Text)
}

// Nothing that can be used or read lies outside of the window or on something
// else.
func TestNothingOverlaps(t *testing.T) {
	everywhere(t, func(t *testing.T, w *window, where string) {
		all := parts(w.View)
		size := w.Content().Size()
		for i, a := range all {
			if !a.Visible() || a.Size().Width == 0 || a.Size().Height == 0 {
				continue
			}
			if end := a.Position().Add(a.Size()); end.X > size.Width || end.Y > size.Height {
				t.Errorf("%s: %T ends at %v", where, a, end)
			}
			for _, b := range all[i+1:] {
				if b.Visible() && !sheet(a) && !sheet(b) && overlap(a, b) {
					t.Errorf("%s: %T %v %v lies on %T %v %v", where, a, a.Position(), a.Size(), b, b.Position(), b.Size())
				}
			}
		}
	})
}

// sheet says whether things are meant to lie on it.
func sheet(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *widgets.Card, *canvas.Rectangle:
		return true
	}
	return false
}

// parts are the areas of the window, inside of what gives them their colours.
func parts(v *view.View) []fyne.CanvasObject {
	return v.Content().(*container.ThemeOverride).Content.(*fyne.Container).Objects
}

func overlap(a, b fyne.CanvasObject) bool {
	const touch = 3 // lines of text have air of their own
	p, q := inside(a), inside(b)
	return p.X+touch < q.X+q.W && q.X+touch < p.X+p.W && p.Y+touch < q.Y+q.H && q.Y+touch < p.Y+p.H
}

// inside is where something stands, without the room for a list's ring.
func inside(o fyne.CanvasObject) screen.Rect {
	r := screen.Rect{X: o.Position().X, Y: o.Position().Y, W: o.Size().Width, H: o.Size().Height}
	if _, ok := o.(*widgets.QueueList); ok {
		const reach = widgets.RingReach
		r = screen.Rect{X: r.X + reach, Y: r.Y + reach, W: r.W - 2*reach, H: r.H - 2*reach}
	}
	return r
}

// At 200 percent the same picture is drawn with twice as many pixels.
func TestTwiceTheScale(t *testing.T) {
	d := scenes()["called"]()
	w := open(t, 960, 500)
	w.Show(d.Screen())
	w.canvas.SetScale(2)
	if got := w.picture().Bounds().Size(); got.X != 1920 || got.Y != 1000 {
		t.Fatalf("drawn %v", got)
	}
	if got := w.Content().MinSize(); got.Width > 960 || got.Height > 500 {
		t.Errorf("the window cannot be made so small: %v", got)
	}
}

// Every icon that the flow names exists.
func TestIconsExist(t *testing.T) {
	known := widgets.Icons()
	for name, scene := range scenes() {
		s := scene().Screen()
		var used []string
		for _, it := range s.Items {
			used = append(used, it.Glyph)
		}
		for _, n := range s.Notices {
			used = append(used, n.Glyph)
		}
		for _, m := range slices.Concat(s.Hand.Marks, s.Next.Marks, []Mark{s.Hand.Shown}) {
			used = append(used, m.Glyph)
		}
		for _, glyph := range used {
			if glyph != "" && !slices.Contains(known, widgets.Icon(glyph)) {
				t.Errorf("%s: there is no icon %q", name, glyph)
			}
		}
	}
}
