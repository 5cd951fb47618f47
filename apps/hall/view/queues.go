package view

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"okienko/apps/hall/flow"
	"okienko/widgets"
)

// queues is the list of departments with how many wait and how long: a page of
// a timetable, with a rule below each line.
type queues struct {
	box     *fyne.Container
	palette widgets.Palette
	heads   [3]*words
	texts   [3]string
	rows    []*queueRow
	shown   int
}

type queueRow struct {
	plate             *widgets.LetterPlate
	name, count, wait *words
	view              flow.Queue
	waitText          string
	rule              *canvas.Rectangle
}

func newQueues(palette widgets.Palette) *queues {
	q := &queues{box: group(), palette: palette}
	for i := range q.heads {
		q.heads[i] = newWords()
		q.box.Add(q.heads[i])
	}
	// Rows that come later would not take the colours of the paper.
	for range 16 {
		q.rows = append(q.rows, q.newRow())
	}
	return q
}

func (q *queues) newRow() *queueRow {
	r := &queueRow{
		plate: widgets.NewLetterPlate(""), name: newWords(), count: newWords(), wait: newWords(),
		rule: canvas.NewRectangle(q.palette[widgets.Line]),
	}
	for _, o := range r.objects() {
		q.box.Add(o)
	}
	return r
}

func (r *queueRow) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.plate, r.name, r.count, r.wait, r.rule}
}

func (q *queues) set(b flow.Board) {
	visible := b.Layout == flow.WholeHall && (b.Scene == flow.Calling || b.Scene == flow.Welcome)
	show(q.box, visible)
	if !visible {
		return
	}
	q.texts = [3]string{text(b, "hall.queues"), text(b, "hall.waiting"), text(b, "hall.wait")}
	if b.Stale.On() {
		q.texts[0] = say(b, b.Stale.AsOf)
	}
	q.shown = min(len(b.Queues), len(q.rows))
	for i, row := range q.rows {
		for _, o := range row.objects() {
			show(o, i < q.shown)
		}
		if i < q.shown {
			row.view, row.waitText = b.Queues[i], say(b, b.Queues[i].Wait)
			row.plate.Set(row.view.Letters)
		}
	}
}

func (q *queues) arrange(p places) {
	u, r := p.unit, p.list
	head := 40 * u
	inColumn := max(1, (q.shown+p.columns-1)/p.columns)
	space := 36 * u
	w := (r.w - float32(p.columns-1)*space) / float32(p.columns)
	high := min((r.h-head)/float32(inColumn), 128*u)
	q.arrangeHeads(rect{r.x, r.y, w, head}, u, p.columns == 1)
	sizes := q.fit(rect{w: w, h: high}, u)
	for i, row := range q.rows[:q.shown] {
		column, down := i/inColumn, i%inColumn
		row.arrange(rect{r.x + float32(column)*(w+space), r.y + head + float32(down)*high, w, high}, u, sizes)
	}
}

// cells are the places of a row's parts.
type cells struct{ plate, name, count, wait rect }

func cellsOf(r rect, u float32) cells {
	plate := min(r.h*0.72, 70*u, r.w*0.11)
	c := cells{
		plate: rect{r.x, r.y + (r.h-plate)/2, plate, plate},
		count: rect{r.x + r.w*0.57, r.y, r.w * 0.095, r.h},
		wait:  rect{r.x + r.w*0.695, r.y, r.w * 0.305, r.h},
	}
	x := r.x + plate + 16*u
	c.name = rect{x, r.y + r.h*0.03, c.count.x - x - 14*u, r.h * 0.94}
	return c
}

// sizes are how the parts of all rows are set, so that the longest name decides
// for the others too: letters of several sizes look like several ranks.
type sizes struct{ name, count, wait widgets.Type }

func (q *queues) fit(r rect, u float32) sizes {
	s := sizes{
		name:  widgets.Type{Size: 36 * u, Bold: true, Colour: widgets.Ink, Lines: 2, Middle: true},
		count: widgets.Type{Size: min(r.h*0.56, 46*u), Bold: true, Colour: widgets.Ink, Lines: 1, Middle: true, Align: fyne.TextAlignTrailing},
		wait:  widgets.Type{Size: min(r.h*0.44, 34*u), Colour: widgets.Ink, Lines: 1, Middle: true},
	}
	c := cellsOf(r, u)
	for _, row := range q.rows[:q.shown] {
		s.name = fitting(row.view.Name, s.name, c.name)
		s.count = fitting(strconv.Itoa(row.view.Waiting), s.count, c.count)
		s.wait = fitting(row.waitText, s.wait, c.wait)
	}
	return s
}

func (q *queues) arrangeHeads(r rect, u float32, all bool) {
	c := cellsOf(r, u)
	set := widgets.Type{Size: 25 * u, Bold: true, Colour: widgets.Soft, Lines: 1}
	write(q.heads[0], q.texts[0], set, rect{r.x, r.y, r.w * 0.5, r.h})
	set.Bold = false
	show(q.heads[1], all)
	show(q.heads[2], all)
	write(q.heads[2], q.texts[2], set, c.wait)
	set.Align = fyne.TextAlignTrailing
	write(q.heads[1], q.texts[1], set, rect{c.count.x - r.w*0.1, r.y, c.count.w + r.w*0.1, r.h})
}

func (row *queueRow) arrange(r rect, u float32, s sizes) {
	c := cellsOf(r, u)
	put(row.plate, c.plate)
	write(row.name, row.view.Name, s.name, c.name)
	write(row.count, strconv.Itoa(row.view.Waiting), s.count, c.count)
	write(row.wait, row.waitText, s.wait, c.wait)
	put(row.rule, rect{r.x, r.y + r.h - 1, r.w, max(1, u)})
}
