package flow

import (
	"strings"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/machines"
)

// Removing a machine cannot be taken back, so its name has to be typed: a key
// pressed by mistake removes nothing.
func (m Model) removing() page.Page {
	one, _ := m.machine()
	remove := onward("admin.do_remove_now", "warning")
	remove.Primary = false
	return page.Page{
		Title: screen.T("admin.title_remove", "Name", nameOf(one)),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("admin.remove_lead")},
			{Kind: page.Body, Text: screen.T("admin.remove_effect")},
			{Kind: page.Body, Text: screen.T("admin.remove_for_good")},
			{Kind: page.Note, Weight: page.Warning, Text: m.afterRemoval(one)},
			{Kind: page.Field, ID: nameID, Text: screen.T("admin.field_type_name", "Name", nameOf(one)), Value: m.typed},
		},
		Buttons: []screen.Item{back(), remove},
	}
}

// afterRemoval says what the office loses.
func (m Model) afterRemoval(one machines.Machine) screen.Text {
	switch {
	case one.ID == m.cfg.Self:
		return screen.T("admin.remove_this_one")
	case one.Keeps:
		return screen.T("admin.remove_keeper")
	}
	return screen.T("admin.remove_guest")
}

func (m Model) removingDoes(id string) (Model, []Intent) {
	one, ok := m.machine()
	switch {
	case id == backID || !ok || one.ID != m.chosen:
		return m.turn(overview), nil
	case id != nextID:
		return m, nil
	case !same(m.typed, nameOf(one)):
		return m.say("admin.line_other_name", "Name", nameOf(one)), nil
	}
	return m.send(machines.RevokeMachine{Machine: one.ID}, overview)
}

// same compares what somebody typed with a name as people would.
func same(typed, name string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(typed), " "), strings.Join(strings.Fields(name), " "))
}
