package config

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"okienko/internal/screen"
)

// A reader goes through one file and gathers its mistakes.
type reader struct {
	file     string
	mistakes Mistakes
	places   map[string]*yaml.Node // by the path that plan.Check uses
	spoilt   map[string]bool       // paths of what could not be read
}

// A value is something written in the file: the node, and the path by which
// plan.Check calls it.
type value struct {
	*reader
	path string
	node *yaml.Node
}

// read parses a file and hands its top value to a function that takes it apart.
func read(file string, text []byte, takeApart func(value)) *reader {
	r := &reader{file: file, places: make(map[string]*yaml.Node), spoilt: make(map[string]bool)}
	top, mistakes := parse(file, text)
	r.mistakes = mistakes
	if top != nil {
		takeApart(r.at("", top))
	}
	return r
}

// at is the value of a path, and remembers where it stands.
func (r *reader) at(path string, n *yaml.Node) value {
	r.places[path] = n
	return value{r, path, n}
}

// key is the value under a key of v.
func (v value) key(name string, n *yaml.Node) value {
	if v.path == "" {
		return v.at(name, n)
	}
	return v.at(v.path+"."+name, n)
}

// item is the value of a list v.
func (v value) item(i int, n *yaml.Node) value {
	return v.at(fmt.Sprintf("%s[%d]", v.path, i), n)
}

// bad reports that a value cannot be used. What follows from its absence is not
// reported again.
func (v value) bad(says ...screen.Text) {
	v.spoilt[v.path] = true
	v.report(v.node, says...)
}

func (r *reader) report(at *yaml.Node, says ...screen.Text) {
	r.mistakes = append(r.mistakes, Mistake{r.file, at.Line, at.Column, says})
}

// unusable says whether a mistake was reported for a path or what holds it.
func (r *reader) unusable(path string) bool {
	for ; path != ""; path = parent(path) {
		if r.spoilt[path] {
			return true
		}
	}
	return r.spoilt[""]
}

// place is where a path stands in the file, or what comes nearest to it.
func (r *reader) place(path string) *yaml.Node {
	for {
		if n, ok := r.places[path]; ok {
			return n
		}
		path = parent(path)
	}
}

// parent of "desks[2].halls[0]" is "desks[2].halls", and so on up to "".
func parent(path string) string {
	return path[:max(strings.LastIndexAny(path, ".["), 0)]
}
