package i18n

import (
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"okienko/widgets/fonts"
)

// A letter that the typeface lacks is drawn from another one, with a hole
// beside it. The modifier apostrophe of Ukrainian keyboards is such a letter:
// the catalogue writes "п’ятниця" with U+2019. Names of an office get it when
// its file is read.
func TestTheTypefaceHasEveryLetter(t *testing.T) {
	for _, data := range [][]byte{fonts.Regular, fonts.SemiBold} {
		face, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var buffer sfnt.Buffer
		eachText(t, func(t *testing.T, lang, key, text string) {
			if lang == "uk" && strings.Contains(text, "'") {
				t.Errorf("%s: write the apostrophe as U+2019: %q", key, text)
			}
			for _, r := range text {
				if glyph, err := face.GlyphIndex(&buffer, r); r != '\n' && (err != nil || glyph == 0) {
					t.Errorf("%s: %q (%U) is not in the typeface", key, r, r)
				}
			}
		})
	}
}
