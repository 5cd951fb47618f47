package now

import (
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// helpersPage shows who can help a department, and who does.
func (m Model) helpersPage() page.Page {
	p := page.Page{
		Title: screen.T("now.title_helpers"), Under: screen.Words(m.departmentName(m.department)), Focus: helpersID,
		Left:    []page.Block{{Kind: page.Body, Text: screen.T("now.helpers_how")}},
		Buttons: []screen.Item{back()},
	}
	list := page.Block{Kind: page.List, ID: helpersID}
	for _, d := range m.office.Queue.Plan.Departments {
		if d.ID != m.department {
			list.Rows = append(list.Rows, m.helperRow(d))
		}
	}
	if len(list.Rows) == 0 {
		p.Left = []page.Block{{Kind: page.Body, Text: screen.T("now.helpers_none")}}
		return p
	}
	p.Left = append(p.Left, list)
	return p
}

// helperRow is a department that may help, or why it cannot.
func (m Model) helperRow(d plan.Department) page.Row {
	s := &m.office.Queue
	helped, _ := s.Plan.Department(m.department)
	row := page.Row{ID: string(d.ID), Glyph: "people", Text: m.names(d.Name), Detail: screen.T("now.helper_could")}
	open := 0
	for _, place := range s.Plan.Desks {
		if desk, _ := s.Desk(place.ID); place.Department == d.ID && desk.Open() {
			open++
		}
	}
	row.End = screen.Plural("now.helper_desks", open)
	for _, h := range d.Helps {
		if h.Department == m.department {
			row.Detail = screen.Plural("now.helper_by_plan", h.After)
		}
	}
	now, opened := m.helpsNow(d.ID)
	switch {
	case opened:
		row.Detail, row.On = screen.T("now.helper_opened"), true
	case now:
		row.Detail, row.On = screen.T("now.helper_now"), true
	case d.Site != helped.Site:
		row.Detail, row.Off = screen.T("now.helper_far"), true
	case !s.Plan.Heard(d.ID, m.department):
		row.Detail, row.Off = screen.T("now.helper_unheard"), true
	}
	return row
}

// helpsNow says whether a department helps now, and whether staff opened that.
func (m Model) helpsNow(id plan.DepartmentID) (now, opened bool) {
	for _, h := range m.office.Queue.HelpingNow(m.now) {
		if h.Department == id && h.Helps == m.department {
			return true, h.Opened
		}
	}
	return false, false
}

// decideHelp turns to the page that opens help, or ends what staff opened.
func (m Model) decideHelp(id plan.DepartmentID) Model {
	m.form.helper = id
	if _, opened := m.helpsNow(id); opened {
		return m.decide(helpOver)
	}
	return m.decide(helping)
}

func (m Model) helpPairs() []string {
	helper, _ := m.office.Queue.Plan.Department(m.form.helper)
	helped, _ := m.office.Queue.Plan.Department(m.department)
	return []string{"Helper", helper.Name.In(m.lang), "Helped", helped.Name.In(m.lang)}
}

func (m Model) overflow(on bool) []office.Command {
	return []office.Command{queue.OpenOverflow{Department: m.form.helper, Helps: m.department, On: on}}
}

// toHelp opens overflow.
func (m Model) toHelp() decision {
	return decision{
		effects: []screen.Text{screen.T("now.effect.help", m.helpPairs()...), screen.T("now.effect.help_until")}, glyph: "people",
		commands: m.overflow(true), done: screen.T("now.done.help", m.helpPairs()...),
		back: m.overflow(false), undone: screen.T("now.done.help_over", m.helpPairs()...),
	}
}

// toEndHelp ends it.
func (m Model) toEndHelp() decision {
	return decision{
		effects: []screen.Text{screen.T("now.effect.help_over", m.helpPairs()...)}, glyph: "people",
		commands: m.overflow(false), done: screen.T("now.done.help_over", m.helpPairs()...),
		back: m.overflow(true), undone: screen.T("now.done.help", m.helpPairs()...),
	}
}
