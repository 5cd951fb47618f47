package config

import (
	"slices"
	"strconv"

	"okienko/internal/screen"
	"okienko/office/plan"
)

// marks keeps where those identifiers stand that only an office can confirm.
func (r *reader) marks() map[string]Mistake {
	kept := make(map[string]Mistake)
	for _, path := range []string{"id", "kiosk.id", "desk.number", "hall.hall", "hall.desk"} {
		n := r.place(path)
		kept[path] = Mistake{File: r.file, Line: n.Line, Column: n.Column}
	}
	return kept
}

// Check says whether the office has the kiosk, the desk and the hall that the
// machine file names. The error, if any, is of the type Mistakes.
func (m *Machine) Check(p plan.Plan) error {
	var found Mistakes
	known := func(path, key, name string, names []string) {
		if slices.Contains(names, name) {
			return
		}
		mistake := m.places[path]
		mistake.Says = append([]screen.Text{screen.T(key, "Name", shown(name))}, allowed(name, names)...)
		found = append(found, mistake)
	}
	if m.Kiosk != nil {
		known("kiosk.id", "mistake.no_kiosk", string(m.Kiosk.ID), names(p.Kiosks, func(k plan.Kiosk) string { return string(k.ID) }))
	}
	numbers := names(p.Desks, func(d plan.Desk) string { return strconv.Itoa(d.Number) })
	if m.Desk != nil && m.Desk.Number != 0 {
		known("desk.number", "mistake.no_desk", strconv.Itoa(m.Desk.Number), numbers)
	}
	if m.Hall != nil && m.Hall.Layout == OverDesk {
		known("hall.desk", "mistake.no_desk", strconv.Itoa(m.Hall.Desk), numbers)
	}
	if m.Hall != nil && m.Hall.Hall != "" {
		known("hall.hall", "mistake.no_hall", string(m.Hall.Hall), names(p.Halls, func(h plan.Hall) string { return string(h.ID) }))
	}
	return found.err()
}
