package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// OpenerView is what an opener shows.
type OpenerView struct {
	Label string
	Value string // what is chosen now
	Off   bool
}

// Opener stands where a field would, for what is not typed but chosen on a page
// of its own: its label, what is chosen, and an arrow that leads there. It has a
// field's measures, so both line up.
type Opener struct {
	widget.BaseWidget
	touch
	Keys    func(*fyne.KeyEvent) // takes the keys that mean nothing here
	Reached func()               // the focus has come; may be nil
	view    OpenerView
	focused bool
	ring    *canvas.Rectangle
	body    *canvas.Rectangle
	arrow   *Glyph
	label   *Words
	value   *Words
}

var (
	_ fyne.Focusable  = (*Opener)(nil)
	_ desktop.Keyable = (*Opener)(nil)
)

// NewOpener makes an opener that calls act.
func NewOpener(view OpenerView, act func()) *Opener {
	o := &Opener{
		view: view, ring: box(0), body: box(8), arrow: NewGlyph(IconArrowRight, Ink),
		label: NewWords("", Type{}), value: NewWords("", Type{}),
	}
	o.touch = touch{act: act, off: view.Off, changed: o.Refresh}
	o.ExtendBaseWidget(o)
	return o
}

// Set changes what is shown.
func (o *Opener) Set(view OpenerView) {
	if o.view != view {
		o.view, o.off = view, view.Off
		o.Refresh()
	}
}

// AccessibilityLabel is the label with what is chosen.
func (o *Opener) AccessibilityLabel() string { return join(o.view.Label, o.view.Value) }

// AccessibilityRole says that this is a button.
func (o *Opener) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the opener.
func (o *Opener) CreateRenderer() fyne.WidgetRenderer {
	o.ExtendBaseWidget(o)
	return draw(o)
}

// FocusGained shows the ring.
func (o *Opener) FocusGained() { o.focus(true) }

// FocusLost hides the ring.
func (o *Opener) FocusLost() { o.focus(false) }

func (o *Opener) focus(on bool) {
	o.focused = on
	o.Refresh()
	if on && o.Reached != nil {
		o.Reached()
	}
}

// Tapped takes the focus, then acts.
func (o *Opener) Tapped(e *fyne.PointEvent) {
	takeFocus(o)
	o.touch.Tapped(e)
}

// KeyDown activates once for a key that is held, and hands on other keys.
func (o *Opener) KeyDown(e *fyne.KeyEvent) {
	switch {
	case activates(e) && !o.off && o.act != nil:
		o.act()
	case !activates(e) && o.Keys != nil:
		o.Keys(e)
	}
}

// KeyUp means nothing here.
func (o *Opener) KeyUp(*fyne.KeyEvent) {}

// TypedKey means nothing here, see KeyDown.
func (o *Opener) TypedKey(*fyne.KeyEvent) {}

// TypedRune means nothing here.
func (o *Opener) TypedRune(rune) {}

func (o *Opener) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{o.label, o.ring, o.body, o.value, o.arrow}
}

func (o *Opener) paint(p Palette) {
	o.ring.StrokeColor = p[Focus]
	o.body.FillColor, o.body.StrokeColor, o.body.StrokeWidth = p[Surface], p[Line], border(p)
	switch {
	case o.view.Off:
		o.body.FillColor = p[Ground]
	case o.pressed:
		o.body.FillColor = p[Wash]
	}
	show(o.ring, o.focused)
	show(o.arrow, !o.view.Off)
	o.arrow.Set(IconArrowRight, Ink)
}

func (o *Opener) least() fyne.Size { return fyne.NewSize(160, fieldLabel+fieldGap+fieldEntry) }

func (o *Opener) arrange(size fyne.Size) {
	o.label.SetIn(o.view.Label, fieldLabelType)
	place(o.label, 0, 0, size.Width, fieldLabel)
	const y, pad, arrow = fieldLabel + fieldGap, 14, 22
	place(o.body, 0, y, size.Width, fieldEntry)
	placeRing(o.ring, fyne.NewSize(size.Width, fieldEntry), 8)
	o.ring.Move(fyne.NewPos(-RingReach, y-RingReach))
	front := Ink
	if o.view.Off {
		front = Soft
	}
	room := size.Width - 3*pad - arrow
	o.value.SetIn(o.view.Value, Type{Size: openerText, Colour: front, Lines: 2, Middle: true, Ellipsis: true})
	place(o.value, pad, y, room, fieldEntry)
	place(o.arrow, size.Width-pad-arrow, y+(fieldEntry-arrow)/2, arrow, arrow)
}

const openerText = 16.5
