package ticket

import (
	"strings"
	"unicode"
)

// wrap breaks text into as few lines as fit the width. Of the ways to do that it
// takes the one that reads best and, of equals, the one with the most even lines.
func (s style) wrap(text string, width int) []string {
	pieces := s.pieces(text, width)
	lines := s.fill(pieces, width)
	for narrower := width - 8; narrower > width/3; narrower -= 8 {
		even := s.fill(pieces, narrower)
		if len(even) > len(lines) || s.widest(even) > narrower {
			break
		}
		if s.reads(even) >= s.reads(lines) {
			lines = even
		}
	}
	return lines
}

// reads is higher the more lines end where a reader pauses; a last line that is
// left nearly alone spoils it.
func (s style) reads(lines []string) int {
	if len(lines) < 2 {
		return 0
	}
	last := len(lines) - 1
	if 3*s.width(lines[last]) < s.widest(lines) {
		return -1
	}
	pauses := 0
	for _, l := range lines[:last] {
		if strings.ContainsAny(l[len(l)-1:], ",:;") {
			pauses++
		}
	}
	return pauses
}

// fill takes pieces into a line while they fit.
func (s style) fill(pieces []string, width int) []string {
	var lines []string
	line := ""
	for _, piece := range pieces {
		if line != "" && s.width(strings.TrimRight(line+piece, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		line += piece
	}
	if line = strings.TrimRight(line, " "); line != "" {
		lines = append(lines, line)
	}
	return lines
}

// pieces are the parts between which a line may end: words, and what follows a
// hyphen or slash. Each carries its space.
func (s style) pieces(text string, width int) []string {
	var out []string
	for _, word := range glued(strings.Fields(text)) {
		for _, part := range splitAfter(word, "-/") {
			out = append(out, s.broken(part, width)...)
		}
		out[len(out)-1] += " "
	}
	return out
}

// noBreak is the space at which a line does not end.
const noBreak = "\u00a0"

// glued ties a word of one letter, or a number, to the word that follows: Polish
// and Ukrainian typography leaves no "w", "z" or "і" hanging at the end of a
// line, and "4 osoby" is read as one thing.
func glued(words []string) []string {
	var out []string
	tied := ""
	for _, w := range words {
		if clings(w) {
			tied += w + noBreak
			continue
		}
		out = append(out, tied+w)
		tied = ""
	}
	if tied != "" {
		out = append(out, strings.TrimSuffix(tied, noBreak))
	}
	return out
}

func clings(word string) bool {
	r := []rune(word)
	first, last := r[0], r[len(r)-1]
	return len(r) == 1 && unicode.IsLetter(first) || unicode.IsDigit(first) && unicode.IsDigit(last)
}

// broken cuts what is wider than a whole line: first where words were tied and
// at the dots of an address, then anywhere.
func (s style) broken(word string, width int) []string {
	if s.width(word) <= width {
		return []string{word}
	}
	var out []string
	for _, part := range splitAfter(word, ".@"+noBreak) {
		out = append(out, s.chopped(part, width, strings.Contains(word, "."))...)
	}
	return out
}

// chopped cuts inside a word. A hyphen shows the cut, except in an address, where
// somebody would type it.
func (s style) chopped(word string, width int, address bool) []string {
	hyphen := "-"
	if address {
		hyphen = ""
	}
	var out []string
	for s.width(word) > width {
		n := s.fitting(word, hyphen, width)
		out = append(out, word[:n]+hyphen)
		word = word[n:]
	}
	return append(out, word)
}

// fitting is how many bytes of the word fit with the hyphen: whole letters, and
// at least one so that chopping ends.
func (s style) fitting(word, hyphen string, width int) int {
	fits := 0
	for i := range word {
		if i > 0 && fits > 0 && s.width(word[:i]+hyphen) > width {
			break
		}
		if i > 0 {
			fits = i
		}
	}
	if fits == 0 {
		return len(word)
	}
	return fits
}

// splitAfter cuts behind each of the given marks, keeping them.
func splitAfter(word, marks string) []string {
	var out []string
	start := 0
	for i, r := range word {
		if end := i + len(string(r)); strings.ContainsRune(marks, r) && end < len(word) {
			out = append(out, word[start:end])
			start = end
		}
	}
	return append(out, word[start:])
}
