package view

import (
	"strconv"

	"fyne.io/fyne/v2"

	"okienko/apps/hall/flow"
	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/widgets"
)

// greeting is what stands in place of the call when there is none: the open
// window as a sign, a title, and a few lines.
type greeting struct {
	box       *fyne.Container
	sign      *widgets.Mark
	title     *words
	lines     *words
	titleText string
	linesText string
}

func newGreeting() *greeting {
	g := &greeting{sign: widgets.NewMark(widgets.MarkView{}), title: newWords(), lines: newWords()}
	g.box = group(g.sign, g.title, g.lines)
	return g
}

func (g *greeting) set(b flow.Board) {
	show(g.box, b.Scene != flow.Calling)
	if b.Scene == flow.Calling {
		return
	}
	g.titleText, g.linesText = say(b, b.Greet.Title), ""
	add := func(line string) {
		if g.linesText != "" {
			g.linesText += "\n"
		}
		g.linesText += line
	}
	for _, line := range b.Greet.Lines {
		add(say(b, line))
	}
	if at := b.Greet.Opens; !at.IsZero() {
		add(text(b, "hall.opens"))
		add(say(b, screen.T("hall.opens_on",
			"Weekday", i18n.Weekday(b.Lang, at.Weekday()), "Day", strconv.Itoa(at.Day()),
			"Month", i18n.Month(b.Lang, at.Month()), "Time", screen.Clock(at))))
	}
}

// arrange hangs sign, title and lines below one another in the middle of the
// dark sheet.
func (g *greeting) arrange(p places) {
	u, r := p.unit, p.words
	sign := 190 * u
	title := widgets.Type{Size: 124 * u, Bold: true, Colour: widgets.Ink, Lines: 2}
	title = fitting(g.titleText, title, rect{w: r.w, h: r.h * 0.4})
	lines := widgets.Type{Size: 58 * u, Colour: widgets.Soft}
	lines = fitting(g.linesText, lines, rect{w: r.w, h: r.h * 0.45})
	g.title.SetIn(g.titleText, title)
	g.lines.SetIn(g.linesText, lines)
	titleHigh, linesHigh := g.title.HeightFor(r.w), g.lines.HeightFor(r.w)
	y := r.y + max(0, (r.h-sign-titleHigh-linesHigh-70*u)/2)
	put(g.sign, rect{r.x, y, sign, sign})
	put(g.title, rect{r.x, y + sign + 34*u, r.w, titleHigh})
	put(g.lines, rect{r.x, y + sign + titleHigh + 54*u, r.w, linesHigh})
}
