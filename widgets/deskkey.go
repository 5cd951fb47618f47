package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// KeyView is what a key of the clerk's row shows.
type KeyView struct {
	Icon     Icon
	Label    string
	Shortcut string
	Detail   string // why it is off, or what it would do; up to two lines
	Primary  bool   // what a usual visit takes next
	Off      bool
}

// DeskKey is one of the keys in the clerk's row: its key cap and icon above,
// what it does below, and in small letters why it cannot now. Unlike a button it
// never changes its place or size, so that fingers and eyes learn it.
type DeskKey struct {
	widget.BaseWidget
	touch
	Keys       func(*fyne.KeyEvent) // takes the keys that mean nothing here
	Types      func(rune)           // takes the characters, which mean nothing here
	view       KeyView
	focused    bool
	ring, body *canvas.Rectangle
	glyph      *Glyph
	cap        *canvas.Rectangle
	key        *canvas.Text
	label      *Words
	detail     *Words
}

var (
	_ fyne.Focusable  = (*DeskKey)(nil)
	_ desktop.Keyable = (*DeskKey)(nil)
)

// NewDeskKey makes a key that calls act.
func NewDeskKey(view KeyView, act func()) *DeskKey {
	k := &DeskKey{
		view: view, ring: box(0), body: box(buttonRadius), cap: box(5), key: newLine(),
		glyph: NewGlyph(view.Icon, Ink), label: NewWords("", Type{}), detail: NewWords("", Type{}),
	}
	k.touch = touch{act: act, off: view.Off, changed: k.Refresh}
	k.ExtendBaseWidget(k)
	return k
}

// Set changes what is shown.
func (k *DeskKey) Set(view KeyView) {
	if k.view != view {
		k.view, k.off = view, view.Off
		k.Refresh()
	}
}

// AccessibilityLabel is the label with what stands below it.
func (k *DeskKey) AccessibilityLabel() string { return join(k.view.Label, k.view.Detail) }

// AccessibilityRole says that this is a button.
func (k *DeskKey) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the key.
func (k *DeskKey) CreateRenderer() fyne.WidgetRenderer {
	k.ExtendBaseWidget(k)
	return draw(k)
}

// FocusGained shows the ring.
func (k *DeskKey) FocusGained() { k.focus(true) }

// FocusLost hides the ring.
func (k *DeskKey) FocusLost() { k.focus(false) }

func (k *DeskKey) focus(on bool) {
	k.focused = on
	k.Refresh()
}

// Tapped takes the focus, then acts.
func (k *DeskKey) Tapped(e *fyne.PointEvent) {
	takeFocus(k)
	k.touch.Tapped(e)
}

// KeyDown activates once for a key that is held, and hands on other keys.
func (k *DeskKey) KeyDown(e *fyne.KeyEvent) {
	switch {
	case activates(e) && !k.off && k.act != nil:
		k.act()
	case !activates(e) && k.Keys != nil:
		k.Keys(e)
	}
}

// KeyUp means nothing here.
func (k *DeskKey) KeyUp(*fyne.KeyEvent) {}

// TypedKey means nothing here, see KeyDown.
func (k *DeskKey) TypedKey(*fyne.KeyEvent) {}

// TypedRune hands on what is typed.
func (k *DeskKey) TypedRune(c rune) {
	if k.Types != nil {
		k.Types(c)
	}
}

func (k *DeskKey) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{k.ring, k.body, k.glyph, k.cap, k.key, k.label, k.detail}
}

func (k *DeskKey) coat() coat {
	v := ButtonView{Off: k.view.Off}
	if k.view.Primary {
		v.Kind = Primary
	}
	return v.coat(k.pressed)
}

func (k *DeskKey) paint(p Palette) {
	c := k.coat()
	k.body.FillColor, k.body.StrokeColor, k.body.StrokeWidth = p[c.fill], p[c.border], 2
	if k.view.Off {
		k.body.StrokeWidth = 1
	}
	k.ring.StrokeColor = p[Focus]
	k.cap.FillColor, k.cap.StrokeColor, k.cap.StrokeWidth = p[c.fill], p[c.front], 1.5
	k.key.Color = p[c.front]
	k.glyph.Set(k.view.Icon, c.front)
	show(k.ring, k.focused)
}

// pad is the room at the sides; there is less in a narrow key.
func (k *DeskKey) pad() float32 {
	if k.Size().Width < narrowKey {
		return keyPad - 4
	}
	return keyPad
}

func (k *DeskKey) least() fyne.Size { return fyne.NewSize(96, 92) }

// The measures of a key.
const (
	keyPad         = 11
	narrowKey      = 140 // the width below which the letters are smaller
	keyLabel       = 17
	keyLabelNarrow = 15
	keyDetail      = 14
	keyDetailLeast = 12
)

func (k *DeskKey) arrange(size fyne.Size) {
	placeRing(k.ring, size, buttonRadius)
	place(k.body, 0, 0, size.Width, size.Height)
	place(k.glyph, k.pad(), 10, 22, 22)
	k.arrangeCap(size.Width)
	front, pad := k.coat().front, k.pad()
	room := size.Width - 2*pad
	label := Type{Size: keyLabel, Bold: true, Colour: front, Lines: 1, Middle: true}
	if size.Width < narrowKey {
		label.Size = keyLabelNarrow // on all keys of a row, so that they line up
	}
	k.label.SetIn(k.view.Label, shrunk(label, k.view.Label, room))
	place(k.label, pad, 34, room, keyLabel*natural)
	k.detail.SetIn(k.view.Detail, k.small(front, room))
	place(k.detail, pad, 56, room, size.Height-56)
}

// small is the type of the detail: smaller if it would not fit otherwise.
func (k *DeskKey) small(front Colour, room float32) Type {
	set := Type{Size: keyDetail, Colour: front}
	for set.Size > keyDetailLeast && len(set.wrap(k.view.Detail, room)) > 2 {
		set.Size -= 0.5
	}
	set.Lines, set.Ellipsis = 2, true
	return set
}

func (k *DeskKey) arrangeCap(width float32) {
	const text, high = 13, 23
	wide := max(high, measure(k.view.Shortcut, text, true)+12)
	x := width - k.pad() - wide
	place(k.cap, x, 10, wide, high)
	setText(k.key, k.view.Shortcut, Type{Size: text, Bold: true, Align: fyne.TextAlignCenter})
	centreCaps(k.key, x, 10, wide, high)
}
