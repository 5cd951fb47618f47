package plan

import (
	"strings"
	"unicode"
)

// Tidy is a text as it is kept: one line, no spaces around it. Ukrainian has
// three apostrophes in use; the letter apostrophe is not in our typeface, and
// the typewriter's is not beautiful. Readers take the typographic one for the
// same, so it is the one we keep.
func Tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\ufeff':
			return -1
		case unicode.IsControl(r), unicode.In(r, unicode.Zl, unicode.Zp):
			return ' '
		}
		return r
	}, s)
	all := []rune(strings.TrimSpace(s))
	for i := 1; i+1 < len(all); i++ {
		apostrophe := all[i] == '\'' || all[i] == '\u02bc'
		if apostrophe && unicode.IsLetter(all[i-1]) && unicode.IsLetter(all[i+1]) {
			all[i] = '\u2019'
		}
	}
	return string(all)
}
