package widgets_test

import (
	"os"
	"strings"
	"testing"

	. "okienko/widgets"

	"okienko/internal/golden"
)

func TestEveryIconIsDrawnInOneStyle(t *testing.T) {
	files, err := os.ReadDir("icons")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(Icons()) {
		t.Errorf("%d drawings for %d icons", len(files), len(Icons()))
	}
	for _, icon := range Icons() {
		svg, err := os.ReadFile("icons/" + string(icon) + ".svg")
		if err != nil {
			t.Error(err)
			continue
		}
		for _, style := range []string{`viewBox="0 0 24 24"`, `stroke="#000000"`, `stroke-width="2"`, `stroke-linecap="round"`} {
			if !strings.Contains(string(svg), style) {
				t.Errorf("%s is drawn without %s", icon, style)
			}
		}
	}
}

func TestIconPictures(t *testing.T) {
	var spots []spot
	for i, icon := range Icons() {
		x, y := float32(20+i%9*76), float32(20+i/9*76)
		spots = append(spots, spot{NewGlyph(icon, Ink), x, y, 56, 56})
	}
	for i, icon := range Icons() {
		spots = append(spots, spot{NewGlyph(icon, Action), float32(20 + i%26*26), float32(410 + i/26*32), 24, 24})
	}
	golden.Picture(t, "icons-day", picture(t, "day", 710, 480, spots...))
}

func TestAGlyphChangesItsColourWithTheValue(t *testing.T) {
	g := NewGlyph(IconCheck, Ink)
	before := picture(t, "day", 60, 60, spot{g, 10, 10, 40, 40})
	g.Set(IconCheck, Action)
	after := picture(t, "day", 60, 60, spot{g, 10, 10, 40, 40})
	if golden.Difference(before, after) == 0 {
		t.Error("the colour did not change")
	}
}
