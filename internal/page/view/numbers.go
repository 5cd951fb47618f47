package view

import (
	"fyne.io/fyne/v2"

	"okienko/internal/i18n"
	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/widgets"
)

// sheet is a table of numbers.
func (v *View) sheet(b page.Block) *piece {
	s := v.pool.sheet(v)
	rows := make([]widgets.SheetRow, 0, len(b.Sheet.Rows))
	for _, r := range b.Sheet.Rows {
		row := widgets.SheetRow{Strong: r.Strong}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, i18n.Cell(v.page.Lang, c))
		}
		rows = append(rows, row)
	}
	s.Set(v.sayAll(b.Sheet.Heads), rows)
	return &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{s}, focus: s,
		place: func(x, y, width, height float32) { place(s, x, y, width, height) },
	}
}

// chart is numbers as a picture.
func (v *View) chart(b page.Block) *piece {
	c, lang := v.pool.chart(), v.page.Lang
	view := widgets.ChartView{
		Title: v.say(b.Text), Form: widgets.ChartForm(b.Chart.Form), Labels: v.sayAll(b.Chart.Labels), Axis: v.say(b.Chart.Axis),
		Digits: b.Chart.Digits, Note: v.say(b.Chart.Note),
		Format: func(n int) string { return i18n.Number(lang, n, b.Chart.Digits) },
	}
	for _, s := range b.Chart.Series {
		view.Series = append(view.Series, widgets.ChartSeries{Name: v.say(s.Name), Values: s.Values})
	}
	c.Set(view)
	return &piece{
		kind: b.Kind, objects: []fyne.CanvasObject{c},
		place: func(x, y, width, height float32) { place(c, x, y, width, height) },
	}
}

func (v *View) sayAll(list []screen.Text) []string {
	all := make([]string, 0, len(list))
	for _, t := range list {
		all = append(all, v.say(t))
	}
	return all
}
