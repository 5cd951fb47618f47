package flow

import (
	"strings"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/machines"
)

// nameID is the field for a name.
const nameID = "name"

// back and onward are the two buttons of a step.
func back() screen.Item {
	b := page.Button(backID, screen.T("admin.do_back"), "arrow-left")
	b.Value = page.BackKey
	return b
}

func onward(key, glyph string) screen.Item {
	b := page.Primary(nextID, screen.T(key), glyph)
	b.Value = page.ForwardKey
	return b
}

func (m Model) renaming() page.Page {
	one, _ := m.machine()
	return page.Page{
		Title: screen.T("admin.title_rename", "Name", nameOf(one)),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("admin.rename_lead")},
			{Kind: page.Body, Text: screen.T("admin.rename_hint")},
			{Kind: page.Field, ID: nameID, Text: screen.T("admin.field_name"), Value: m.typed},
		},
		Buttons: []screen.Item{back(), onward("admin.do_save", "check")},
	}
}

func (m Model) renamingDoes(id string) (Model, []Intent) {
	name := strings.TrimSpace(m.typed)
	switch {
	case id == backID:
		return m.turn(overview), nil
	case id != nextID:
		return m, nil
	case name == "":
		return m.say("admin.line_no_name"), nil
	}
	return m.send(machines.RenameMachine{Machine: m.chosen, Name: name}, overview)
}
