package setup

import (
	"slices"
	"strconv"
	"strings"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan/edit"
)

// The buttons of a page of things. Those that belong to a list have its path
// behind them.
const (
	backID     = "back"
	addID      = "add "
	removeID   = "remove"
	upID       = "up"
	downID     = "down"
	weekID     = "week"
	changesID  = "changes"
	applyID    = "apply"
	discardID  = "discard"
	undoID     = "undo"
	importID   = "import"
	exportID   = "export"
	nextID     = "next"
	thingsID   = "things"
	partsID    = "parts"
	optionsID  = "options"
	changeRows = "what"
)

// open goes to a part.
func (m Model) open(id string) Model {
	m.part, m.typed = id, nil
	all := partOf(id).lists
	m.trail = []spot{{list: all[0].path}}
	for _, l := range all {
		if l.size(&m.draft) > 0 {
			m.trail[0].list = l.path
			break
		}
	}
	return m.turn(things)
}

// write takes what stands in a field now.
func (m Model) write(id, text string) Model {
	m.line = page.Line{}
	switch m.at {
	case guiding:
		return m.guideWrites(id, text)
	case importing, exporting:
		m.files.path = text
		return m
	}
	f, ok := m.fieldNamed(id)
	if !ok || f.kind != write {
		return m
	}
	m.draft = edit.Clone(m.draft)
	sense := f.set(&m.draft, text)
	m.typed = slices.DeleteFunc(slices.Clone(m.typed), func(t typing) bool { return t.id == id })
	m.typed = append(m.typed, typing{id, text, !sense})
	return m
}

// chose takes one of a few.
func (m Model) chose(c page.Chose) Model {
	m.line = page.Line{}
	if m.at == guiding {
		return m.guideChose(c)
	}
	f, ok := m.fieldNamed(c.ID)
	if !ok || f.kind != few {
		return m
	}
	if all := f.options(&m.draft); c.Option >= 0 && c.Option < len(all) {
		m.draft = edit.Clone(m.draft)
		f.choose(&m.draft, all[c.Option].id)
		m.typed = nil
	}
	return m
}

// picked takes a line of a list.
func (m Model) picked(p page.Picked) (Model, []Intent) {
	m.line = page.Line{}
	switch {
	case m.at == home && m.base.Revision == 0 && p.ID == partsID:
		return m.begins(p.Row)
	case m.at == home && p.ID == partsID:
		return m.open(p.Row), nil
	case p.ID == changeRows:
		return m.goTo(p.Row), nil
	case m.at == things:
		return m.pickThing(p.Row), nil
	case m.at == choosing:
		return m.pickOption(p.Row), nil
	case m.at == importing:
		m.files.path = p.Row
		return m, nil
	case m.at == guiding:
		return m.guidePicks(p.Row)
	}
	return m, nil
}

func (m Model) pickThing(row string) Model {
	level := len(m.trail) - 1
	for _, l := range m.lists(level) {
		for i := range l.size(&m.draft) {
			if l.item(i) == row {
				m.trail = append(slices.Clone(m.trail[:level]), spot{l.path, i})
				m.typed = nil
			}
		}
	}
	return m
}

// pickOption takes what was chosen. Of several, one more or one less, and the
// page stays.
func (m Model) pickOption(id string) Model {
	f, ok := m.fieldNamed(m.field)
	if !ok {
		return m.turn(things)
	}
	m.draft = edit.Clone(m.draft)
	f.choose(&m.draft, id)
	if f.kind == several {
		return m
	}
	return m.chosen()
}

// chosen goes back to the form, to where one was.
func (m Model) chosen() Model {
	field := m.field
	m = m.turn(things)
	m.focus = field
	return m
}

// goTo goes to the place that a path leads to.
func (m Model) goTo(path string) Model {
	for _, p := range parts() {
		for _, l := range p.lists {
			if l.path != path && !strings.HasPrefix(path, l.path+"[") && !strings.HasPrefix(path, l.path+".") {
				continue
			}
			m = m.open(p.id)
			m.trail = []spot{{list: l.path}}
			if i := indexIn(path, l.path); i < l.size(&m.draft) {
				m.trail[0].i = i
			}
			return m
		}
	}
	return m
}

// indexIn is the index behind a list's path: 3 in "services[3].name".
func indexIn(path, list string) int {
	rest := strings.TrimPrefix(path, list+"[")
	i, err := strconv.Atoi(rest[:max(0, strings.Index(rest, "]"))])
	if err != nil {
		return 0
	}
	return i
}

// addThing puts a new thing at the end of a list, and goes to its form.
func (m Model) addThing(path string) Model {
	level := len(m.trail) - 1
	l, ok := listNamed(m.lists(level), path)
	if !ok || l.fixed {
		return m
	}
	m.draft = edit.Clone(m.draft)
	l.add(&m.draft)
	n := l.size(&m.draft) - 1
	m.trail = append(slices.Clone(m.trail[:level]), spot{path, n})
	m.typed = nil
	m = m.turn(things)
	if all := l.form(&m.draft, n); len(all) > 0 {
		m.focus = all[0].id
	}
	return m
}

// removeThing takes the chosen thing out, unless something stands against it.
func (m Model) removeThing() Model {
	l, i, ok := m.here()
	if !ok || l.fixed {
		return m
	}
	if l.stays != nil {
		if why := l.stays(&m.draft, m.live, i); !why.Empty() {
			return m.say(page.Warning, why)
		}
	}
	name := say(m.lang, l.row(&m.draft, i, m.lang).Text)
	m.draft = edit.Clone(m.draft)
	l.remove(&m.draft, i)
	m.trail = slices.Clone(m.trail)
	m.trail[len(m.trail)-1].i = max(0, i-1)
	m.typed = nil
	return m.turn(things).say(page.Info, screen.T("setup.line_removed", "Name", name))
}

// moveThing changes places with a neighbour.
func (m Model) moveThing(by int) Model {
	l, i, ok := m.here()
	if j := i + by; ok && !l.fixed && !l.sorted && j >= 0 && j < l.size(&m.draft) {
		m.draft = edit.Clone(m.draft)
		l.swap(&m.draft, i, j)
		m.trail = slices.Clone(m.trail)
		m.trail[len(m.trail)-1].i = j
		m.typed = nil
	}
	return m
}

// copyMonday gives the other working days the hours of Monday.
func (m Model) copyMonday() Model {
	m.draft = edit.Clone(m.draft)
	for _, f := range m.fields() {
		if f.label != "mon" {
			continue
		}
		for _, other := range m.fields() {
			if day := other.label; day == "tue" || day == "wed" || day == "thu" || day == "fri" {
				other.set(&m.draft, f.get(&m.draft))
			}
		}
	}
	m.typed = nil
	return m
}

// back goes one step back.
func (m Model) back() Model {
	m.typed = nil
	switch {
	case m.at == choosing:
		return m.chosen()
	case m.at == things && len(m.trail) > 1:
		inner := m.trail[len(m.trail)-1].list
		m.trail = slices.Clone(m.trail[:len(m.trail)-1])
		m = m.turn(things)
		m.focus = inner // an opener is called as the list that it leads to
		return m
	}
	return m.turn(home)
}
