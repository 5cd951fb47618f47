package ticket

import (
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	s := openStyles().body
	for _, c := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"fits", "Pokój 5, parter", 500, []string{"Pokój 5, parter"}},
		{"nothing", "  \n ", 500, nil},
		{"even lines", "poniedziałek, 23 listopada 2026, 9:41", 512, []string{"poniedziałek,", "23 listopada 2026, 9:41"}},
		{"after a pause", "Dowody osobiste: odbiór", 340, []string{"Dowody osobiste:", "odbiór"}},
		{"a letter does not hang", "Stan kolejki w telefonie", 240, []string{"Stan kolejki", "w telefonie"}},
		{"a number stays with its word", "Przed Tobą: 4 osoby", 220, []string{"Przed Tobą:", "4 osoby"}},
		{"after a hyphen", "północno-wschodnie", 200, []string{"północno-", "wschodnie"}},
		{"an address is never hyphenated", "kolejka.leszno.pl", 200, []string{"kolejka.", "leszno.pl"}},
		{"inside a word at last", "niepełnosprawnością", 200, []string{"niepełnosp-", "rawnością"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := s.wrap(c.text, c.width)
			for i := range got {
				got[i] = strings.ReplaceAll(got[i], noBreak, " ")
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestNothingIsLost reads every paragraph back and compares it with the face.
func TestNothingIsLost(t *testing.T) {
	each(t, func(t *testing.T, _ string, f Face, h Head, _ *Raster) {
		var set strings.Builder
		for _, b := range layOut(f, h) {
			p := paragraphIn(b.box)
			for _, line := range p.lines {
				set.WriteString(bare(line))
				if over := p.left + p.style.width(line); over > h.left()+h.column() {
					t.Errorf("%q is %d dots too wide", line, over-h.left()-h.column())
				}
			}
		}
		for _, text := range append(f.Where, f.Office, f.Priority, f.Service, f.Ahead, f.Wait, f.ScanHint, f.CodeHint, f.Code, f.Issued) {
			if !strings.Contains(set.String(), bare(text)) {
				t.Errorf("%q is not on the ticket whole", text)
			}
		}
	})
}

func paragraphIn(b box) paragraph {
	switch b := b.(type) {
	case paragraph:
		return b
	case mark:
		return b.paragraph
	case *code:
		return b.hint
	}
	return paragraph{}
}

// bare is text without what wrapping may add or take.
func bare(text string) string {
	return strings.NewReplacer(" ", "", noBreak, "", "-", "").Replace(text)
}

// FuzzWrap: whatever the words, lines fit and the end is reached.
func FuzzWrap(f *testing.F) {
	f.Add("Urząd Miasta i Gminy", 200)
	f.Add("a - / . \u00a0 1", 60)
	f.Add("Найвідповідальнішевнутрішньогосподарське", 100)
	s := openStyles().body
	f.Fuzz(func(t *testing.T, text string, width int) {
		width = 60 + (width%500+500)%500
		if len(text) > 300 {
			return
		}
		for _, line := range s.wrap(text, width) {
			if s.width(line) > width && len([]rune(line)) > 2 {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
	})
}
