package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/hall/flow"
	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/widgets"
)

// clock is the office's time and date.
type clock struct {
	box        *fyne.Container
	time, date *words
	at, day    string
}

func newClock() *clock {
	c := &clock{time: newWords(), date: newWords()}
	c.box = group(c.time, c.date)
	return c
}

func (c *clock) set(b flow.Board) {
	c.at, c.day = "", ""
	if !b.Minute.IsZero() {
		c.at, c.day = screen.Clock(b.Minute), i18n.LongDate(b.Lang, b.Minute)
	}
}

func (c *clock) arrange(p places) {
	r := p.clock
	if p.abreast {
		c.abreast(r)
		return
	}
	write(c.time, c.at, widgets.Type{Size: r.h * 0.66, Bold: true, Colour: widgets.Ink, Lines: 1, Middle: true}, rect{r.x, r.y, r.w, r.h * 0.68})
	write(c.date, c.day, widgets.Type{Size: r.h * 0.22, Colour: widgets.Soft, Lines: 1, Middle: true}, rect{r.x, r.y + r.h*0.68, r.w, r.h * 0.32})
}

// abreast sets date and time in one line.
func (c *clock) abreast(r rect) {
	write(c.time, c.at, widgets.Type{Size: r.h * 0.76, Bold: true, Colour: widgets.Ink, Lines: 1, Middle: true}, rect{r.x, r.y, r.w * 0.4, r.h})
	date := widgets.Type{Size: r.h * 0.42, Colour: widgets.Soft, Lines: 1, Middle: true, Align: fyne.TextAlignTrailing}
	write(c.date, c.day, date, rect{r.x + r.w*0.4, r.y, r.w * 0.6, r.h})
}

// status is the words that staff look for, each with a sign of its own.
type status struct {
	box   *fyne.Container
	signs [4]*widgets.Glyph
	words [4]*words
	texts []string
}

func newStatus() *status {
	s := &status{box: group()}
	for i := range s.signs {
		s.signs[i], s.words[i] = widgets.NewGlyph(widgets.NoIcon, widgets.Good), newWords()
		s.box.Add(s.signs[i])
		s.box.Add(s.words[i])
	}
	return s
}

func (s *status) set(b flow.Board) {
	s.texts = nil
	for i, st := range b.Status {
		s.texts = append(s.texts, say(b, st.Text))
		if st.Good {
			s.signs[i].Set(widgets.IconCheck, widgets.Good)
		} else {
			s.signs[i].Set(widgets.IconWarning, widgets.Alert)
		}
	}
}

func (s *status) arrange(p places) {
	r := p.status
	w := r.w / float32(max(2, len(s.texts)))
	for i := range s.signs {
		show(s.signs[i], i < len(s.texts))
		show(s.words[i], i < len(s.texts))
		if i >= len(s.texts) {
			continue
		}
		x := r.x + float32(i)*w
		put(s.signs[i], rect{x, r.y + r.h*0.1, r.h * 0.8, r.h * 0.8})
		set := widgets.Type{Size: r.h * 0.66, Colour: widgets.Ink, Lines: 1, Middle: true}
		if len(s.texts) > 2 {
			set.Lines, set.Size = 2, r.h*0.5
		}
		write(s.words[i], s.texts[i], set, rect{x + r.h*1.05, r.y, w - r.h*1.2, r.h})
	}
}
