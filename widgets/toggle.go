package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// ToggleView is what a setting shows.
type ToggleView struct {
	Icon    Icon
	Label   string
	State   string  // the word for the state, "on" or "off" in the reader's language
	On      bool    //
	Size    float32 // of the label in pixels; 0 is 18
	Focused bool    // the kiosk's own focus is here
}

// Toggle is a setting that is on or off. The state is told three times: by the
// place and the sign of the knob, by a word, and by colour.
type Toggle struct {
	widget.BaseWidget
	touch
	view         ToggleView
	ring, body   *canvas.Rectangle
	track, knob  *canvas.Rectangle
	glyph, sign  *Glyph
	label, state *Words
}

// NewToggle makes a setting that calls act when it is to change.
func NewToggle(view ToggleView, act func()) *Toggle {
	t := &Toggle{
		view: view, ring: box(0), body: box(buttonRadius), track: box(0), knob: box(0),
		glyph: NewGlyph(view.Icon, Ink), sign: NewGlyph(IconCheck, Ink),
		label: NewWords(view.Label, Type{}), state: NewWords(view.State, Type{}),
	}
	t.touch = touch{act: act, changed: t.Refresh}
	t.ExtendBaseWidget(t)
	return t
}

// Set changes what is shown.
func (t *Toggle) Set(view ToggleView) {
	if t.view != view {
		t.view = view
		t.Refresh()
	}
}

// AccessibilityLabel is label and state.
func (t *Toggle) AccessibilityLabel() string { return join(t.view.Label, t.view.State) }

// AccessibilityRole says that this is a button.
func (t *Toggle) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the setting.
func (t *Toggle) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	return draw(t)
}

func (t *Toggle) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.ring, t.body, t.glyph, t.label, t.track, t.knob, t.sign, t.state}
}

func (t *Toggle) paint(p Palette) {
	t.ring.StrokeColor = p[Focus]
	t.body.FillColor, t.body.StrokeColor, t.body.StrokeWidth = p[Surface], p[Line], border(p)
	if t.pressed {
		t.body.FillColor = p[Wash]
	}
	t.track.FillColor, t.track.StrokeColor, t.track.StrokeWidth = p[Surface], p[Line], 2
	t.knob.FillColor = p[Line]
	if t.view.On {
		t.track.FillColor, t.track.StrokeColor = p[Action], p[Action]
		t.knob.FillColor = p[OnAction]
	}
	show(t.ring, t.view.Focused)
	show(t.sign, t.view.On)
	t.glyph.Set(t.view.Icon, Ink)
	t.sign.Set(IconCheck, Action)
}

func (t *Toggle) size() float32 {
	if t.view.Size > 0 {
		return t.view.Size
	}
	return 18
}

func (t *Toggle) least() fyne.Size {
	size := t.size()
	label := measure(t.view.Label, size, true)
	state := measure(t.view.State, size*0.85, false) + size*2.4
	return fyne.NewSize(max(label, state)+size*4, size*3.7)
}

// arrange puts the label in the upper line and the switch with its word below.
func (t *Toggle) arrange(size fyne.Size) {
	placeRing(t.ring, size, buttonRadius)
	place(t.body, 0, 0, size.Width, size.Height)
	text := t.size()
	icon, pad := text*1.6, text*0.9
	place(t.glyph, pad, (size.Height-icon)/2, icon, icon)
	x := pad + icon + pad*0.8
	room := size.Width - x - pad*0.6
	t.label.SetIn(t.view.Label, Type{Size: text, Bold: true, Colour: Ink, Lines: 2})
	label := t.label.HeightFor(room)
	low := text * 1.25
	y := (size.Height - label - low - text*0.15) / 2
	place(t.label, x, y, room, label)
	t.arrangeSwitch(x, y+label+text*0.15, room, low)
}

func (t *Toggle) arrangeSwitch(x, y, room, height float32) {
	track := height * 1.8
	t.track.CornerRadius = height / 2
	place(t.track, x, y, track, height)
	inset := height * 0.16
	knob := height - 2*inset
	at := x + inset
	if t.view.On {
		at = x + track - inset - knob
	}
	t.knob.CornerRadius = knob / 2
	place(t.knob, at, y+inset, knob, knob)
	place(t.sign, at+knob*0.12, y+inset+knob*0.12, knob*0.76, knob*0.76)
	t.state.SetIn(t.view.State, Type{Size: t.size() * 0.85, Colour: Soft, Lines: 1, Middle: true})
	place(t.state, x+track+height*0.4, y, room-track-height*0.4, height)
}
