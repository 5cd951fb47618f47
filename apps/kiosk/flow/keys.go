package flow

import "okienko/internal/screen"

// pressed acts on a key. The focus is the kiosk's own: it is shown from the
// first key on, walks what can be operated in reading order, and wraps.
func (m *Model) pressed(p Pressed) []Intent {
	m.visit.touched = m.now
	if p.Repeat {
		return nil
	}
	first := !m.visit.keyed
	m.visit.keyed = true
	focus := m.focused()
	switch p.Key {
	case Next, Prev:
		m.walk(p.Key, first)
	case Select:
		if focus != "" && !first && !m.echo(focus) {
			m.visit.focus = focus
			return m.act(focus, p.NewID)
		}
	case Back:
		m.goBack()
	case Help:
		m.help()
	}
	return nil
}

// goBack is the key for "away from here", whatever the screen calls it.
func (m *Model) goBack() {
	s := m.Screen()
	for _, id := range []string{idBack, idHome, idDone} {
		if it, ok := s.Item(id); ok && !it.Off && !m.echo(id) {
			m.act(id, "")
			return
		}
	}
}

func (m *Model) help() {
	switch m.screenPage() {
	case pageStart, pageGroup, pageBefore, pageWhy:
		m.last = touch{id: "help", at: m.now}
		m.turn(pageHelp)
	}
}

// walk moves the focus. The first key only shows where it is.
func (m *Model) walk(k Key, first bool) {
	ids := operable(m.Screen())
	if len(ids) == 0 {
		return
	}
	at := max(0, index(ids, m.focused()))
	switch {
	case first:
	case k == Next:
		at = (at + 1) % len(ids)
	default:
		at = (at + len(ids) - 1) % len(ids)
	}
	m.visit.focus = ids[at]
}

// focused is the item that the keys act on: where the focus was put, or else
// what most people want here, or the first.
func (m Model) focused() string { return focusOn(m.bare(), m.visit.focus) }

func focusOn(s screen.Screen, wanted string) string {
	ids := operable(s)
	if len(ids) == 0 {
		return ""
	}
	if index(ids, wanted) >= 0 {
		return wanted
	}
	for _, it := range s.Items {
		if it.Primary && !it.Off {
			return it.ID
		}
	}
	return ids[0]
}

// operable lists what the focus walks. What is locked is passed over; a tile
// that is off is not, because it tells why.
func operable(s screen.Screen) []string {
	var ids []string
	for _, it := range s.Items {
		if it.Role.Operable() && (!it.Off || explains(it.ID)) {
			ids = append(ids, it.ID)
		}
	}
	return ids
}

func index(ids []string, id string) int {
	for i, v := range ids {
		if v == id {
			return i
		}
	}
	return -1
}
