package view

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/internal/screen"
	"okienko/widgets"
)

// bar is the window in its thin form. The line is that of the whole window, with
// its question above and its answers below.
type bar struct {
	window            *widgets.Window
	head, about, next *widgets.Words
	waiting, wait     *widgets.Words
	whole             *widgets.DeskButton
	keys              [barKeys]*widgets.DeskButton
	actions           [barKeys]flow.Action
	band              *widgets.NoticeBand
	mend              *widgets.DeskButton
	mends             flow.Action
	thin, asks        bool
	met               bool // somebody is here: what matters now is the next one
	alarms, warns     bool
}

// barKeys is how many of the keys that can come now have a place.
const barKeys = 4

// The measures of the bar.
const (
	barHigh  = 140
	barWide  = 960 // a screen of 1920 at 200 percent
	barPad   = 10
	barUpper = 70
	barText  = 14.5
	barLine  = 18 // from line to line
)

func newBar(v *View) *bar {
	small := widgets.Type{Size: barText, Colour: widgets.Ink, Lines: 2, Ellipsis: true}
	bold := widgets.Type{Size: 17, Bold: true, Colour: widgets.Ink, Lines: 1, Ellipsis: true}
	b := &bar{
		window: widgets.NewWindow(widgets.WindowView{}),
		head:   widgets.NewWords("", bold), about: widgets.NewWords("", small), next: widgets.NewWords("", small),
		waiting: widgets.NewWords("", widgets.Type{Size: 16, Bold: true, Colour: widgets.Ink, Lines: 1, Align: fyne.TextAlignTrailing}),
		wait:    widgets.NewWords("", widgets.Type{Size: barText, Colour: widgets.Ink, Lines: 1, Align: fyne.TextAlignTrailing}),
		whole:   widgets.NewDeskButton(widgets.ButtonView{}, v.act(flow.Bar)),
		band:    widgets.NewNoticeBand(widgets.NoticeView{}),
	}
	b.mend = widgets.NewDeskButton(widgets.ButtonView{}, func() { v.send(flow.Acted{Action: b.mends}) })
	for i := range b.keys {
		b.keys[i] = widgets.NewDeskButton(widgets.ButtonView{}, func() { v.send(flow.Acted{Action: b.actions[i]}) })
	}
	for _, k := range append(b.keys[:], b.whole, b.mend) {
		k.Keys, k.Types = v.pressed, v.typed
	}
	return b
}

func (b *bar) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{b.window, b.head, b.about, b.next, b.waiting, b.wait, b.band, b.mend, b.whole}
	for _, k := range b.keys {
		all = append(all, k)
	}
	return all
}

func (b *bar) show(s flow.Screen) {
	b.thin, b.asks = s.Thin, len(s.Line.Items) > 0
	visible(b.thin, b.objects()...)
	if !b.thin {
		return
	}
	b.alarms = len(s.Notices) > 0 && s.Notices[0].Weight == flow.Alarm
	b.warns = !b.alarms && !b.asks && s.Line.Quiet && len(s.Notices) > 0 && s.Notices[0].Weight == flow.Warning
	b.window.Set(widgets.WindowView{Number: s.Hand.Number, Lit: s.Hand.Lit})
	texts := barTexts(s)
	b.head.Set(texts[0])
	b.about.Set(texts[1])
	b.next.Set(texts[2])
	b.met = s.Hand.Number != "" && !s.Hand.Lit
	visible(!b.asks && !b.alarms, b.head, b.about, b.next)
	b.waiting.Set("")
	b.wait.Set("")
	if len(s.Tabs) > 0 && !b.alarms {
		b.waiting.Set(say(s, s.Tabs[0].Label) + ": " + s.Tabs[0].Value)
		b.wait.Set(say(s, s.Wait))
	}
	it, _ := s.Item(string(flow.Bar))
	b.whole.Set(button(s, it))
	b.showNotice(s)
	b.showKeys(s)
}

// showNotice shows the gravest notice.
func (b *bar) showNotice(s flow.Screen) {
	visible(b.alarms || b.warns, b.band)
	visible(false, b.mend)
	if !b.alarms && !b.warns {
		return
	}
	n := s.Notices[0]
	text := say(s, n.Text)
	if n.Where != "" {
		text = n.Where + ": " + text
	}
	b.band.Set(widgets.NoticeView{Weight: widgets.Weight(n.Weight), Icon: widgets.Icon(n.Glyph), Text: text, Size: barText})
	visible(n.Item.ID != "", b.mend)
	b.mends = flow.Action(n.Item.ID)
	b.mend.Set(button(s, n.Item))
}

// showKeys shows the keys that can come now, the usual one first.
func (b *bar) showKeys(s flow.Screen) {
	var items []screen.Item
	for _, a := range flow.KeyRow() {
		if it, _ := s.Item(string(a)); !it.Off {
			items = append(items, it)
		}
	}
	if it, _ := s.Item(string(flow.Break)); len(items) == 0 && !it.Off {
		items = append(items, it) // to end it, or because there is time for one
	}
	slices.SortStableFunc(items, func(x, y screen.Item) int {
		switch {
		case x.Primary == y.Primary:
			return 0
		case x.Primary:
			return -1
		}
		return 1
	})
	for i, k := range b.keys {
		on := i < len(items) && !b.asks
		visible(on, k)
		if on {
			b.actions[i] = flow.Action(items[i].ID)
			k.Set(button(s, items[i]))
		}
	}
}

// barTexts are who is at the desk, what to know of them, and who is next. While
// somebody can be called, it is who is next and what to know before that.
func barTexts(s flow.Screen) [3]string {
	next, more := who(s, s.Next), sayAll(s, s.Next)
	call, _ := s.Item(string(flow.Next))
	switch {
	case s.Hand.Number == "" && !call.Off:
		return [3]string{next, more, ""}
	case s.Hand.Number == "":
		return [3]string{capital(say(s, s.Hand.State)), say(s, s.Hand.Service), next}
	case more != "":
		next += " · " + more
	}
	return [3]string{capital(say(s, s.Hand.State)) + " · " + say(s, s.Hand.Service), sayAll(s, s.Hand.Person), next}
}

// who names a person in one line.
func who(s flow.Screen, p flow.Person) string {
	text := say(s, p.Title) + ":"
	if p.Number != "" {
		text += " " + p.Number + ","
	}
	return text + " " + say(s, p.Service)
}

// sayAll is what there is to know of a person in one line.
func sayAll(s flow.Screen, p flow.Person) string {
	var all []string
	for _, m := range p.Marks {
		all = append(all, say(s, m.Text))
	}
	for _, n := range p.Notes {
		all = append(all, say(s, n))
	}
	return strings.Join(all, " · ")
}

// onBar is what the line says in the bar while an alarm has the place of the
// words: what to know before the next call.
func onBar(s flow.Screen) flow.Screen {
	if !s.Thin || !s.Line.Quiet || len(s.Notices) == 0 || s.Notices[0].Weight != flow.Alarm {
		return s
	}
	texts := barTexts(s)
	text := strings.TrimRight(texts[0]+" · "+texts[1], " ·")
	if s.Hand.Number != "" && !s.Hand.Lit {
		text = texts[2]
	}
	s.Line.Text, s.Line.Also = screen.Words(text), nil
	return s
}

// arrangeThin places the bar: two rows, and the number across the upper one.
func (v *View) arrangeThin(size fyne.Size) {
	b := v.bar
	right := size.Width - barPad
	const number = 120
	place(b.window, barPad, barPad, number, barUpper-6)
	x := float32(barPad + number + gap)
	whole := b.whole.MinSize().Width
	place(b.whole, right-whole, barPad, whole, 44)
	waiting := max(b.waiting.Width(), b.wait.Width()) + 4
	place(b.waiting, right-whole-gap-waiting, barPad, waiting, 22)
	place(b.wait, right-whole-gap-waiting, barPad+23, waiting, 20)
	words := right - whole - waiting - 2*gap - x
	b.placeWords(x, words)
	y, high := float32(barPad+barUpper+6), size.Height-2*barPad-barUpper-6
	if b.asks {
		v.line.placeApart(x, barPad, words, barUpper, barPad, y, size.Width-2*barPad)
		return
	}
	for i := len(b.keys) - 1; i >= 0; i-- {
		if k := b.keys[i]; k.Visible() {
			wide := k.MinSize().Width
			place(k, right-wide, y, wide, 44)
			right -= wide + lineBetween
		}
	}
	if b.warns {
		b.placeNotice(barPad, y, right-barPad, 44)
		visible(false, v.line.hint)
		return
	}
	v.line.place(barPad, y, right-barPad, high)
}

// placeWords sets the three lines, or the alarm in their place.
func (b *bar) placeWords(x, width float32) {
	if b.alarms {
		b.placeNotice(x, barPad, width, barUpper)
		return
	}
	y := float32(barPad - 3)
	place(b.head, x, y, width, barLine+4)
	y += barLine + 3
	small := widgets.Type{Size: barText, Colour: widgets.Ink, Ellipsis: true}
	for i, w := range []*widgets.Words{b.about, b.next} {
		small.Lines = b.lines(width)[i]
		w.SetIn(w.Text(), small)
		high := w.HeightFor(width)
		place(w, x, y, width, high)
		y += high
	}
}

// lines shares three lines between what to know of who was called, and who is
// next. Of somebody who is here already less has to be read.
func (b *bar) lines(width float32) [2]int {
	switch {
	case b.next.Text() == "":
		return [2]int{3, 0}
	case b.met && b.next.HeightFor(width) > barLine*1.5:
		return [2]int{1, 2}
	}
	return [2]int{2, 1}
}

func (b *bar) placeNotice(x, y, width, height float32) {
	room := float32(0)
	if b.mend.Visible() {
		room = b.mend.MinSize().Width + gap
		place(b.mend, x+width-room+gap, y+(height-44)/2, room-gap, 44)
	}
	place(b.band, x, y, width-room, height)
}
