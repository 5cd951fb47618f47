package ticket

import "testing"

// TestNumberHeight measures digits on the dots themselves, inside the window.
func TestNumberHeight(t *testing.T) {
	each(t, func(t *testing.T, _ string, f Face, h Head, r *Raster) {
		top, bottom := windowOf(t, r, h)
		right := h.Dots - h.left() - frameStroke - frameRound
		tall := inkRows(r, right-3*h.column()/8, right, top+frameStroke, bottom)
		if tall < 12*DotsPerMM {
			t.Errorf("the digits of %s are %d dots high, %d is the least", f.Number, tall, 12*DotsPerMM)
		}
	})
}

// windowOf finds the rows of the frame and of the sill by their long black runs.
func windowOf(t *testing.T, r *Raster, h Head) (top, bottom int) {
	t.Helper()
	for y := range r.Height {
		run := longestRun(r, y)
		if top == 0 && run > h.column()*8/10 {
			top = y
		}
		if top > 0 && run > h.column() {
			return top, y
		}
	}
	t.Fatal("no window on the ticket")
	return 0, 0
}

func longestRun(r *Raster, y int) int {
	best, run := 0, 0
	for x := range r.Width + 1 {
		if r.Black(x, y) {
			run++
			continue
		}
		best, run = max(best, run), 0
	}
	return best
}

// inkRows is the height of what is black between the columns.
func inkRows(r *Raster, left, right, top, bottom int) int {
	first, last := -1, -2
	for y := top; y < bottom; y++ {
		for x := left; x < right; x++ {
			if r.Black(x, y) {
				if first < 0 {
					first = y
				}
				last = y
			}
		}
	}
	return last - first + 1
}

// TestSillIsWiderAndThicker holds the sign that screens and paper share.
func TestSillIsWiderAndThicker(t *testing.T) {
	each(t, func(t *testing.T, _ string, _ Face, h Head, r *Raster) {
		top, bottom := windowOf(t, r, h)
		if longestRun(r, bottom+4) <= longestRun(r, top+frameStroke/2) {
			t.Error("the sill is not wider than the frame")
		}
		thick := 0
		for longestRun(r, bottom+thick) > h.column() {
			thick++
		}
		if thick <= frameStroke {
			t.Errorf("the sill is %d dots thick, the frame %d", thick, frameStroke)
		}
	})
}

// TestTextHeight sets a capital in every style and measures it.
func TestTextHeight(t *testing.T) {
	set := openStyles()
	for name, s := range map[string]style{
		"body": set.body, "heading": set.heading, "lead": set.lead,
		"strong": set.strong, "title": set.title, "letters": set.letters,
	} {
		c := newCanvas(100, 100)
		c.text(s, "H", 10, 80, black)
		if tall := inkRows(c.raster(), 0, 100, 0, 100); tall < 3*DotsPerMM {
			t.Errorf("%s: capitals are %d dots high, %d is the least", name, tall, 3*DotsPerMM)
		}
	}
}

// TestMargins: nothing reaches the edge of the head or of the cut.
func TestMargins(t *testing.T) {
	each(t, func(t *testing.T, _ string, _ Face, h Head, r *Raster) {
		for y := range r.Height {
			for x := range r.Width {
				atSide := x < h.margin || x >= h.Dots-h.margin
				atEnd := y < endSpace || y >= r.Height-endSpace
				if (atSide || atEnd) && r.Black(x, y) {
					t.Fatalf("black dot at %d,%d", x, y)
				}
			}
		}
	})
}

// TestLinesDoNotTouch: neighbouring lines keep white between them even with
// accents above and tails below.
func TestLinesDoNotTouch(t *testing.T) {
	set := openStyles()
	for _, s := range []style{set.body, set.heading, set.lead, set.strong, set.title} {
		p := paragraph{s, []string{"Żółć ąęgjy ЩЦ", "ŚĆŹÓÉ ЇЙҐ"}, 0}
		c := newCanvas(600, p.height())
		p.draw(c, 0)
		if !whiteRow(c.raster(), s.ascent(), s.ascent()+s.leading) {
			t.Errorf("capitals of %d dots: the lines touch", s.cap)
		}
	}
}

func whiteRow(r *Raster, from, to int) bool {
	for y := from; y < to; y++ {
		if longestRun(r, y) == 0 {
			return true
		}
	}
	return false
}
