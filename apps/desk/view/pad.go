package view

import (
	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/widgets"
)

// pad is where a PIN is typed: what was typed so far, and keys for whoever has no
// keyboard at hand. The keys take no focus, so that Enter still means Enter.
type pad struct {
	dots *widgets.PINDots
	keys [12]*widgets.Button
}

// padKeys are the keys as a telephone has them.
const padKeys = "123456789<0>"

func newPad(v *View) *pad {
	p := &pad{dots: widgets.NewPINDots()}
	for i, r := range padKeys {
		view := widgets.ButtonView{Label: string(r), Size: padText}
		act := func() { v.send(flow.Struck{Rune: r}) }
		switch r {
		case '<':
			view, act = widgets.ButtonView{Icon: widgets.IconArrowLeft, Size: padText}, v.act(flow.Erase)
		case '>':
			view, act = widgets.ButtonView{Icon: widgets.IconCheck, Size: padText}, v.act(flow.SignIn)
		}
		p.keys[i] = widgets.NewButton(view, act)
	}
	return p
}

func (p *pad) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{p.dots}
	for _, k := range p.keys {
		all = append(all, k)
	}
	return all
}

func (p *pad) show(s flow.Screen) {
	asked := !s.Form.PIN.Label.Empty()
	visible(asked, p.objects()...)
	if asked {
		p.dots.Set(say(s, s.Form.PIN.Label), s.Form.PIN.Typed)
	}
}

// The measures of the pad.
const (
	padText    = 24
	padKey     = 68 // the width of a key
	padBetween = 10
	padWidth   = 3*padKey + 2*padBetween
)

// place puts the keys into rows of three.
func (p *pad) place(x, y, height float32) {
	high := min(64, (height-3*padBetween)/4)
	for i, k := range p.keys {
		place(k, x+float32(i%3)*(padKey+padBetween), y+float32(i/3)*(high+padBetween), padKey, high)
	}
}
