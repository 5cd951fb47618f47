package config

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"okienko/internal/screen"
)

// Sentences that many mistakes are told with. Their words are in the catalogue.

// found is what stands at a place.
func found(n *yaml.Node) screen.Text {
	switch {
	case n.Kind == yaml.MappingNode:
		return screen.T("mistake.found_keys")
	case n.Kind == yaml.SequenceNode:
		return screen.T("mistake.found_list")
	case n.Value == "" || isNull(n):
		return screen.T("mistake.found_nothing")
	}
	return written(n.Value)
}

func written(s string) screen.Text { return screen.T("mistake.found", "Written", shown(s)) }

// shown is what was written, in one line and not longer than is read.
func shown(s string) string {
	const most = 60
	plain := []rune(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s))
	if len(plain) > most {
		return string(plain[:most]) + "…"
	}
	return string(plain)
}

// like is an example of what is wanted.
func like(example string) screen.Text { return screen.T("mistake.like", "Example", example) }

// absent asks for a key that is not there, with an example if that says more
// than the key.
func absent(key, example string) []screen.Text {
	says := []screen.Text{screen.T("problem.missing"), addKey(key)}
	if example != "" {
		says = append(says, like(key+": "+example))
	}
	return says
}

func addKey(key string) screen.Text { return screen.T("mistake.add_key", "Key", key) }

// allowed are the names that can be written instead, and the one that is
// probably meant.
func allowed(written string, names []string) []screen.Text {
	if len(names) == 0 {
		return []screen.Text{screen.T("mistake.none_described")}
	}
	var once []string
	for _, n := range names {
		if !slices.Contains(once, n) {
			once = append(once, n)
		}
	}
	return append([]screen.Text{screen.T("mistake.allowed", "Names", strings.Join(once, ", "))}, didYouMean(written, once)...)
}

// didYouMean is a hint, if there is one to give.
func didYouMean(written string, names []string) []screen.Text {
	if meant := nearest(written, names); meant != "" {
		return []screen.Text{screen.T("mistake.did_you_mean", "Name", meant)}
	}
	return nil
}

// outOfRange asks for a number from one to another.
func outOfRange(from, to string) screen.Text {
	return screen.T("problem.out_of_range", "From", from, "To", to)
}

// again says on which line the same stands.
func again(s string, line int) screen.Text {
	return screen.T("mistake.again", "Written", shown(s), "Line", strconv.Itoa(line))
}
