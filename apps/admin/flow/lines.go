package flow

import (
	"sort"
	"strconv"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/office/calendar"
	"okienko/office/figures"
	"okienko/office/plan"
)

// inOrder are the lines of the report as people look for them: times as they
// follow each other, desks by their numbers, all else the largest first.
func (m Model) inOrder() []figures.Row {
	rows := append([]figures.Row(nil), m.count.report.Rows...)
	switch m.count.report.By {
	case figures.ByHour, figures.ByDay, figures.ByMonth:
		return rows // they come in the order of their keys
	case figures.ByDesk:
		sort.SliceStable(rows, func(i, j int) bool { return m.deskNumber(rows[i]) < m.deskNumber(rows[j]) })
	default:
		sort.SliceStable(rows, func(i, j int) bool { return rows[i].Visits > rows[j].Visits })
	}
	return rows
}

// deskNumber is a desk's number; what belongs to no desk comes last.
func (m Model) deskNumber(r figures.Row) int {
	n, err := strconv.Atoi(r.Name)
	if err != nil {
		return 1 << 30
	}
	return n
}

// label is what a line is about.
func (m Model) label(r figures.Row) screen.Text {
	by := m.count.report.By
	if r.Key == "" {
		return screen.T("figures.nobody")
	}
	if names, known := m.office.names[string(by)+" "+r.Key]; known {
		return screen.Words(names.In(m.look.Lang))
	}
	switch by {
	case figures.ByClass:
		return screen.T("class." + r.Key)
	case figures.BySource:
		return screen.T("source." + r.Key)
	case figures.ByHour:
		if h, err := strconv.Atoi(r.Key); err == nil {
			return screen.Words(strconv.Itoa(h) + "–" + strconv.Itoa(h+1))
		}
	case figures.ByDay:
		return screen.Words(dateWords(r.Key))
	case figures.ByMonth:
		if d, err := calendar.ParseDate(r.Key + "-01"); err == nil {
			return monthText(d.Year, d.Month)
		}
	case figures.ByDesk:
		if r.Name != "" {
			return screen.T("figures.desk", "Number", r.Name)
		}
	}
	if r.Name != "" {
		return screen.Words(r.Name)
	}
	return screen.Words(r.Key)
}

// sheet is the table of a topic: all together first, then line by line.
func (m Model) sheet(t topic) page.SheetData {
	if m.count.topic == queueTopic {
		return m.queueSheet()
	}
	s := page.SheetData{Heads: []screen.Text{byText(m.count.report.By)}}
	for _, c := range t.columns {
		s.Heads = append(s.Heads, screen.T(c.head))
	}
	add := func(label screen.Text, f *figures.Figures, strong bool) {
		row := page.SheetRow{Cells: []screen.Cell{screen.Word(label)}, Strong: strong}
		for _, c := range t.columns {
			row.Cells = append(row.Cells, c.cell(f))
		}
		s.Rows = append(s.Rows, row)
	}
	add(screen.T("figures.together"), &m.count.report.All, true)
	for _, r := range m.inOrder() {
		add(m.label(r), &r.Figures, false)
	}
	return s
}

func (m Model) queueSheet() page.SheetData {
	s := page.SheetData{Heads: []screen.Text{screen.T("figures.from_time"), screen.T("figures.queue_mean"), screen.T("figures.queue_most")}}
	for _, q := range m.count.report.Queue {
		s.Rows = append(s.Rows, page.SheetRow{Cells: []screen.Cell{
			screen.Word(screen.Words(timeOfDay(q.Minute))), screen.Decimal(round(q.Mean, 10), 1), screen.Count(q.Most),
		}})
	}
	return s
}

func timeOfDay(minute int) string {
	text := strconv.Itoa(minute/60) + ":"
	if minute%60 < 10 {
		text += "0"
	}
	return text + strconv.Itoa(minute%60)
}

// How many lines a chart draws with their names, and from how many times on a line
// is drawn instead of columns.
const (
	mostBars    = 8
	mostColumns = 40
)

// chartOf draws the topic at a place.
func (m Model) chartOf(i int) screen.Chart {
	if i == queueTopic {
		return m.queueChart()
	}
	t := topics[i]
	rows, c := m.inOrder(), screen.Chart{Form: screen.Lying, Digits: t.drawn[0].unit.digits()}
	switch by := m.count.report.By; by {
	case figures.ByHour, figures.ByDay, figures.ByMonth:
		c.Form, c.Axis = screen.Standing, byText(by)
		if len(rows) > mostColumns {
			c.Form = screen.Traced
		}
	default:
		rows = m.drawnFirst(rows, t.drawn[len(t.drawn)-1])
		if len(rows) > mostBars {
			c.Note = screen.Plural("figures.more_lines", len(rows)-mostBars)
			rows = rows[:mostBars]
		}
	}
	for _, d := range t.drawn {
		c.Series = append(c.Series, screen.Series{Name: screen.T(d.head)})
	}
	for _, r := range rows {
		c.Labels = append(c.Labels, m.short(r))
		for i, d := range t.drawn {
			v := screen.NoValue
			if cell := d.cell(&r.Figures); cell.Is == screen.NumberCell {
				v = cell.Number
			}
			c.Series[i].Values = append(c.Series[i].Values, v)
		}
	}
	return c
}

// drawnFirst puts the lines with the largest values first.
func (m Model) drawnFirst(rows []figures.Row, by measure) []figures.Row {
	value := func(r figures.Row) int { n, _ := by.of(&r.Figures); return n }
	sort.SliceStable(rows, func(i, j int) bool { return value(rows[i]) > value(rows[j]) })
	return rows
}

// short is a label for the foot of a column.
func (m Model) short(r figures.Row) screen.Text {
	switch d, err := calendar.ParseDate(r.Key); {
	case m.count.report.By == figures.ByHour:
		return screen.Words(strconv.Itoa(atoi(r.Key)))
	case m.count.report.By == figures.ByDay && err == nil:
		return screen.Words(strconv.Itoa(d.Day) + "." + twoDigits(int(d.Month)))
	case m.count.report.By == figures.ByMonth && len(r.Key) == len("2026-11"):
		return screen.Words(r.Key[5:] + "." + r.Key[:4])
	}
	return m.label(r)
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func (m Model) queueChart() screen.Chart {
	c := screen.Chart{Form: screen.Standing, Axis: screen.T("figures.by.hour"), Digits: 1, Series: []screen.Series{
		{Name: screen.T("figures.queue_mean")}, {Name: screen.T("figures.queue_most")},
	}}
	for _, q := range m.count.report.Queue {
		c.Labels = append(c.Labels, screen.Words(timeOfDay(q.Minute)))
		c.Series[0].Values = append(c.Series[0].Values, round(q.Mean, 10))
		c.Series[1].Values = append(c.Series[1].Values, 10*q.Most)
	}
	return c
}

// namesIn are the office's own words for what lines are about, in its languages.
func namesIn(p *plan.Plan) map[string]plan.Names {
	names := make(map[string]plan.Names, len(p.Departments)+len(p.Services))
	for _, d := range p.Departments {
		names[string(figures.ByDepartment)+" "+string(d.ID)] = d.Name
	}
	for _, s := range p.Services {
		names[string(figures.ByService)+" "+string(s.ID)] = s.Name
	}
	return names
}
