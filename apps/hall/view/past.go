package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/hall/flow"
	"okienko/widgets"
)

// most and fewest are how many earlier calls stand below the newest one.
const (
	mostPast   = 8
	fewestPast = 5
)

// past is the calls before the newest one: little windows in a row, each with
// its desk below the sill.
type past struct {
	box     *fyne.Container
	caption *words
	text    string
	windows [mostPast]*widgets.Window
	desks   [mostPast]*words
	where   [mostPast]string
	gone    [mostPast]bool // withdrawn
	shown   int
}

func newPast() *past {
	p := &past{caption: newWords(), box: group()}
	p.box.Add(p.caption)
	for i := range mostPast {
		p.windows[i], p.desks[i] = widgets.NewWindow(widgets.WindowView{}), newWords()
		p.box.Add(p.windows[i])
		p.box.Add(p.desks[i])
	}
	return p
}

func (p *past) set(b flow.Board) {
	p.shown = 0
	if b.Scene == flow.Calling {
		p.shown = min(len(b.Last), mostPast)
	}
	show(p.box, p.shown > 0)
	p.text = text(b, "hall.before")
	for i, c := range b.Last[:p.shown] {
		p.windows[i].Set(widgets.WindowView{Number: c.Number, Lit: c.Lit})
		p.where[i], p.gone[i] = say(b, c.Desk), c.Withdrawn
		if c.Withdrawn {
			p.where[i] = text(b, "hall.withdrawn")
		}
	}
}

// A little window with its desk needs so much room, in units.
const (
	leastPast = 190 // wide
	twoRows   = 330 // high, for two rows with the caption
)

// arrange sets as many as have room, each no narrower than its number needs.
func (p *past) arrange(at places) {
	u, r := at.unit, at.past
	write(p.caption, p.text, widgets.Type{Size: 27 * u, Bold: true, Colour: widgets.Soft, Lines: 1}, rect{r.x, r.y, r.w, 40 * u})
	space := 24 * u
	inRow, rows := min(mostPast, max(fewestPast, int((r.w+space)/(leastPast*u+space)))), 1
	if r.h > twoRows*u {
		inRow, rows = mostPast/2, 2
	}
	w := (r.w - float32(inRow-1)*space) / float32(inRow)
	each := (r.h - 46*u) / float32(rows)
	n := min(p.shown, inRow*rows)
	under := p.fit(n, rect{w: w, h: 42 * u}, 31*u)
	for i := range mostPast {
		show(p.windows[i], i < n)
		show(p.desks[i], i < n)
		if i < n {
			x, y := r.x+float32(i%inRow)*(w+space), r.y+46*u+float32(i/inRow)*each
			p.arrangeOne(i, rect{x, y, w, min(each-52*u, w*0.62)}, u, under)
		}
	}
}

// arrangeOne places one window and the desk below its sill.
func (p *past) arrangeOne(i int, window rect, u float32, under widgets.Type) {
	put(p.windows[i], window)
	under.Colour = widgets.Ink
	if p.gone[i] {
		under.Colour = widgets.Alert
	}
	write(p.desks[i], p.where[i], under, rect{window.x, window.y + window.h + 6*u, window.w, 42 * u})
}

// fit is how the desks below the windows are set: the longest decides for all.
func (p *past) fit(n int, r rect, size float32) widgets.Type {
	set := widgets.Type{Size: size, Bold: true, Lines: 1, Align: fyne.TextAlignCenter}
	for _, where := range p.where[:n] {
		set = fitting(where, set, r)
	}
	return set
}
