package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// DeskButton is a Button in the toolkit's focus: Tab reaches it, Space and both
// Enter keys activate it, and it keeps the focus afterwards, so that a clerk
// who works with the keyboard stays where they are.
type DeskButton struct {
	Button
	Keys    func(*fyne.KeyEvent) // takes the keys that mean nothing here
	Types   func(rune)           // takes the characters, which mean nothing here
	Reached func()               // the focus has come; may be nil
}

var (
	_ fyne.Focusable  = (*DeskButton)(nil)
	_ desktop.Keyable = (*DeskButton)(nil)
)

// NewDeskButton makes a button that calls act.
func NewDeskButton(view ButtonView, act func()) *DeskButton {
	b := &DeskButton{}
	b.build(view, act)
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer draws the button.
func (b *DeskButton) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return draw(b)
}

// Set changes what is shown; where the focus is stays the toolkit's matter.
func (b *DeskButton) Set(view ButtonView) {
	view.Focused = b.view.Focused
	b.Button.Set(view)
}

// Tapped takes the focus, then acts.
func (b *DeskButton) Tapped(e *fyne.PointEvent) {
	takeFocus(b)
	b.Button.Tapped(e)
}

// FocusGained shows the ring.
func (b *DeskButton) FocusGained() { b.focus(true) }

// FocusLost hides the ring.
func (b *DeskButton) FocusLost() { b.focus(false) }

func (b *DeskButton) focus(on bool) {
	view := b.view
	view.Focused = on
	b.Button.Set(view)
	if on && b.Reached != nil {
		b.Reached()
	}
}

// KeyDown activates. It comes once for a key that is held, TypedKey again and
// again: a clerk must not call three people with one long press.
func (b *DeskButton) KeyDown(e *fyne.KeyEvent) {
	switch {
	case activates(e) && !b.off && b.act != nil:
		b.act()
	case !activates(e) && b.Keys != nil:
		b.Keys(e)
	}
}

// KeyUp means nothing here.
func (b *DeskButton) KeyUp(*fyne.KeyEvent) {}

// TypedKey means nothing here, see KeyDown.
func (b *DeskButton) TypedKey(*fyne.KeyEvent) {}

// TypedRune hands on what is typed.
func (b *DeskButton) TypedRune(c rune) {
	if b.Types != nil {
		b.Types(c)
	}
}

func activates(e *fyne.KeyEvent) bool {
	return e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
}

func takeFocus(o interface {
	fyne.CanvasObject
	fyne.Focusable
}) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.Focus(o)
	}
}
