package flow

import (
	"okienko/internal/page"
	"okienko/internal/screen"
)

// The list of the first page and its lines.
const (
	waysID  = "ways"
	joinRow = "join"
	newRow  = "new"
	oldRow  = "restore"
)

// starting asks the one question: join, or begin.
func (m Model) starting() page.Page {
	found := page.Row{
		ID: newRow, Glyph: "plus", Text: screen.T("welcome.way_new"), Detail: screen.T("welcome.way_new_detail"),
	}
	if !m.cfg.MayFound() {
		found.Off, found.Detail = true, screen.T("welcome.way_new_elsewhere")
	}
	p := page.Page{
		Title: screen.T("welcome.title"),
		Left: []page.Block{
			{Kind: page.Lead, Text: screen.T("welcome.lead")},
			{Kind: page.Body, Text: screen.T("welcome.question")},
			{Kind: page.List, ID: waysID, Whole: true, Rows: []page.Row{
				{ID: joinRow, Glyph: "key", Text: screen.T("welcome.way_join"), Detail: screen.T("welcome.way_join_detail")},
				found, m.oldOffice(),
			}},
		},
	}
	if m.cfg.Belongs && !m.cfg.Removed {
		p.Top = []page.Block{{Kind: page.Note, Weight: page.Warning, Text: screen.T("welcome.belongs")}}
	}
	p.Top = append(p.Top, m.removed()...)
	return p
}

// oldOffice is the way back to an office of which only a backup is left. It leads
// to a machine without data of any office.
func (m Model) oldOffice() page.Row {
	row := page.Row{ID: oldRow, Glyph: "document", Text: screen.T("welcome.way_restore"), Detail: screen.T("welcome.way_restore_detail")}
	switch {
	case !m.cfg.MayFound():
		row.Off, row.Detail = true, screen.T("welcome.way_restore_elsewhere")
	case m.cfg.Belongs:
		row.Off, row.Detail = true, screen.T("welcome.way_restore_empty")
	}
	return row
}

// removed says that an office has put the machine out.
func (m Model) removed() []page.Block {
	if !m.cfg.Removed {
		return nil
	}
	return []page.Block{
		{Kind: page.Note, Weight: page.Alarm, Text: screen.T("trouble.removed")},
		{Kind: page.Body, Text: screen.T("welcome.set_aside_effect")},
	}
}

func (m Model) picked(p page.Picked) (Model, []Intent) {
	switch {
	case m.at == starting && p.Row == joinRow:
		return m.turn(coding), nil
	case m.at == starting && p.Row == newRow && m.cfg.MayFound():
		return m.turn(naming), nil
	case m.at == starting && p.Row == oldRow && !m.oldOffice().Off:
		return m.turn(choosing), []Intent{FindBackups{}}
	case m.at == choosing:
		return m.choose(p.Row), nil
	case m.at == coding:
		m.office, m.line = p.Row, page.Line{}
	}
	return m, nil
}

func (m Model) startingDoes(string) (Model, []Intent) { return m, nil }

// hear takes in the offices that are heard. The first one is chosen until
// somebody chooses another.
func (m Model) hear(h Heard) Model {
	m.heard, m.listed = h.Offices, true
	for _, o := range m.heard {
		if o.ID == m.office {
			return m
		}
	}
	m.office = ""
	if len(m.heard) > 0 {
		m.office = m.heard[0].ID
	}
	return m
}
