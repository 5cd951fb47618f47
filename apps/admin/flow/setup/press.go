package setup

import (
	"strings"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/plan/edit"
)

// pressed does what a button asks for.
func (m Model) pressed(id string) (Model, []Intent) {
	if m.way != "" {
		return m, nil // one thing at a time; its line says so
	}
	m.line = page.Line{}
	switch id {
	case applyID:
		return m.apply()
	case changesID:
		return m.turn(home), nil
	}
	switch m.at {
	case home:
		return m.homeDoes(id)
	case things, choosing:
		return m.thingsDo(id), nil
	case undoing:
		return m.undoingDoes(id)
	case guiding:
		return m.guideDoes(id)
	}
	return m.filesDo(id)
}

func (m Model) homeDoes(id string) (Model, []Intent) {
	switch id {
	case undoID:
		if m.earlier.Revision > 0 {
			return m.turn(undoing), nil
		}
	case discardID:
		if n := len(Changes(&m.base, &m.draft, m.live, m.lang)); m.line.Text.Key != "setup.line_discard_again" {
			m.line = page.Line{Weight: page.Warning, Text: screen.Plural("setup.line_discard_again", n)}
			return m, nil
		}
		m.draft, m.typed = edit.Clone(m.base), nil
		return m.turn(home).say(page.Info, screen.T("setup.line_discarded")), nil
	case importID:
		m = m.turn(importing)
		m.files = files{}
		return m, []Intent{FindFiles{}}
	case exportID:
		m = m.turn(exporting)
		m.files = files{path: fileName(m.base)}
		return m, nil
	case guideID:
		m.guide = newGuide(m.cfg.Office)
		return m.turn(guiding), nil
	}
	return m, nil
}

func (m Model) thingsDo(id string) Model {
	switch {
	case id == backID:
		return m.back()
	case m.at == choosing:
		return m
	case id == removeID:
		return m.removeThing()
	case id == upID:
		return m.moveThing(-1)
	case id == downID:
		return m.moveThing(1)
	case id == weekID:
		return m.copyMonday()
	case strings.HasPrefix(id, addID):
		return m.addThing(strings.TrimPrefix(id, addID))
	}
	return m.openField(id)
}

// openField goes to where something is chosen, or to the things within a thing.
func (m Model) openField(id string) Model {
	f, ok := m.fieldNamed(id)
	switch {
	case !ok:
	case f.kind == opens:
		m.trail = append(m.trail[:len(m.trail):len(m.trail)], spot{list: f.id})
		m.typed = nil
		return m.turn(things)
	case f.kind == pick || f.kind == several:
		m = m.turn(choosing)
		m.field = id
	}
	return m
}
