package flow

import "slices"

// What Enter would take must be what the clerk has read. The lists change by what
// other desks do: the keys stay on the same thing, wherever it stands now, and
// when it has gone Enter waits until somebody has looked again.

// aim is what Enter would take, and where it stands; "" when it takes nothing of
// what can change.
func (m Model) aim() target {
	switch all := m.choices(); {
	case m.office == nil:
		return target{}
	case m.ask.about == rowMenu:
		if do := m.rowActions(m.ask.ticket); len(do) > 0 {
			return target{id: string(do[0])}
		}
	case m.ask.chooses() && m.ask.at < len(all) && (m.ask.aimed || !m.ask.ticks()):
		return target{id: all[m.ask.at].ID, first: m.ask.at == 0}
	}
	return target{}
}

// target is one of the choices.
type target struct {
	id    string
	first bool
}

// keepAim puts the keys where they were before the list changed. A menu whose
// first answer is another now closes.
func (m Model) keepAim(was target) Model {
	all := m.choices()
	at := slices.IndexFunc(all, func(c Choice) bool { return c.ID == was.id })
	lost := false
	switch {
	case was.id == "" || m.ask.about == nothing:
		at = m.ask.at
	case m.ask.about == rowMenu:
		if m.aim() != was {
			m.ask, m.line = ask{}, warn("desk.line_changed_menu")
		}
		return m
	case at < 0:
		at, lost = m.ask.at, true
	default:
		// Whoever took the first line of a search may not have looked further.
		lost = m.ask.about == searching && was.first && at > 0
	}
	m.ask.at = max(0, min(at, len(all)-1))
	if lost {
		m.ask.astray = true
		return m.lookAgain()
	}
	return m
}

// lookAgain says that the list has changed.
func (m Model) lookAgain() Model {
	m.line = warn("desk.line_changed")
	return m
}
