package flow

import (
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/figures"
)

// formats are the files that can be written, as they are offered.
var formats = []string{"xlsx", "csv", "pdf"}

// fileName is what a file is called, without its ending.
func (m Model) fileName() string { return "okienko-" + m.count.report.From + "-" + m.count.report.To }

// document is everything that the figures tell, for files and paper.
func (m Model) document() screen.Document {
	r := m.count.report
	d := screen.Document{
		Title: screen.T("figures.title"),
		Under: []screen.Text{screen.Words(m.office.name.In(m.look.Lang)), span(r.Question), m.department(r.Department)},
		Tables: []screen.Table{
			m.table(topic{title: "figures.table_all", columns: allMeasures}, true),
		},
	}
	for i, t := range topics {
		if i != queueTopic {
			table := m.table(t, false)
			table.Chart = m.chartOf(i)
			d.Tables = append(d.Tables, table)
		}
	}
	d.Tables = append(d.Tables, m.queueTable(), m.fairTable())
	for _, one := range r.Fair {
		if one.Longest != nil {
			d.Notes = append(d.Notes, overtaking(*one.Longest), reason(*one.Longest))
		}
	}
	if r.Missing > 0 {
		d.Notes = append(d.Notes, screen.Plural("figures.missing", r.Missing))
	}
	return d
}

// table is a topic as it is written.
func (m Model) table(t topic, wide bool) screen.Table {
	table := screen.Table{Title: screen.T(t.title), Wide: wide, Columns: []screen.Column{{Head: byText(m.count.report.By)}}}
	for _, c := range t.columns {
		table.Columns = append(table.Columns, screen.Column{Head: screen.T(c.head), Unit: c.unit.text()})
	}
	add := func(label screen.Text, f *figures.Figures) {
		row := []screen.Cell{screen.Word(label)}
		for _, c := range t.columns {
			row = append(row, c.cell(f))
		}
		table.Rows = append(table.Rows, row)
	}
	for _, r := range m.inOrder() {
		add(m.label(r), &r.Figures)
	}
	add(screen.T("figures.together"), &m.count.report.All)
	return table
}

func (m Model) queueTable() screen.Table {
	s := m.queueSheet()
	table := screen.Table{Title: screen.T("figures.chart.queue"), Chart: m.queueChart()}
	for _, head := range s.Heads {
		table.Columns = append(table.Columns, screen.Column{Head: head})
	}
	for _, r := range s.Rows {
		table.Rows = append(table.Rows, r.Cells)
	}
	return table
}

func (m Model) fairTable() screen.Table {
	table := screen.Table{Title: screen.T("figures.title_fair"), Columns: []screen.Column{{Head: screen.T("figures.by.class")}}}
	columns := []measure{waitMedian, waitNinth, waitLongest}
	for _, c := range columns {
		table.Columns = append(table.Columns, screen.Column{Head: screen.T(c.head), Unit: c.unit.text()})
	}
	for _, one := range m.count.report.Fair {
		row := []screen.Cell{screen.Word(screen.T("class." + one.Class))}
		for _, c := range columns {
			row = append(row, c.cell(&figures.Figures{Wait: one.Wait}))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// fairPage is the fairness report, in words.
func (m Model) fairPage() page.Page {
	p := page.Page{Title: screen.T("figures.title_fair"), Share: 0.5, Line: m.failure(), Buttons: []screen.Item{backButton()}}
	table := m.fairTable()
	sheet := page.SheetData{}
	for _, c := range table.Columns {
		sheet.Heads = append(sheet.Heads, c.Head)
	}
	for _, r := range table.Rows {
		sheet.Rows = append(sheet.Rows, page.SheetRow{Cells: r})
	}
	p.Left = []page.Block{{Kind: page.Quiet, Text: screen.T("figures.fair_how")}, {Kind: page.Sheet, ID: "table", Sheet: sheet}}
	p.Right = []page.Block{{Kind: page.Lead, Text: screen.T("figures.fair_lead")}}
	some := false
	for _, one := range m.count.report.Fair {
		if one.Longest != nil {
			some = true
			p.Right = append(p.Right,
				page.Block{Kind: page.Body, Text: overtaking(*one.Longest)}, page.Block{Kind: page.Quiet, Text: reason(*one.Longest)})
		}
	}
	if !some {
		p.Right = append(p.Right, page.Block{Kind: page.Body, Text: screen.T("figures.fair_nobody")})
	}
	return p
}

// overtaking says who was overtaken by whom.
func overtaking(o figures.Overtaking) screen.Text {
	return screen.Plural("figures.overtaking", round(o.Seconds, 60), "Number", o.Number, "By", o.By, "Date", dateWords(o.Date))
}

// reason says why, as it was kept when it was decided.
func reason(o figures.Overtaking) screen.Text {
	if o.Rail == "score" || o.Rail == "class" {
		return screen.T("rail.by_class." + o.ByClass)
	}
	return screen.T("rail.why." + o.Rail)
}

// savingPage chooses a folder and a form.
func (m Model) savingPage() page.Page {
	save := page.Primary(saveID, screen.T("figures.do_save_now"), "document")
	save.Value = page.ForwardKey
	p := page.Page{
		Title: screen.T("figures.title_save"),
		Left: []page.Block{
			{Kind: page.Lead, ID: "span", Text: span(m.count.report.Question)},
			{Kind: page.Body, Text: m.department(m.count.report.Department)},
			{Kind: page.Field, ID: folderID, Text: screen.T("figures.field_folder"), Value: m.count.folder},
			{Kind: page.Choice, ID: formatID, Text: screen.T("figures.format_label"), Chosen: m.count.format, Options: []screen.Text{
				screen.T("figures.format.xlsx"), screen.T("figures.format.csv"), screen.T("figures.format.pdf"),
			}},
			{Kind: page.Quiet, Text: screen.T("figures.format_about." + formats[m.count.format])},
		},
		Buttons: []screen.Item{backButton(), save},
	}
	if m.count.written != "" {
		p.Line = page.Line{Text: screen.T("figures.line_saved", "Path", m.count.written)}
	}
	return p
}

func (m Model) savingDoes(id string) (Model, []Intent) {
	switch {
	case id == backID:
		m.count.written = ""
		return m.turn(counted), nil
	case id == saveID && m.count.known:
		m.count.written = ""
		return m.takeAway(Save{
			Document: m.document(), Lang: m.look.Lang, Folder: m.count.folder, Name: m.fileName(), Format: formats[m.count.format],
		})
	}
	return m, nil
}
