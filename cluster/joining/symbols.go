package joining

import (
	"encoding/base32"
	"strings"
)

// symbols are what codes are written in: digits and capitals without I, L, O and
// U, five bits each. They are in the set that a QR code holds most densely.
const symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var base = base32.NewEncoding(symbols).WithPadding(base32.NoPadding)

// tidy turns what a person typed or scanned into symbols: capitals, no spaces or
// dashes, and what looks like a digit is one.
func tidy(typed string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '\t', '\r', '\n', '\u00a0', '\u2013':
			return -1
		case 'O', 'o':
			return '0'
		case 'I', 'i', 'L', 'l':
			return '1'
		}
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}, typed)
}

// grouped puts a dash after every n symbols, for the eye.
func grouped(s string, n int) string {
	var b strings.Builder
	for i := range len(s) {
		if i > 0 && i%n == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
