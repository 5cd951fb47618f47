package view

import (
	"fyne.io/fyne/v2"

	"okienko/internal/page"
	"okienko/widgets"
)

// fact is one line: what, and how it is.
type fact struct {
	about, says *widgets.Words
	sign        *widgets.Glyph
	warn        bool
}

// The measures of facts.
const (
	factPad   = 16
	factGap   = 4
	factShare = 0.4 // of the width, for what the line is about
	factSign  = 20
)

// facts are lines on a card. What is not as it should be has a sign.
func (v *View) facts(b page.Block) *piece {
	card := v.pool.card()
	p := &piece{kind: b.Kind, objects: []fyne.CanvasObject{card}}
	var all []fact
	for _, r := range b.Rows {
		f := fact{
			about: v.pool.text(v.say(r.Text), widgets.Type{Size: smallText, Colour: widgets.Soft}),
			says:  v.pool.text(v.say(r.End), widgets.Type{Size: smallText, Bold: true, Colour: widgets.Ink}),
			warn:  r.Warn,
		}
		p.objects = append(p.objects, f.about)
		if r.Warn {
			f.sign = v.pool.glyph(widgets.IconWarning, widgets.Alert)
			p.objects = append(p.objects, f.sign)
		}
		p.objects = append(p.objects, f.says)
		all = append(all, f)
	}
	p.height = func(width float32) float32 { return layFacts(all, 0, 0, width, false) }
	p.place = func(x, y, width, height float32) {
		place(card, x, y, width, height)
		layFacts(all, x, y, width, true)
	}
	return p
}

// layFacts says how high facts are, and puts them there if asked to.
func layFacts(all []fact, x, y, width float32, put bool) float32 {
	at := y + factPad - 3
	about := (width - 2*factPad) * factShare
	for i, f := range all {
		left, says := x+factPad+about+10, width-2*factPad-about-10
		if f.warn {
			left, says = left+factSign+6, says-factSign-6
		}
		high := max(f.about.HeightFor(about), f.says.HeightFor(says))
		if put {
			place(f.about, x+factPad, at, about, high)
			place(f.says, left, at, says, high)
			if f.warn {
				place(f.sign, left-factSign-6, at+1, factSign, factSign)
			}
		}
		at += high
		if i+1 < len(all) {
			at += factGap
		}
	}
	return at + factPad - 3 - y
}
