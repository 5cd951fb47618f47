package flow

import (
	"strings"

	"okienko/internal/feed"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/figures"
	"okienko/office/plan"
)

// The buttons and fields of the pages of figures.
const (
	earlierID    = "earlier"
	laterID      = "later"
	spanID       = "span"
	departmentID = "department"
	byID         = "by"
	topicID      = "topic"
	fairID       = "fair"
	printID      = "print"
	saveID       = "save"
	kindID       = "kind"
	fromID       = "from"
	toID         = "to"
	formatID     = "format"
	folderID     = "folder"
)

func backButton() screen.Item {
	b := page.Button(backID, screen.T("admin.do_back"), "arrow-left")
	b.Value = page.BackKey
	return b
}

// countedPage shows one topic as a table and as a chart.
func (m Model) countedPage() page.Page {
	t := topics[m.count.topic]
	names := make([]screen.Text, 0, len(topics))
	for _, one := range topics {
		names = append(names, screen.T(one.name))
	}
	save := page.Primary(saveID, screen.T("figures.do_save"), "document")
	save.Value = addKey
	p := page.Page{
		Title: screen.T("figures.title"), Share: 0.56, Line: m.failure(),
		Top: []page.Block{
			{Kind: page.Actions, Items: []screen.Item{
				page.Button(earlierID, screen.T("figures.do_earlier"), "arrow-left"),
				page.Button(spanID, span(m.count.asked), ""),
				page.Button(laterID, screen.T("figures.do_later"), "arrow-right"),
				page.Button(departmentID, m.department(m.count.asked.Department), ""),
				page.Button(byID, screen.T("figures.do_by."+orNothing(m.count.asked.By)), ""),
			}},
			{Kind: page.Choice, Bare: true, ID: topicID, Text: screen.T("figures.topic_label"), Options: names, Chosen: m.count.topic},
		},
		Buttons: []screen.Item{page.Button(fairID, screen.T("figures.do_fair"), "people"), page.Button(printID, screen.T("figures.do_print"), "printer"), save},
	}
	switch c := m.count; {
	case c.known && (c.report.From != c.asked.From || c.report.To != c.asked.To):
		p.Under = span(c.report.Question) // they stay until the answer, and say of which days they are
	case c.known && c.report.Today:
		p.Under = screen.T("figures.today", "Time", m.clock(c.told))
	}
	if !m.count.known {
		p.Left = []page.Block{{Kind: page.Body, Text: screen.T("figures.wait")}}
		return p
	}
	p.Left = []page.Block{{Kind: page.Sheet, ID: "table", Sheet: m.sheet(t)}}
	p.Right = []page.Block{{Kind: page.Chart, ID: "chart", Text: screen.T(t.title), Chart: m.chartOf(m.count.topic)}}
	return p
}

func orNothing(by figures.By) string {
	if by == figures.ByNothing {
		return "nothing"
	}
	return string(by)
}

func (m Model) countedDoes(id string) (Model, []Intent) {
	switch id {
	case earlierID, laterID:
		by := 1
		if id == earlierID {
			by = -1
		}
		m.count = m.count.shift(by)
		return m.recount()
	case spanID:
		return m.turn(spanning), nil
	case departmentID:
		return m.turn(choosingDepartment), nil
	case byID:
		return m.turn(choosingBy), nil
	case fairID:
		return m.turn(fairly), nil
	case printID:
		if m.count.known {
			return m.takeAway(Print{Document: m.document(), Lang: m.look.Lang, Name: m.fileName()})
		}
	case saveID:
		return m.turn(saving), nil
	}
	return m, nil
}

// spanningPage chooses the days.
func (m Model) spanningPage() page.Page {
	p := page.Page{
		Title: screen.T("figures.title_span"),
		Left: []page.Block{
			{Kind: page.Choice, ID: kindID, Text: screen.T("figures.kind_label"), Chosen: int(m.count.kind), Options: []screen.Text{
				screen.T("figures.kind.month"), screen.T("figures.kind.day"), screen.T("figures.kind.range"),
			}},
		},
		Buttons: []screen.Item{backButton()},
	}
	if m.count.kind == aMonth {
		p.Left = append(p.Left, page.Block{Kind: page.List, ID: spanID, Rows: m.months()})
		return p
	}
	next := page.Primary(nextID, screen.T("figures.do_show"), "arrow-right")
	next.Value = page.ForwardKey
	p.Buttons = append(p.Buttons, next)
	from := screen.T("figures.field_day")
	if m.count.kind == aRange {
		from = screen.T("figures.field_from")
	}
	p.Left = append(p.Left, page.Block{Kind: page.Field, ID: fromID, Text: from, Value: m.days[0]})
	if m.count.kind == aRange {
		p.Left = append(p.Left, page.Block{Kind: page.Field, ID: toID, Text: screen.T("figures.field_to"), Value: m.days[1]})
	}
	return p
}

// months are this one and those before, as far as there is anything.
func (m Model) months() []page.Row {
	var rows []page.Row
	first, err := calendar.ParseDate(m.office.firstDay)
	if err != nil {
		first = m.today()
	}
	first.Day = 1
	for d := m.today(); !d.Before(first); d = (calendar.Date{Year: d.Year, Month: d.Month, Day: 1}).AddDays(-1) {
		rows = append(rows, page.Row{
			ID: d.String(), Glyph: "clock", Text: monthText(d.Year, d.Month), On: m.count.kind == aMonth && strings.HasPrefix(m.count.asked.From, d.String()[:len("2026-11")]),
		})
	}
	return rows
}

func (m Model) spanningDoes(id string) (Model, []Intent) {
	switch id {
	case backID:
		return m.turn(counted).recount()
	case nextID:
		from, ok := readDate(m.days[0])
		to := from
		if m.count.kind == aRange {
			var known bool
			to, known = readDate(m.days[1])
			ok = ok && known
		}
		if !ok || to.Before(from) {
			return m.say("figures.line_wrong_date"), nil
		}
		return m.ask(func(q *figures.Question) { q.From, q.To = from.String(), to.String() })
	}
	return m, nil
}

// choosingDepartmentPage and choosingByPage choose one of a list.
func (m Model) choosingDepartmentPage() page.Page {
	var rows []page.Row
	for _, id := range append([]plan.DepartmentID{""}, m.office.departments...) {
		row := page.Row{ID: "=" + string(id), Glyph: "people", Text: m.department(id), On: m.count.asked.Department == id}
		if why := m.office.noFigures.of(id); why != nil {
			row.Off, row.Warn, row.Detail = true, true, feed.Refused(why)
		}
		rows = append(rows, row)
	}
	return page.Page{
		Title: screen.T("figures.title_department"), Left: []page.Block{{Kind: page.List, ID: departmentID, Rows: rows}},
		Buttons: []screen.Item{backButton()},
	}
}

func (m Model) choosingByPage() page.Page {
	var rows []page.Row
	for _, by := range figures.Bys() {
		row := page.Row{ID: orNothing(by), Glyph: "document", Text: byText(by), On: m.count.asked.By == by}
		if why := m.office.noPersons.of(m.count.asked.Department); by == figures.ByClerk && why != nil {
			row.Off, row.Warn, row.Detail = true, true, feed.Refused(why)
		}
		rows = append(rows, row)
	}
	return page.Page{
		Title: screen.T("figures.title_by"), Left: []page.Block{{Kind: page.List, ID: byID, Rows: rows}}, Buttons: []screen.Item{backButton()},
	}
}

func (m Model) toCounted(id string) (Model, []Intent) {
	if id == backID {
		return m.turn(counted), nil
	}
	return m, nil
}

// countPicked takes what was picked on a page of figures.
func (m Model) countPicked(p page.Picked) (Model, []Intent) {
	switch {
	case p.ID == spanID:
		d, err := calendar.ParseDate(p.Row)
		if err != nil {
			return m, nil
		}
		m.count = m.count.month(d)
		return m.turn(counted).recount()
	case p.ID == departmentID:
		return m.ask(func(q *figures.Question) { q.Department = plan.DepartmentID(p.Row[1:]) })
	case p.ID == byID:
		by := figures.By(p.Row)
		if p.Row == "nothing" {
			by = figures.ByNothing
		}
		return m.ask(func(q *figures.Question) { q.By = by })
	}
	return m, nil
}

// countChose takes what was chosen on a page of figures.
func (m Model) countChose(c page.Chose) Model {
	switch c.ID {
	case topicID:
		m.count.topic = max(0, min(c.Option, len(topics)-1))
	case kindID:
		m.count.kind = spanKind(c.Option)
		m.days = [2]string{dateWords(m.count.asked.From), dateWords(m.count.asked.To)}
		if m.count.kind == aDay {
			m.days[0] = dateWords(m.today().String())
		}
	case formatID:
		m.count.format = max(0, min(c.Option, len(formats)-1))
	}
	return m
}
