package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"okienko/apps/hall/flow"
	"okienko/widgets"
)

// comers is the list of who comes next, in place of the queues.
type comers struct {
	box  *fyne.Container
	head *words
	text string
	rows [mostComers]comerRow
	n    int
}

type comerRow struct {
	number, department, wait *words
	view                     flow.Comer
	waitText                 string
	rule                     *canvas.Rectangle
}

// mostComers is how many lines there are.
const mostComers = 10

func newComers(palette widgets.Palette) *comers {
	c := &comers{head: newWords(), box: group()}
	c.box.Add(c.head)
	for i := range c.rows {
		c.rows[i] = comerRow{
			number: newWords(), department: newWords(), wait: newWords(), rule: canvas.NewRectangle(palette[widgets.Line]),
		}
		for _, o := range c.rows[i].objects() {
			c.box.Add(o)
		}
	}
	return c
}

func (r *comerRow) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.number, r.department, r.wait, r.rule}
}

func (c *comers) set(b flow.Board) {
	visible := b.Layout == flow.NextTen && (b.Scene == flow.Calling || b.Scene == flow.Welcome)
	show(c.box, visible)
	if !visible {
		return
	}
	c.text = text(b, "hall.soon")
	if b.Stale.On() {
		c.text = say(b, b.Stale.AsOf)
	}
	c.n = min(len(b.Comers), mostComers)
	for i := range c.rows {
		row := &c.rows[i]
		for _, o := range row.objects() {
			show(o, i < c.n)
		}
		if i < c.n {
			row.view, row.waitText = b.Comers[i], say(b, b.Comers[i].Wait)
		}
	}
}

// arrange sets all ten lines: the place of each stays whether there are ten or two.
func (c *comers) arrange(p places) {
	u, r := p.unit, p.list
	head := 44 * u
	inColumn := (mostComers + p.columns - 1) / p.columns
	space := 36 * u
	w := (r.w - float32(p.columns-1)*space) / float32(p.columns)
	high := (r.h - head) / float32(inColumn)
	write(c.head, c.text, widgets.Type{Size: 27 * u, Bold: true, Colour: widgets.Soft, Lines: 1}, rect{r.x, r.y, r.w, head})
	number, department, wait := c.fit(w, high, u)
	for i := range c.rows[:c.n] {
		row := &c.rows[i]
		at := comerCells(rect{r.x + float32(i/inColumn)*(w+space), r.y + head + float32(i%inColumn)*high, w, high}, u)
		write(row.number, row.view.Number, number, at.number)
		write(row.department, row.view.Department, department, at.department)
		write(row.wait, row.waitText, wait, at.wait)
		put(row.rule, rect{at.number.x, at.number.y + high - 1, w, max(1, u)})
	}
}

// comerPlaces are the places of a line's parts.
type comerPlaces struct{ number, department, wait rect }

func comerCells(r rect, u float32) comerPlaces {
	number := rect{r.x, r.y, r.w * 0.24, r.h}
	wait := rect{r.x + r.w*0.7, r.y, r.w * 0.3, r.h}
	x := number.x + number.w + 12*u
	return comerPlaces{number: number, department: rect{x, r.y + r.h*0.04, wait.x - x - 14*u, r.h * 0.92}, wait: wait}
}

// fit is how the parts of all lines are set: the longest of each decides.
func (c *comers) fit(w, high, u float32) (number, department, wait widgets.Type) {
	number = widgets.Type{Size: min(high*0.7, 58*u), Bold: true, Colour: widgets.Ink, Lines: 1, Middle: true}
	department = widgets.Type{Size: min(high*0.42, 34*u), Colour: widgets.Ink, Lines: 2, Middle: true}
	wait = widgets.Type{Size: min(high*0.44, 34*u), Colour: widgets.Ink, Lines: 1, Middle: true}
	at := comerCells(rect{w: w, h: high}, u)
	for _, row := range c.rows[:c.n] {
		number = fitting(row.view.Number, number, at.number)
		department = fitting(row.view.Department, department, at.department)
		wait = fitting(row.waitText, wait, at.wait)
	}
	return number, department, wait
}
