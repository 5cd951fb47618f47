package audit

import (
	"okienko/internal/screen"
	"okienko/office/queue"
)

// document is what was found as a table, for a file.
func (m Model) document() screen.Document {
	heads := []string{"trace.head_when", "trace.head_who", "trace.head_where", "trace.head_what", "trace.head_about", "trace.head_from", "trace.head_to"}
	t := screen.Table{Title: screen.T("trace.title")}
	for _, h := range heads {
		t.Columns = append(t.Columns, screen.Column{Head: screen.T(h)})
	}
	for _, e := range m.found.Entries {
		t.Rows = append(t.Rows, m.cells(e))
	}
	return screen.Document{
		Title: screen.T("trace.title"), Under: []screen.Text{screen.Words(m.plan.Name.In(m.lang))}, Tables: []screen.Table{t}, Notes: m.gaps(),
	}
}

// gaps say what is not among the entries: what was too much, and days that could not
// be searched.
func (m Model) gaps() (all []screen.Text) {
	if len(m.pages) == 0 && len(m.found.Entries) < m.found.Found {
		all = append(all, m.foundText())
	}
	if m.found.Older != nil {
		all = append(all, m.olderText())
	}
	if m.found.Missing > 0 {
		all = append(all, screen.Plural("trace.missing", m.found.Missing))
	}
	return all
}

func (m Model) cells(e queue.Traced) (cells []screen.Cell) {
	for _, t := range []screen.Text{
		screen.Words(m.exactMoment(e.At)), m.who(e), m.where(e), what(e), m.about(e), m.value(e, e.From), m.value(e, e.To),
	} {
		c := screen.Cell{}
		if !t.Empty() {
			c = screen.Word(t)
		}
		cells = append(cells, c)
	}
	return cells
}

// exactMoment is when something was, as spreadsheets sort it.
func (m Model) exactMoment(at queue.Moment) string {
	return at.Time().In(m.zone).Format("2006-01-02 15:04:05")
}

// fileName is what the file is called: the days in it.
func (m Model) fileName() string {
	from, to := m.span()
	name := m.said(screen.T("trace.file_name")) + "-" + from.String()
	if to != from {
		name += "-" + to.String()
	}
	return name
}
