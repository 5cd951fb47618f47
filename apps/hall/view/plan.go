package view

import (
	"fyne.io/fyne/v2"
)

// rect is a rectangle of the canvas in pixels.
type rect struct{ x, y, w, h float32 }

// inset is the rectangle without a border.
func (r rect) inset(by float32) rect { return rect{r.x + by, r.y + by, r.w - 2*by, r.h - 2*by} }

// places is where everything stands. All of it follows from the size of the
// canvas and the size that the newest number needs.
type places struct {
	unit              float32 // a 1080th of the canvas, the measure of everything
	dark, paper, edge rect
	stage             rect    // the newest call: caption, window, desk
	caption           float32 // its heights from top to bottom
	window            float32
	desk              float32
	past              rect
	words             rect // instead of both, when there is nothing to call
	mark              rect
	clock             rect
	abreast           bool // time and date stand side by side
	list              rect // queues or hours
	columns           int  // of queues
	wide              bool // the number has the whole width
	status            rect
}

// The heights on the stage that do not belong to the window.
const (
	captionHigh = 72  // "Zapraszamy"
	deskHigh    = 132 // "Stanowisko 3"
	placeHigh   = 66  // "pokój 5, parter"
	pastHigh    = 212 // the last calls with their caption
	markHigh    = 60
	leastRow    = 48 // of a queue, before the list has another column
	margin      = 56
	gap         = 26
)

// shapes of the window: how much of its height are the letters, and how much of
// its width is left for them. They are those of widgets.Window, checked by the
// test of legibility.
const (
	lettersOfHigh = 0.745
	lettersOfWide = 0.84
	wallsOfHigh   = 0.21
	broadest      = 0.62               // of its width: a higher one has no larger letters
	captionType   = 42.0 / captionHigh // of the height of the caption
)

// need is what decides between the layouts.
type need struct {
	top    float32 // the height of a band above everything
	bottom float32 // and of a strip below it
	widest float32 // the width of the widest number, in ems
	least  float32 // the size that its letters must have
	queues int
	alone  bool // the number has the whole display
}

// plan lays out a canvas.
func plan(size fyne.Size, n need) places {
	area := rect{0, n.top, size.Width, size.Height - n.top - n.bottom}
	switch {
	case n.alone:
		return alone(area, n)
	case area.h > area.w:
		return portrait(area)
	case side(area).letters(n.widest) >= n.least:
		return side(area)
	}
	return wide(area, n)
}

// letters is the size of the newest number's letters.
func (p places) letters(widest float32) float32 {
	byWidth := (p.stage.w - wallsOfHigh*p.window) * lettersOfWide / widest
	return min(p.window*lettersOfHigh, byWidth)
}

// side is the usual landscape: the call on the left, the queues on the right.
func side(a rect) places {
	u := a.h / 1080
	p := places{unit: u, columns: 1}
	split := a.x + a.w*0.59
	p.dark = rect{a.x, a.y, split - a.x, a.h}
	p.paper = rect{split, a.y, a.x + a.w - split, a.h}
	p.edge = rect{split, a.y, 3 * u, a.h}
	p.fillDark(u)
	in := p.paper.inset(margin * u)
	p.clock = rect{in.x, a.y + 36*u, in.w, 150 * u}
	p.status = rect{in.x, a.y + a.h - 76*u, in.w, 40 * u}
	p.list = rect{in.x, a.y + 214*u, in.w, a.h - 214*u - 92*u}
	return p
}

// alone gives the call the whole canvas, but for a strip with the time. In a deep
// hall the room stands beside the desk, so that the number has more of it.
func alone(a rect, n need) places {
	u := min(a.w, a.h) / 1080
	p := places{unit: u, columns: 1, abreast: true}
	upright := a.h > a.w // time and signs stand above one another then
	high := 104 * u
	if upright {
		high = 176 * u
	}
	p.dark = rect{a.x, a.y, a.w, a.h - high}
	p.paper = rect{a.x, a.y + a.h - high, a.w, high}
	p.edge = rect{a.x, p.paper.y, a.w, 3 * u}
	p.fillAlone(30*u, markHigh*u, 96*u, 150*u)
	if p.letters(n.widest) < n.least {
		p.wide = true
		p.fillAlone(16*u, 40*u, 64*u, 118*u)
	}
	strip := rect{p.mark.x, p.paper.y, p.mark.w, high}
	p.status = rect{strip.x, strip.y + 30*u, strip.w * 0.46, 44 * u}
	p.clock = rect{strip.x + strip.w*0.5, strip.y + 14*u, strip.w * 0.5, 76 * u}
	if upright {
		p.clock = rect{strip.x, strip.y + 14*u, strip.w, 84 * u}
		p.status = rect{strip.x, strip.y + 110*u, strip.w, 44 * u}
	}
	return p
}

// fillAlone divides the dark sheet of a number that stands alone, which is set in
// the middle of it.
func (p *places) fillAlone(edge, mark, caption, desk float32) {
	u, d := p.unit, p.dark
	in := rect{d.x + margin*u, d.y, d.w - 2*margin*u, d.h}
	p.mark = rect{in.x, d.y + d.h - mark - edge, in.w, mark}
	p.stage = rect{in.x, d.y + edge, in.w, p.mark.y - edge - d.y - edge}
	p.caption, p.desk = caption, desk
	below := p.desk + 8*u
	if !p.wide {
		below += placeHigh * u
	}
	p.window = min(p.stage.h-p.caption-below, in.w*broadest)
	p.stage.y += (p.stage.h - p.caption - p.window - below) / 2
	p.words = rect{in.x, d.y + 60*u, in.w, p.mark.y - d.y - 90*u}
}

// portrait puts the queues below the call.
func portrait(a rect) places {
	u := min(a.w/1080, a.h/1920)
	p := places{unit: u, columns: 1, abreast: true}
	p.dark = rect{a.x, a.y, a.w, min(a.h*0.57, a.w*1.02)}
	p.paper = rect{a.x, a.y + p.dark.h, a.w, a.h - p.dark.h}
	p.edge = rect{a.x, p.paper.y, a.w, 3 * u}
	p.fillDark(u)
	in := p.paper.inset(margin * u)
	p.clock = rect{in.x, p.paper.y + 24*u, in.w, 84 * u}
	p.status = rect{in.x, a.y + a.h - 62*u, in.w, 36 * u}
	p.list = rect{in.x, p.paper.y + 120*u, in.w, p.paper.h - 120*u - 74*u}
	return p
}

// wide is for a small screen in a deep hall: the number takes the whole width,
// and everything else stands below it.
func wide(a rect, n need) places {
	u := a.h / 1080
	p := places{unit: u, columns: 2, wide: true, desk: 118 * u}
	fixed := p.desk + 28*u
	p.window = min(n.least/lettersOfHigh+2, a.h*0.8-fixed)
	p.dark = rect{a.x, a.y, a.w, a.h}
	top := fixed + p.window
	p.stage = rect{a.x + margin*u, a.y + 24*u, a.w - 2*margin*u, top - 24*u}
	p.paper = rect{a.x + a.w*0.42, a.y + top + 16*u, a.w * 0.58, a.h - top - 16*u}
	p.edge = rect{p.paper.x, p.paper.y, p.paper.w, 3 * u}
	p.words = p.stage
	left := rect{p.stage.x, p.paper.y, p.paper.x - p.stage.x - margin*u, p.paper.h}
	p.past = rect{left.x, left.y, left.w, left.h - 60*u}
	p.mark = rect{left.x, a.y + a.h - 52*u, left.w, 40 * u}
	in := rect{p.paper.x + 32*u, p.paper.y, p.paper.w - 64*u, p.paper.h}
	p.abreast = true
	p.clock = rect{in.x + in.w*0.56, a.y + a.h - 58*u, in.w * 0.44, 46 * u}
	p.status = rect{in.x, a.y + a.h - 50*u, in.w * 0.54, 30 * u}
	p.list = rect{in.x, in.y + 14*u, in.w, in.h - 14*u - 66*u}
	if p.list.h < float32((n.queues+1)/2)*leastRow*u+40*u {
		p.columns = 3
	}
	return p
}

// fillDark divides the dark sheet from top to bottom. The window takes what the
// others leave.
func (p *places) fillDark(u float32) {
	d := p.dark
	in := rect{d.x + margin*u, d.y, d.w - 2*margin*u, d.h}
	p.mark = rect{in.x, d.y + d.h - (markHigh+30)*u, in.w, markHigh * u}
	p.past = rect{in.x, p.mark.y - (pastHigh+gap)*u, in.w, pastHigh * u}
	p.stage = rect{in.x, d.y + 30*u, in.w, p.past.y - gap*u - d.y - 30*u}
	p.caption, p.desk = captionHigh*u, deskHigh*u
	p.window = p.stage.h - (captionHigh+deskHigh+placeHigh)*u - 8*u
	p.words = rect{in.x, d.y + 90*u, in.w, p.mark.y - d.y - 130*u}
}
