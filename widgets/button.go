package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Kind is the rank of a button.
type Kind int

// The kinds.
const (
	Secondary Kind = iota // one of several things to do
	Primary               // what most people want; one on a screen
	Quiet                 // there, but not in the way
	Danger                // cannot be taken back
	Tab                   // one part of a window; On is the one that is shown
)

// ButtonView is what a button shows.
type ButtonView struct {
	Kind     Kind
	Icon     Icon
	Label    string
	Shortcut string  // of the keyboard, drawn as a key cap
	Size     float32 // of the label in pixels; 0 is 18
	Off      bool    // cannot be used now
	On       bool    // of a Tab
	Focused  bool    // the kiosk's own focus is here
	Small    bool    // the icon stands above the key, and the label is only said
}

// Button is an action. Like a Tile it leaves the focus to its owner; the desk,
// which uses the toolkit's focus, has DeskButton.
type Button struct {
	widget.BaseWidget
	touch
	view       ButtonView
	ring, body *canvas.Rectangle
	bar        *canvas.Rectangle // of the tab that is shown
	glyph      *Glyph
	label      *Words
	cap        *canvas.Rectangle
	key        *canvas.Text
}

const buttonRadius = 12

// NewButton makes a button that calls act.
func NewButton(view ButtonView, act func()) *Button {
	b := &Button{}
	b.build(view, act)
	b.ExtendBaseWidget(b)
	return b
}

func (b *Button) build(view ButtonView, act func()) {
	b.view = view
	b.ring, b.body, b.bar, b.cap = box(0), box(buttonRadius), box(3), box(5)
	b.glyph, b.label, b.key = NewGlyph(view.Icon, Ink), NewWords(view.Label, Type{}), newLine()
	b.touch = touch{act: act, off: view.Off, changed: b.Refresh}
}

// Set changes what is shown.
func (b *Button) Set(view ButtonView) {
	if b.view != view {
		b.view, b.off = view, view.Off
		b.Refresh()
	}
}

// AccessibilityLabel is the label.
func (b *Button) AccessibilityLabel() string { return b.view.Label }

// AccessibilityRole says that this is a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return draw(b)
}

func (b *Button) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.ring, b.body, b.bar, b.glyph, b.label, b.cap, b.key}
}

// coat is how a button is painted: fill, border and what stands on the fill.
type coat struct{ fill, border, front Colour }

func (v ButtonView) coat(pressed bool) coat {
	switch {
	case v.Off:
		return coat{Ground, Line, Soft}
	case v.Kind == Primary && pressed:
		return coat{Pressed, Pressed, OnAction}
	case v.Kind == Primary:
		return coat{Action, Action, OnAction}
	case v.Kind == Danger && !pressed:
		return coat{Alert, Alert, OnAlert}
	case pressed:
		return coat{Wash, Line, Ink}
	case v.Kind == Quiet:
		return coat{Ground, Ground, Action}
	case v.Kind == Tab && !v.On:
		return coat{Ground, Ground, Ink}
	}
	return coat{Surface, Line, Ink}
}

func (b *Button) paint(p Palette) {
	c := b.view.coat(b.pressed)
	b.body.FillColor, b.body.StrokeColor, b.body.StrokeWidth = p[c.fill], p[c.border], border(p)
	b.ring.StrokeColor = p[Focus]
	b.cap.FillColor, b.cap.StrokeColor, b.cap.StrokeWidth = p[c.fill], p[c.front], 1.5
	b.key.Color = p[c.front]
	b.bar.FillColor = p[Action]
	show(b.bar, b.view.Kind == Tab && b.view.On)
	b.glyph.Set(b.view.mark(), c.front)
	show(b.ring, b.view.Focused)
	show(b.cap, b.view.Shortcut != "" && !b.view.Small)
	show(b.label, !b.view.Small)
	show(b.key, b.view.Shortcut != "")
}

// mark is the icon. A button that is off or dangerous says so by a sign and not
// by its colour alone.
func (v ButtonView) mark() Icon {
	switch {
	case v.Off:
		return IconDash
	case v.Kind == Danger && v.Icon == NoIcon:
		return IconWarning
	}
	return v.Icon
}

func (v ButtonView) size() float32 {
	if v.Size > 0 {
		return v.Size
	}
	return 18
}

// iconRoom, keyRoom and keyWidth are what stands beside the label.
func (v ButtonView) iconRoom() float32 {
	if v.mark() == NoIcon {
		return 0
	}
	return v.size() * 1.75
}

func (v ButtonView) keyWidth() float32 {
	if v.Shortcut == "" {
		return 0
	}
	return measure(v.Shortcut, v.size()*keyText, true) + v.size()*0.8
}

func (v ButtonView) keyRoom() float32 {
	if v.Shortcut == "" {
		return 0
	}
	return v.keyWidth() + v.size()*0.7
}

func (b *Button) least() fyne.Size {
	size := b.view.size()
	if b.view.Small {
		return fyne.NewSize(max(44, measure(b.view.Shortcut, size*keyText, true)+size), max(44, size*2.5))
	}
	width := measure(b.view.Label, size, true) + b.view.iconRoom() + b.view.keyRoom() + size*2
	return fyne.NewSize(width+1, max(44, size*2.5))
}

// arrange centres icon and label as one group; the key cap stands at the end,
// where the keys of a column of buttons line up.
func (b *Button) arrange(size fyne.Size) {
	placeRing(b.ring, size, buttonRadius)
	place(b.body, 0, 0, size.Width, size.Height)
	place(b.bar, size.Width*0.12, size.Height-6, size.Width*0.76, 6)
	if b.view.Small {
		b.arrangeSmall(size)
		return
	}
	text, pad := b.view.size(), b.view.size()*0.8
	room := size.Width - 2*pad - b.view.iconRoom() - b.view.keyRoom()
	b.label.SetIn(b.view.Label, Type{
		Size: text, Bold: true, Colour: b.view.coat(b.pressed).front, Lines: 2, Middle: true,
		Align: b.align(),
	})
	wide := min(room, b.label.widest(room)+1)
	x := (size.Width - wide - b.view.iconRoom()) / 2
	x = max(pad, min(x, size.Width-pad-b.view.keyRoom()-wide-b.view.iconRoom()))
	if b.view.Shortcut != "" {
		x = pad
	}
	icon := text * 1.3
	place(b.glyph, x, (size.Height-icon)/2, icon, icon)
	place(b.label, x+b.view.iconRoom(), 0, wide, size.Height)
	b.arrangeKey(size, pad)
}

func (b *Button) align() fyne.TextAlign {
	if b.view.mark() == NoIcon && b.view.Shortcut == "" {
		return fyne.TextAlignCenter
	}
	return fyne.TextAlignLeading
}

// arrangeSmall sets the icon above the key.
func (b *Button) arrangeSmall(size fyne.Size) {
	icon, high := b.view.size()*1.25, b.view.size()*keyText*1.5
	top := (size.Height - icon - high) / 2
	place(b.glyph, (size.Width-icon)/2, top, icon, icon)
	setText(b.key, b.view.Shortcut, Type{Size: b.view.size() * keyText, Bold: true, Align: fyne.TextAlignCenter})
	centreCaps(b.key, 0, top+icon, size.Width, high)
}

// keyText is the size of what stands on a key cap, as a part of the label's.
const keyText = 0.72

func (b *Button) arrangeKey(size fyne.Size, pad float32) {
	text, wide := b.view.size()*keyText, b.view.keyWidth()
	high := text * 1.75
	x, y := size.Width-pad-wide, (size.Height-high)/2
	place(b.cap, x, y, wide, high)
	setText(b.key, b.view.Shortcut, Type{Size: text, Bold: true, Align: fyne.TextAlignCenter})
	centreCaps(b.key, x, y, wide, high)
}
