package config

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"okienko/office/calendar"
	"okienko/office/plan"
)

// builder makes a mapping key by key, in the order in which it is to be read.
type builder struct {
	node *yaml.Node
	head string // comment above a whole file
}

func mapping() *builder { return &builder{node: &yaml.Node{Kind: yaml.MappingNode}} }

// put adds a key, or nothing where there is no value.
func (b *builder) put(key string, v *yaml.Node) { b.part(key, "", v) }

// part adds a key with a word about it above.
func (b *builder) part(key, about string, v *yaml.Node) {
	if v == nil {
		return
	}
	k := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key, HeadComment: comment(about)}
	if _, err := strconv.Atoi(key); err == nil {
		k.Tag = "!!int" // a desk's number needs no quotes
	}
	b.node.Content = append(b.node.Content, k, v)
}

func comment(about string) string {
	if about == "" {
		return ""
	}
	return "# " + strings.ReplaceAll(about, "\n", "\n# ")
}

// some is the mapping, or nothing when it has no key.
func (b *builder) some() *yaml.Node {
	if len(b.node.Content) == 0 {
		return nil
	}
	return b.node
}

// someShort is the mapping in one line if that is good to read, or nothing when
// it has no key.
func (b *builder) someShort() *yaml.Node {
	if len(b.node.Content) == 0 {
		return nil
	}
	return b.short()
}

// short is the mapping in one line if that is good to read. One without keys is
// nothing written after the key.
func (b *builder) short() *yaml.Node {
	if len(b.node.Content) == 0 {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
	}
	if width(b.node) <= longestLine {
		b.node.Style = yaml.FlowStyle
	}
	return b.node
}

// longestLine is how many characters of a mapping stand in one line.
const longestLine = 110

// width is about as many characters as a node takes in one line.
func width(n *yaml.Node) int {
	w := utf8.RuneCountInString(n.Value) + 2
	for _, c := range n.Content {
		w += width(c)
	}
	return w
}

// text is nothing when it is empty.
func text(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
}

// dateNode needs no quotes, though it looks like no text.
func dateNode(d calendar.Date) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: d.String()}
}

// number is nothing when it is zero.
func number(n int) *yaml.Node {
	if n == 0 {
		return nil
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(n)}
}

func numberOrNone(n int) *yaml.Node {
	if n == plan.None {
		return text(noneWord)
	}
	return number(n)
}

func yesNode(yes bool) *yaml.Node {
	if !yes {
		return nil
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"}
}

// namesNode is one text where that is the same in all languages.
func namesNode(n plan.Names) *yaml.Node {
	if n.EN == "" && n.UK == "" {
		return text(n.PL)
	}
	b := mapping()
	b.put("pl", text(n.PL))
	b.put("en", text(n.EN))
	b.put("uk", text(n.UK))
	return b.short()
}

// list is nothing when it is empty.
func list[T any](all []T, node func(T) *yaml.Node) *yaml.Node {
	if len(all) == 0 {
		return nil
	}
	n := &yaml.Node{Kind: yaml.SequenceNode}
	for _, v := range all {
		n.Content = append(n.Content, node(v))
	}
	return n
}

// texts is a list of identifiers in one line.
func texts[T ~string](all []T) *yaml.Node {
	n := list(all, func(v T) *yaml.Node { return text(string(v)) })
	if n != nil && width(n) <= longestLine {
		n.Style = yaml.FlowStyle
	}
	return n
}
