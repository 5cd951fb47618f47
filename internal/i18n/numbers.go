package i18n

import (
	"strconv"
	"strings"

	"okienko/internal/screen"
)

// points are what stands between a number's whole part and its decimals, where it
// is not a comma.
var points = map[string]string{"en": "."}

// Point is what stands between a number's whole part and its decimals.
func Point(lang string) string {
	if p, known := points[lang]; known {
		return p
	}
	return ","
}

// Number writes a number as a language does; it is given in units of its last
// decimal: 125 with one decimal is "12,5".
func Number(lang string, n, digits int) string {
	text, sign := strconv.Itoa(n), ""
	if n < 0 {
		text, sign = text[1:], "−"
	}
	if digits == 0 {
		return sign + text
	}
	if short := digits + 1 - len(text); short > 0 {
		text = strings.Repeat("0", short) + text
	}
	at := len(text) - digits
	return sign + text[:at] + Point(lang) + text[at:]
}

// nothing stands where there is no number.
const nothing = "–"

// Cell is a cell of a table in a language.
func Cell(lang string, c screen.Cell) string {
	switch c.Is {
	case screen.WordCell:
		return Say(lang, c.Words)
	case screen.NumberCell:
		return Number(lang, c.Number, c.Digits)
	}
	return nothing
}
