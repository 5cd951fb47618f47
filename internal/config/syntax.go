package config

import (
	"bytes"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"okienko/internal/screen"
)

// plainer says in plain words what the parser of YAML says in its own.
var plainer = []struct{ says, key string }{
	{"mapping values are not allowed", "mistake.colon"},
	{"did not find expected ',' or '}'", "mistake.open_brace"},
	{"did not find expected ',' or ']'", "mistake.open_bracket"},
	{"did not find expected '-' indicator", "mistake.below_list"},
	{"did not find expected key", "mistake.indent"},
	{"could not find expected ':'", "mistake.no_colon"},
	{"found unexpected end of stream", "mistake.open_quote"},
	{"cannot start any token", "mistake.strange_sign"},
	{"block sequence entries are not allowed", "mistake.list_here"},
	{"unknown anchor", "mistake.reference"},
	{"unknown escape character", "mistake.backslash"},
}

var parserSays = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntax is what stopped the parser of YAML. It can name only one such mistake.
func syntax(file string, text []byte, err error) Mistake {
	says := err.Error()
	means := screen.T("mistake.not_yaml", "Reason", parserSays.ReplaceAllString(says, ""))
	for _, p := range plainer {
		if strings.Contains(says, p.says) {
			means = screen.T(p.key)
			break
		}
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	line := brokenLine(lines, says)
	broken := lines[line-1]
	return at(file, line, len(broken)-len(bytes.TrimLeft(broken, " "))+1, means)
}

// brokenLine is the line at which the mistake begins. The parser tells only
// where it gave up, and counts in two ways; so the file is cut shorter until
// what is left can be read.
func brokenLine(lines [][]byte, says string) int {
	fails := func(n int) string {
		var node yaml.Node
		if err := yaml.Unmarshal(bytes.Join(lines[:n], nil), &node); err != nil {
			return err.Error()
		}
		return ""
	}
	gaveUp := sort.Search(len(lines), func(i int) bool { return fails(i+1) == says }) + 1
	if gaveUp > len(lines) { // the second document of a file, which Unmarshal does not read
		return reported(says, len(lines))
	}
	const farthest = 200
	for n := gaveUp - 1; n >= max(0, gaveUp-farthest); n-- {
		if fails(n) == "" {
			return n + 1
		}
	}
	return gaveUp
}

// reported is the line that the parser itself names.
func reported(says string, last int) int {
	n, _ := strconv.Atoi(parserSays.FindStringSubmatch(says)[1])
	return min(max(n, 1), last)
}
