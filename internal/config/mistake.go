package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Mistake is something wrong at one place of a file.
type Mistake struct {
	File   string // as the caller named it
	Line   int    // from 1; 0 when the file as a whole is meant
	Column int    // from 1, in characters; 0 when the file as a whole is meant
	Text   string // what is wrong and what is allowed
}

// String is the mistake as "office.yaml:12:5: unknown key ...", which editors
// turn into a link.
func (m Mistake) String() string {
	if m.Line == 0 {
		return fmt.Sprintf("%s: %s", m.File, m.Text)
	}
	return fmt.Sprintf("%s:%d:%d: %s", m.File, m.Line, m.Column, m.Text)
}

// Mistakes are all that is wrong with a file, in the order of its lines. Every
// error of this package is one.
type Mistakes []Mistake

// Error is one mistake per line.
func (m Mistakes) Error() string {
	lines := make([]string, len(m))
	for i, one := range m {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

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
