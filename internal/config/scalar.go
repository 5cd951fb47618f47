package config

import (
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"okienko/internal/screen"
	"okienko/office/plan"
)

// text is one line of text. What YAML takes for a number or a date is text
// too, as written: a room may be called 012.
func (v value) text() string { return v.scalar("mistake.want_text") }

func (v value) scalar(want string) string {
	if isNull(v.node) {
		v.bad(screen.T("mistake.nothing"))
		return ""
	}
	if !v.is(yaml.ScalarNode, screen.T(want)) {
		return ""
	}
	s := strings.TrimSpace(v.node.Value)
	switch {
	case s == "":
		v.bad(screen.T("mistake.nothing"))
	case strings.ContainsFunc(s, unicode.IsControl):
		v.bad(screen.T("mistake.one_line"))
		return ""
	}
	return s
}

// words is text for people.
func (v value) words() string { return plan.Tidy(v.text()) }

// names is a name in each language: {pl: ..., en: ..., uk: ...}, or a text that
// is the same in all of them.
func (v value) names() (n plan.Names) {
	switch v.node.Kind {
	case yaml.ScalarNode:
		n.PL = v.words()
		return n
	case yaml.MappingNode:
	default:
		v.is(yaml.MappingNode, screen.T("mistake.want_names"), like("{pl: ..., en: ..., uk: ...}"))
		return n
	}
	v.fields(
		into("pl", &n.PL, value.words),
		into("en", &n.EN, value.words),
		into("uk", &n.UK, value.words),
	)
	if n.PL == "" && !v.unusable(v.path+".pl") {
		v.bad(screen.T("problem.not_polish"), addKey("pl"))
	}
	return n
}

// number is a whole number. Which ones make sense is left to plan.Check.
func (v value) number() int {
	s := v.scalar("mistake.want_number")
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		v.bad(written(s), screen.T("mistake.want_number"))
	}
	return n
}

// within reads a whole number between two others.
func within(least, most int) func(value) int {
	return func(v value) int {
		n := v.number()
		if !v.unusable(v.path) && (n < least || n > most) {
			v.bad(written(v.node.Value), outOfRange(strconv.Itoa(least), strconv.Itoa(most)))
		}
		return n
	}
}

// yes reads true or false.
func (v value) yes() bool {
	return v.oneOf("true", "false") == "true"
}

// oneOf is one of some words.
func (v value) oneOf(words ...string) string {
	s := v.text()
	for _, w := range words {
		if s == w {
			return s
		}
	}
	if s != "" {
		v.bad(append([]screen.Text{written(s)}, allowed(s, words)...)...)
	}
	return ""
}

// ref is the identifier of something that is described elsewhere.
func ref[T ~string](v value) T { return T(v.text()) }

// refs is a list of such identifiers.
func refs[T ~string](v value) []T {
	all := []T{} // not nil: an empty list is not the same as none
	seen := make(map[string]int)
	for _, item := range v.items() {
		s := item.text()
		if line, there := seen[s]; there && s != "" {
			item.bad(again(s, line))
		}
		seen[s] = item.node.Line
		all = append(all, T(s))
	}
	return all
}

// newID is an identifier where it is given. A bad one is reported and used all
// the same, so that those who refer to it are not reported as well.
func newID[T ~string](v value) T {
	s := v.text()
	ok := func(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' }
	if s != "" && (strings.TrimFunc(s, ok) != "" || strings.HasPrefix(s, "-") || len(s) > 40) {
		v.bad(written(s), screen.T("problem.not_an_id"))
	}
	return T(s)
}
