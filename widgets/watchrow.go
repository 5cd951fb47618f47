package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

// WatchView is how it goes in one place, in columns: a line of a QueueList for who
// watches over many.
type WatchView struct {
	Light   Light
	Word    string // what the light says
	Name    string // of the place; a line with a name is one of these
	Under   string // below the name
	Count   string // how many wait
	Kinds   string // and of which kind, on two lines at most
	Longest string // how long the first one waits
	Late    bool   // that is longer than it may be
	Open    string // desks
	Wait    string // to be expected
	Who     string // works there, a line each; as many stand there as have room
}

// said is the line in words.
func (v WatchView) said() string {
	return join(v.Name, v.Word, v.Count, v.Kinds, v.Longest, v.Open, v.Wait, strings.ReplaceAll(v.Who, "\n", ", "))
}

// watchColumns are where the columns of all such lines begin and how wide they are.
type watchColumns struct{ light, name, count, kinds, longest, open, wait, who area }

// The measures of such a line.
const (
	watchLeast = 39 // height
	watchText  = 16
	watchSmall = 14
	watchPad   = 10
	watchGap   = 12
	watchWho   = 150 // beneath this width nothing can be read there
	watchWide  = 1200
)

// columnsIn shares a width. Numbers take what they need, names and people the rest;
// where that is too little, people are left out.
func columnsIn(width float32) watchColumns {
	var c watchColumns
	x := float32(watchPad)
	next := func(a *area, wide float32) {
		a.x, a.w = x, wide
		x += wide + watchGap
	}
	wait := float32(112)
	if width > watchWide {
		wait = 144 // in one line
	}
	rest := width - 2*watchPad - 7*watchGap - (148 + 34 + 118 + 92 + 88 + wait)
	name, who := rest*0.42, rest*0.58
	if who < watchWho {
		name, who = rest+watchGap, 0
	}
	next(&c.light, 148)
	next(&c.name, min(name, 240))
	next(&c.count, 34)
	next(&c.kinds, 118)
	next(&c.longest, 92)
	next(&c.open, 88)
	next(&c.wait, wait)
	if who > 0 {
		c.who = area{x: x, w: width - watchPad - x}
	}
	return c
}

// arrangeWatch sets a line in the columns of all lines.
func (r *queueRow) arrangeWatch(size fyne.Size) {
	r.pen.begin()
	place(r.body, 0, 0, size.Width, size.Height)
	place(r.bar, 0, size.Height*0.12, 6, size.Height*0.76)
	v, c := r.view.Watch, columnsIn(size.Width)
	r.arrangeLight(v, c.light, size.Height)
	middle := func(a area) area { a.h = size.Height; return a }
	name := Type{Size: watchText, Bold: true, Colour: Ink, Lines: 2, Ellipsis: true, Middle: true}
	if len(name.wrap(v.Name, c.name.w)) == 1 && v.Under != "" {
		r.write(v.Name, name, area{c.name.x, 3, c.name.w, size.Height * 0.5})
		under := Type{Size: watchSmall, Colour: Soft, Lines: 1, Ellipsis: true, Middle: true}
		r.write(v.Under, under, area{c.name.x, size.Height * 0.5, c.name.w, size.Height*0.5 - 3})
	} else {
		name.Size = watchSmall + 1
		r.write(v.Name, name, middle(c.name))
	}
	count := Type{Size: 22, Bold: true, Colour: Ink, Align: fyne.TextAlignTrailing, Middle: true}
	r.write(v.Count, shrunk(count, v.Count, c.count.w), middle(c.count))
	small := Type{Size: watchSmall, Colour: Ink, Lines: 2, Ellipsis: true, Middle: true}
	kinds := small
	for line := range strings.SplitSeq(v.Kinds, "\n") {
		kinds = shrunk(kinds, line, c.kinds.w)
	}
	r.write(v.Kinds, kinds, middle(c.kinds))
	number := Type{Size: watchText, Colour: Ink, Lines: 2, Middle: true}
	r.arrangeLongest(v, number, middle(c.longest))
	r.write(v.Open, number, middle(c.open))
	number.Bold = true
	r.write(v.Wait, number, middle(c.wait))
	r.write(sideBySide(v.Who, small, c.who.w), small, middle(c.who))
}

// arrangeLight draws the shape and the word of a light.
func (r *queueRow) arrangeLight(v WatchView, a area, high float32) {
	look, _ := v.Light.look()
	const tall, side = 32, 20
	y := (high - tall) / 2
	pill := r.pen.box()
	pill.CornerRadius, pill.FillColor, pill.StrokeColor, pill.StrokeWidth = tall/2, r.palette[look.fill], r.palette[look.border], 2
	place(pill, a.x, y, a.w, tall)
	place(r.sign, a.x+10, y+(tall-side)/2, side, side)
	word := Type{Size: watchSmall + 1, Bold: true, Colour: look.front, Lines: 1, Middle: true}
	room := area{a.x + 36, y, a.w - 46, tall}
	r.pen.text(v.Word, shrunk(word, v.Word, room.w), r.palette, room)
}

// arrangeLongest puts a sign before a wait that is too long.
func (r *queueRow) arrangeLongest(v WatchView, set Type, a area) {
	if v.Late {
		place(r.glyph, a.x-4, (a.h-18)/2, 18, 18)
		a.x, a.w = a.x+18, a.w-18
		set.Bold = true
	}
	r.write(v.Longest, set, a)
}

// write sets a text that may have a second line, and smaller rather than cut.
func (r *queueRow) write(text string, set Type, a area) {
	for set.Lines == 2 && !set.Ellipsis && set.Size > 13 && (set.broken(text, a.w) || float32(len(set.wrap(text, a.w)))*set.Size*lead > a.h-4) {
		set.Size--
	}
	if a.w > 0 {
		r.pen.wrapped(text, set, r.palette, a)
	}
}

// broken says whether a text takes more than two lines, or a word of it more than one.
func (t Type) broken(text string, width float32) bool {
	for _, word := range bind(strings.Fields(text)) {
		if measure(word, t.Size, t.Bold) > width {
			return true
		}
	}
	t.Lines = 0
	return len(t.wrap(text, width)) > 2
}

// sideBySide puts short lines side by side, as far as two lines go; more are cut with an
// ellipsis.
func sideBySide(text string, set Type, width float32) string {
	var lines []string
	all := strings.Split(text, "\n")
	if len(all) == 1 {
		return text
	}
	for _, one := range all {
		if measure(one, set.Size, set.Bold) > width {
			one = set.shorten(one, width)
		}
		last := len(lines) - 1
		if last >= 0 && measure(lines[last]+whoSpace+one, set.Size, set.Bold) <= width {
			lines[last] += whoSpace + one
			continue
		}
		if last == 1 {
			lines[1] += whoSpace + one
			continue
		}
		lines = append(lines, one)
	}
	return strings.Join(lines, "\n")
}

// whoSpace keeps people apart.
const whoSpace = " · "
