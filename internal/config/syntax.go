package config

import (
	"bytes"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// plainer says in plain words what the parser of YAML says in its own.
var plainer = []struct{ says, means string }{
	{"mapping values are not allowed", "a colon too many: put a text that holds a colon in quotes"},
	{"did not find expected ',' or '}'", "a { is not closed, or a comma is missing: a text that holds a comma needs quotes here"},
	{"did not find expected ',' or ']'", "a [ is not closed, or a comma is missing: a text that holds a comma needs quotes here"},
	{"did not find expected '-' indicator", "this does not belong to the list above: indent it as the list, or start it with \"- \""},
	{"did not find expected key", "the indentation fits nothing above: keys of one thing start in one column"},
	{"could not find expected ':'", "a key without a colon: write \"key: value\""},
	{"found unexpected end of stream", "a quoted text is not closed"},
	{"cannot start any token", "a text cannot begin with this character: put it in quotes"},
	{"block sequence entries are not allowed", "a list cannot begin here: start it on a line of its own"},
	{"unknown anchor", "references (*name) are not read here: write the value out"},
	{"unknown escape character", "\\ has a meaning of its own between \" and \": use ' and ' instead"},
}

var parserSays = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntax is what stopped the parser of YAML. It can name only one such mistake.
func syntax(file string, text []byte, err error) Mistake {
	says := err.Error()
	m := Mistake{File: file, Text: "this is not YAML: " + parserSays.ReplaceAllString(says, "")}
	for _, p := range plainer {
		if strings.Contains(says, p.says) {
			m.Text = p.means
			break
		}
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	m.Line = brokenLine(lines, says)
	line := lines[m.Line-1]
	m.Column = len(line) - len(bytes.TrimLeft(line, " ")) + 1
	return m
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
