package view

import (
	"strings"

	"fyne.io/fyne/v2"

	"okienko/apps/hall/flow"
	"okienko/widgets"
)

// stage is the newest call: a caption, the number in its window, and where to
// go.
type stage struct {
	box           *fyne.Container
	window        *widgets.Window
	sign          *widgets.Glyph
	caption       *words
	desk, place   *words
	captionText   string
	deskText      string
	placeText     string
	captionColour widgets.Colour
	points        bool // an arrow shows that it is elsewhere
}

func newStage() *stage {
	s := &stage{
		window:  widgets.NewWindow(widgets.WindowView{}),
		sign:    widgets.NewGlyph(widgets.IconArrowRight, widgets.Call),
		caption: newWords(), desk: newWords(), place: newWords(),
	}
	s.box = group(s.window, s.sign, s.caption, s.desk, s.place)
	return s
}

func (s *stage) set(b flow.Board) {
	show(s.box, b.Scene == flow.Calling)
	if b.Scene != flow.Calling {
		return
	}
	call := b.Newest
	s.window.Set(widgets.WindowView{Number: call.Number, Lit: call.Lit})
	s.captionText, s.captionColour = say(b, b.Stale.AsOf), widgets.Notice
	switch {
	case b.Stale.On():
	case b.Caption.Empty():
		s.captionText, s.captionColour = text(b, "hall.now"), widgets.Soft
	case b.Layout.Alone():
		s.captionText, s.captionColour = say(b, b.Caption), widgets.Ink
	default:
		s.captionText, s.captionColour = say(b, b.Caption), widgets.Soft
	}
	s.points = b.Layout != flow.OverDesk
	s.deskText, s.placeText = say(b, call.Desk), say(b, call.Place)
	s.sign.Set(widgets.IconArrowRight, widgets.Call)
	if b.Stale.On() {
		s.sign.Set(widgets.IconArrowRight, widgets.Soft)
	}
	if call.Withdrawn {
		s.deskText, s.placeText = text(b, "hall.withdrawn"), text(b, "hall.withdrawn_advice")
		s.sign.Set(widgets.IconCross, widgets.Alert)
		s.captionText = say(b, b.Stale.AsOf)
	}
}

// widest is the width of the widest number that these queues can give, in ems.
func (s *stage) widest(b flow.Board) float32 {
	widest := ems(b.Newest.Number)
	for _, q := range b.Queues {
		for _, letters := range strings.Fields(q.Letters) {
			widest = max(widest, ems(letters+"000"))
		}
	}
	return max(widest, 1)
}

func ems(text string) float32 {
	return fyne.MeasureText(text, 100, fyne.TextStyle{Bold: true}).Width / 100
}

func (s *stage) arrange(p places) {
	u, r := p.unit, p.stage
	show(s.caption, p.caption > 0)
	write(s.caption, s.captionText, widgets.Type{Size: p.caption * captionType, Bold: true, Colour: s.captionColour, Lines: 1}, rect{r.x, r.y, r.w, p.caption})
	put(s.window, rect{r.x, r.y + p.caption, r.w, p.window})
	s.arrangeWay(p, rect{r.x, r.y + p.caption + p.window + 8*u, r.w, p.desk})
}

// arrangeWay sets the arrow, the desk, and the room below it.
func (s *stage) arrangeWay(p places, r rect) {
	u := p.unit
	sign := min(104*u, r.h)
	put(s.sign, rect{r.x, r.y + (r.h-sign)/2, sign, sign})
	show(s.sign, s.points)
	desk := rect{r.x + sign + 28*u, r.y, r.w - sign - 28*u, r.h}
	if !s.points {
		desk = rect{r.x, r.y, r.w, r.h}
	}
	place := rect{desk.x, r.y + r.h, desk.w, placeHigh * u}
	set := widgets.Type{Size: min(104*u, r.h*0.74), Bold: true, Colour: widgets.Ink, Lines: 1, Middle: true}
	if p.wide { // the room stands beside the desk: there is none below
		desk.w = min(desk.w*0.55, ems(s.deskText)*set.Size+48*u)
		place = rect{desk.x + desk.w, r.y + 16*u, r.x + r.w - desk.x - desk.w, r.h - 16*u}
	}
	write(s.desk, s.deskText, set, desk)
	write(s.place, s.placeText, widgets.Type{Size: 50 * u, Colour: widgets.Soft, Lines: 1, Middle: p.wide}, place)
}
