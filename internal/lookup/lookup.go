// Package lookup finds things by what people type of their names.
package lookup

import (
	"slices"
	"strings"
	"unicode"
)

// Begins says whether each word of what was typed begins a word of a text.
// Letters with and without their marks are the same: people type in a hurry.
func Begins(text, typed string) bool {
	words := strings.FieldsFunc(plain.Replace(strings.ToLower(text)), notInWord)
	for _, part := range strings.FieldsFunc(plain.Replace(strings.ToLower(typed)), notInWord) {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, part) }) {
			return false
		}
	}
	return true
}

// InWord says whether a character belongs to a word or a number.
func InWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func notInWord(r rune) bool { return !InWord(r) }

// plain takes the marks from Polish letters.
var plain = strings.NewReplacer("ą", "a", "ć", "c", "ę", "e", "ł", "l", "ń", "n", "ó", "o", "ś", "s", "ź", "z", "ż", "z")
