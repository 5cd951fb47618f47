package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"okienko/internal/i18n"
	"okienko/internal/screen"
)

// A Mistake is something wrong at one place of a file.
type Mistake struct {
	File   string        // as the caller named it
	Line   int           // from 1; 0 when the file as a whole is meant
	Column int           // from 1, in characters; 0 when the file as a whole is meant
	Says   []screen.Text // sentences: what is wrong, what is allowed, what to do
}

// commandLine is the language of the programs without a window.
const commandLine = "en"

// In is the mistake in a language, as "office.yaml:12:5: There is no ...", which
// editors turn into a link.
func (m Mistake) In(lang string) string {
	says := i18n.SayAll(lang, m.Says)
	if m.Line == 0 {
		return fmt.Sprintf("%s: %s", m.File, says)
	}
	return fmt.Sprintf("%s:%d:%d: %s", m.File, m.Line, m.Column, says)
}

// String is the mistake in the language of the command line.
func (m Mistake) String() string { return m.In(commandLine) }

// Mistakes are all that is wrong with a file, in the order of its lines. Every
// error of this package is one.
type Mistakes []Mistake

// In is one mistake per line, in a language.
func (m Mistakes) In(lang string) string {
	lines := make([]string, len(m))
	for i, one := range m {
		lines[i] = one.In(lang)
	}
	return strings.Join(lines, "\n")
}

// Error is one mistake per line.
func (m Mistakes) Error() string { return m.In(commandLine) }

// err is the mistakes as an error, or nil when there are none.
func (m Mistakes) err() error {
	if len(m) == 0 {
		return nil
	}
	slices.SortStableFunc(m, func(a, b Mistake) int {
		return cmp.Or(a.Line-b.Line, a.Column-b.Column)
	})
	return m
}
