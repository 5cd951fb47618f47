package examples

import (
	"testing"

	"golang.org/x/image/font/sfnt"

	"okienko/office/plan"
	"okienko/widgets/fonts"
)

// A letter that the typeface lacks is drawn from another one, with a hole
// beside it. This is the test of the catalogue (internal/i18n) for the names
// that an office brings along.
func TestTheTypefaceHasEveryLetter(t *testing.T) {
	for _, data := range [][]byte{fonts.Regular, fonts.SemiBold} {
		face, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var buffer sfnt.Buffer
		eachOffice(t, func(t *testing.T, p plan.Plan) {
			all, _ := texts(p)
			for place, names := range all {
				for _, r := range names.PL + names.EN + names.UK {
					if glyph, err := face.GlyphIndex(&buffer, r); err != nil || glyph == 0 {
						t.Errorf("%s: %q (%U) is not in the typeface", place, r, r)
					}
				}
			}
		})
	}
}
