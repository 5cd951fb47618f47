package setup

import (
	"slices"
	"strings"

	"okienko/internal/screen"
	"okienko/office/plan"
)

// Change is one thing that will be otherwise, in words.
type Change struct {
	Path   string      // where it is, in the new plan
	What   screen.Text // the thing
	Detail screen.Text // what of it, or that it is new or gone
	End    screen.Text // from what to what
	Stops  bool        // it cannot be done now; Detail says why
}

// Changes says what will be otherwise when one plan follows another, in the order
// of the pages, in the reader's language.
func Changes(old, new *plan.Plan, live Live, lang string) []Change {
	c := comparison{old: old, new: new, live: live, lang: lang}
	for _, p := range parts() {
		for _, l := range p.lists {
			c.list(p.id, l)
		}
	}
	if old.Zone != new.Zone {
		c.add(Change{What: screen.T("setup.part.office"), Detail: screen.T("setup.field.zone"), End: arrow(old.Zone, new.Zone)})
	}
	return c.all
}

type comparison struct {
	old, new *plan.Plan
	live     Live
	lang     string
	all      []Change
}

func (c *comparison) add(one Change) { c.all = append(c.all, one) }

func arrow(from, to string) screen.Text {
	if from == "" {
		return screen.Words(to)
	}
	if to == "" {
		return screen.T("setup.change_emptied")
	}
	return screen.Words(from + " → " + to)
}

// list compares the things of a list, told apart by their keys. Those without
// any, as tiles, are compared as a whole.
func (c *comparison) list(part string, l list) {
	if l.key == nil {
		if digest(l, c.old) != digest(l, c.new) {
			c.add(Change{
				Path: l.path, What: screen.T("setup.part." + part), Detail: screen.T("setup.change_changed"),
				End: arrow(itoa(l.size(c.old)), itoa(l.size(c.new))),
			})
		}
		return
	}
	for j := range l.size(c.new) {
		if i, there := find(l, c.old, l.key(c.new, j)); there {
			c.thing(l, i, j)
		} else {
			c.add(Change{Path: l.item(j), What: c.named(l, c.new, j), Detail: screen.T("setup.change_added")})
		}
	}
	c.gone(l)
	if !slices.Equal(common(l, c.old, c.new), common(l, c.new, c.old)) {
		c.add(Change{Path: l.path, What: screen.T("setup.part." + part), Detail: screen.T("setup.change_order")})
	}
}

func (c *comparison) gone(l list) {
	for i := range l.size(c.old) {
		if _, there := find(l, c.new, l.key(c.old, i)); there {
			continue
		}
		one := Change{Path: l.path, What: c.named(l, c.old, i), Detail: screen.T("setup.change_removed")}
		if l.kind == "service" || l.kind == "desk" {
			if why := l.stays(c.old, c.live, i); !why.Empty() {
				one.Detail, one.Stops = why, true
			}
		}
		c.add(one)
	}
}

// thing compares one thing field by field.
func (c *comparison) thing(l list, i, j int) {
	was := l.form(c.old, i)
	for _, f := range l.form(c.new, j) {
		name := strings.TrimPrefix(f.id, l.item(j))
		from, shown := "", ""
		k := slices.IndexFunc(was, func(o field) bool { return strings.TrimPrefix(o.id, l.item(i)) == name })
		if k >= 0 {
			from, shown = c.value(l, was[k], c.old, i), was[k].shows(c.old, c.lang)
		}
		if to := c.value(l, f, c.new, j); from != to {
			one := Change{Path: l.item(j), What: c.named(l, c.new, j), Detail: screen.T("setup.field." + f.label), End: arrow(from, to)}
			if f.kind == opens {
				one.End = arrow(shown, f.shows(c.new, c.lang))
			}
			c.add(one)
		}
	}
	for _, o := range was {
		name := strings.TrimPrefix(o.id, l.item(i))
		if !slices.ContainsFunc(l.form(c.new, j), func(f field) bool { return strings.TrimPrefix(f.id, l.item(j)) == name }) && c.value(l, o, c.old, i) != "" {
			c.add(Change{Path: l.item(j), What: c.named(l, c.new, j), Detail: screen.T("setup.field." + o.label), End: screen.T("setup.change_emptied")})
		}
	}
}

// value is what a field holds, with everything in the lists that it leads to.
func (c *comparison) value(l list, f field, p *plan.Plan, i int) string {
	if f.kind != opens {
		return f.shows(p, c.lang)
	}
	inner, _ := l.inner(f.id[strings.LastIndex(f.id, ".")+1:], i)
	return digest(inner, p)
}

// digest is everything that stands in a list, to be compared.
func digest(l list, p *plan.Plan) string {
	var b strings.Builder
	for i := range l.size(p) {
		b.WriteString("[")
		for _, f := range l.form(p, i) {
			b.WriteString(f.label + "=")
			switch f.kind {
			case write:
				b.WriteString(f.get(p))
			case opens:
				if inner, ok := l.inner(f.id[strings.LastIndex(f.id, ".")+1:], i); ok {
					b.WriteString(digest(inner, p))
				}
			default:
				b.WriteString(strings.Join(f.chosen(p), ","))
			}
			b.WriteString("\n")
		}
		b.WriteString("]")
	}
	return b.String()
}

// named is a thing with the word for what it is.
func (c *comparison) named(l list, p *plan.Plan, i int) screen.Text {
	row := l.row(p, i, c.lang)
	if l.fixed || l.kind == "desk" {
		return row.Text
	}
	return screen.T("setup.thing."+l.kind, "Name", say(c.lang, row.Text))
}

func find(l list, p *plan.Plan, key string) (int, bool) {
	for i := range l.size(p) {
		if l.key(p, i) == key {
			return i, true
		}
	}
	return 0, false
}

// common are the keys of a plan's list that another plan has, too.
func common(l list, p, other *plan.Plan) (keys []string) {
	for i := range l.size(p) {
		if _, there := find(l, other, l.key(p, i)); there {
			keys = append(keys, l.key(p, i))
		}
	}
	return keys
}
