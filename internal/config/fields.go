package config

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"okienko/internal/screen"
)

// A field is a key that a mapping may have, and what takes its value.
type field struct {
	name string
	take func(value)
}

// into makes a field that keeps what read returns.
func into[T any](name string, dst *T, read func(value) T) field {
	return field{name, func(v value) { *dst = read(v) }}
}

// fields takes a mapping apart. Nothing at all is a mapping without keys, so
// that "desk:" alone can stand for a desk without settings.
func (v value) fields(known ...field) {
	lines := make(map[string]int)
	for key, val := range v.pairs() {
		name := key.Value
		if line, again := lines[name]; again {
			v.report(key, screen.T("mistake.key_again", "Key", shown(name), "Line", strconv.Itoa(line)))
			continue
		}
		lines[name] = key.Line
		if take := find(known, name); take != nil {
			take(v.key(name, val))
		} else {
			v.unknownKey(key, val, known)
		}
	}
}

func find(known []field, name string) func(value) {
	for _, f := range known {
		if f.name == name {
			return f.take
		}
	}
	return nil
}

// unknownKey reports a key. If it is only misspelt, the right one is not
// reported as missing as well.
func (v value) unknownKey(key, val *yaml.Node, known []field) {
	names := make([]string, len(known))
	for i, f := range known {
		names[i] = f.name
	}
	meant := nearest(key.Value, names)
	if inBraces := v.node.Style&yaml.FlowStyle != 0; inBraces && val.Value == "" && isNull(val) && meant == "" {
		v.report(key, screen.T("mistake.comma", "Key", shown(key.Value)))
		return
	}
	if meant != "" {
		v.spoilt[strings.TrimPrefix(v.path+"."+meant, ".")] = true
	}
	hint := didYouMean(key.Value, names)
	if hint == nil {
		hint = allowed(key.Value, names)
	}
	v.report(key, append([]screen.Text{screen.T("mistake.unknown_key", "Key", shown(key.Value))}, hint...)...)
}

// pairs are the keys and values of a mapping in the file's order.
func (v value) pairs() iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(_, _ *yaml.Node) bool) {
		if isNull(v.node) || !v.is(yaml.MappingNode, screen.T("mistake.want_keys"), like("name: ...")) {
			return
		}
		for i := 0; i+1 < len(v.node.Content); i += 2 {
			if !yield(v.node.Content[i], v.node.Content[i+1]) {
				return
			}
		}
	}
}

// items are the values of a list.
func (v value) items() []value {
	if !v.is(yaml.SequenceNode, screen.T("mistake.want_list"), like("[a, b]")) {
		return nil
	}
	all := make([]value, len(v.node.Content))
	for i, n := range v.node.Content {
		all[i] = v.item(i, n)
	}
	return all
}

// is reports a value of another kind than the wanted one.
func (v value) is(kind yaml.Kind, want ...screen.Text) bool {
	switch {
	case v.node.Kind == yaml.AliasNode:
		v.bad(screen.T("mistake.reference"))
	case v.node.Kind != kind:
		v.bad(append([]screen.Text{found(v.node)}, want...)...)
	default:
		return true
	}
	return false
}

// A named is an entry of a mapping whose keys are identifiers: "usc: ...".
type named struct {
	id   value
	body value
}

// named are the entries of such a mapping. A repeated identifier is left to
// plan.Check, which knows what must be unique.
func (v value) named() []named {
	var all []named
	for key, val := range v.pairs() {
		path := fmt.Sprintf("%s[%d]", v.path, len(all))
		body := value{v.reader, path, val}
		v.places[path] = key // what an entry lacks is reported at its name
		all = append(all, named{id: body.key("id", key), body: body})
	}
	return all
}

// each reads the entries of such a mapping, in their order.
func each[T any](v value, read func(named) T) (all []T) {
	for _, e := range v.named() {
		all = append(all, read(e))
	}
	return all
}

// weighed reads entries of a thing of the plan and a number: "waste-fee: 150".
func weighed[T any, ID ~string](v value, key string, number func(value) int, of func(ID, int) T) []T {
	return each(v, func(e named) T {
		e.body.key(key, e.id.node)
		return of(ref[ID](e.id), number(e.body))
	})
}
