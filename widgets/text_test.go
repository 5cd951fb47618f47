package widgets_test

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	. "okienko/widgets"
)

// lines are the lines a text is broken into at a width.
func lines(t *testing.T, text string, set Type, width float32) []string {
	t.Helper()
	test.NewTempApp(t)
	w := NewWords(text, set)
	w.Resize(fyne.NewSize(width, 400))
	var got []string
	for _, o := range test.WidgetRenderer(w).Objects() {
		got = append(got, strings.ReplaceAll(o.(*canvas.Text).Text, "\u00a0", "_"))
	}
	return got
}

func TestWordsBreakWhereAReaderExpects(t *testing.T) {
	for _, c := range []struct {
		name, text string
		set        Type
		width      float32
		want       string
	}{
		{"one line", "Kasa", Type{Size: 20}, 200, "Kasa"},
		{"two lines", "Dowody osobiste", Type{Size: 20}, 100, "Dowody|osobiste"},
		{"a short word goes with the next", "Dowody i meldunki", Type{Size: 20}, 100, "Dowody|i_meldunki"},
		{"the Ukrainian one too", "Паспорти і довідки", Type{Size: 20}, 110, "Паспорти|і_довідки"},
		{"a number stays with its unit", "1 godz. 20 min", Type{Size: 20}, 100, "1_godz.|20_min"},
		{"but not with a name", "Stanowisko 3 Kasa", Type{Size: 20}, 130, "Stanowisko 3|Kasa"},
		{"the end of a line is kept", "a1\nb2", Type{Size: 20}, 200, "a1|b2"},
		{"lines beyond the last are left out", "raz dwa trzy", Type{Size: 20, Lines: 2}, 45, "raz|dwa"},
		{"an ellipsis only when asked for", "raz dwa trzy", Type{Size: 20, Lines: 1, Ellipsis: true}, 90, "raz dwa…"},
		{"a word too long is broken, not lost", "Konstantynopol", Type{Size: 20}, 80, "Konstan|tynopol"},
	} {
		if got := strings.Join(lines(t, c.text, c.set, c.width), "|"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestHeightFollowsTheLines(t *testing.T) {
	test.NewTempApp(t)
	w := NewWords("Dowody osobiste", Type{Size: 20})
	if got := w.HeightFor(300); got != 26 {
		t.Errorf("one line of 20 is 26 high, got %v", got)
	}
	if got := w.HeightFor(100); got != 51 {
		t.Errorf("two lines of 20 are 51 high, got %v", got)
	}
	if w.Set(""); w.HeightFor(100) != 0 {
		t.Error("no words take no height")
	}
}

func TestFitsTellsWhatWouldBeCut(t *testing.T) {
	test.NewTempApp(t)
	w := NewWords("Dowody osobiste", Type{Size: 20, Lines: 1})
	if !w.Fits(fyne.NewSize(200, 30)) {
		t.Error("one line has its place")
	}
	if w.Fits(fyne.NewSize(100, 100)) {
		t.Error("two lines do not fit where one is allowed")
	}
	if w.Fits(fyne.NewSize(200, 20)) {
		t.Error("the height is too small")
	}
}

// The toolkit's own font draws the Ukrainian і without its dot, and nobody who
// does not read Ukrainian would notice.
func TestUkrainianLettersHaveTheirDots(t *testing.T) {
	for letter, shapes := range map[string]int{"і": 2, "ї": 3, "й": 2, "l": 1, "ż": 2} {
		for _, bold := range []bool{false, true} {
			got := picture(t, "contrast", 120, 160, spot{NewWords(letter, Type{Size: 100, Bold: bold, Colour: Ink}), 20, 10, 100, 140})
			if n := connected(got); n != shapes {
				t.Errorf("%s (bold %v) has %d shapes, want %d", letter, bold, n, shapes)
			}
		}
	}
}

// connected counts the bright shapes of a picture.
func connected(img *image.NRGBA) int {
	b := img.Bounds()
	seen := make(map[image.Point]bool)
	bright := func(p image.Point) bool { return p.In(b) && img.NRGBAAt(p.X, p.Y).G > 127 && !seen[p] }
	count := 0
	for y := range b.Dy() {
		for x := range b.Dx() {
			if !bright(image.Pt(x, y)) {
				continue
			}
			count++
			todo := []image.Point{{X: x, Y: y}}
			for len(todo) > 0 {
				p := todo[len(todo)-1]
				todo = todo[:len(todo)-1]
				if !bright(p) {
					continue
				}
				seen[p] = true
				todo = append(todo, p.Add(image.Pt(1, 0)), p.Add(image.Pt(-1, 0)), p.Add(image.Pt(0, 1)), p.Add(image.Pt(0, -1)))
			}
		}
	}
	return count
}
