package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"okienko/apps/hall/flow"
	"okienko/internal/i18n"
	"okienko/widgets"
)

// week is the opening hours, as they stand on a door.
type week struct {
	box         *fyne.Container
	title       *words
	titleText   string
	days, spans [7]*words
	rules       [7]*canvas.Rectangle
	dayTexts    []string
	spanTexts   []string
}

func newWeek(palette widgets.Palette) *week {
	w := &week{title: newWords(), box: group()}
	w.box.Add(w.title)
	for i := range w.days {
		w.days[i], w.spans[i] = newWords(), newWords()
		w.box.Add(w.days[i])
		w.box.Add(w.spans[i])
		w.rules[i] = canvas.NewRectangle(palette[widgets.Line])
		w.box.Add(w.rules[i])
	}
	return w
}

func (w *week) set(b flow.Board) {
	visible := b.Scene == flow.Closed && !b.Layout.Alone()
	show(w.box, visible)
	if !visible {
		return
	}
	w.titleText = text(b, "hall.hours")
	w.dayTexts, w.spanTexts = nil, nil
	for _, h := range b.Greet.Week {
		day, span := i18n.Weekday(b.Lang, h.From), h.Span
		if h.To != h.From {
			day += " – " + i18n.Weekday(b.Lang, h.To)
		}
		if span == "" {
			span = text(b, "hall.closed_day")
		}
		w.dayTexts, w.spanTexts = append(w.dayTexts, day), append(w.spanTexts, span)
	}
}

func (w *week) arrange(p places) {
	u, r := p.unit, p.list
	title := min(130*u, r.h*0.3)
	write(w.title, w.titleText, widgets.Type{Size: min(48*u, title*0.5), Bold: true, Colour: widgets.Ink, Lines: 1, Middle: true}, rect{r.x, r.y, r.w, title})
	high := min((r.h-title)/float32(max(1, len(w.dayTexts))), 96*u)
	for i := range w.days {
		show(w.days[i], i < len(w.dayTexts))
		show(w.spans[i], i < len(w.dayTexts))
		show(w.rules[i], i < len(w.dayTexts))
		if i >= len(w.dayTexts) {
			continue
		}
		y := r.y + title + float32(i)*high
		put(w.rules[i], rect{r.x, y, r.w, max(1, u)})
		set := widgets.Type{Size: min(high*0.5, 40*u), Colour: widgets.Ink, Lines: 1, Middle: true}
		write(w.days[i], w.dayTexts[i], set, rect{r.x, y, r.w * 0.6, high})
		set.Bold, set.Align = true, fyne.TextAlignTrailing
		write(w.spans[i], w.spanTexts[i], set, rect{r.x + r.w*0.6, y, r.w * 0.4, high})
	}
}
