package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Field is one line of text to type, with its label above and, when something
// is wrong with it, a sentence below.
type Field struct {
	widget.BaseWidget
	label, fault *Words
	sign         *Glyph
	ring         *canvas.Rectangle
	entry        *entry
	bare         *container.ThemeOverride // holds the entry
}

// entry is the toolkit's entry that tells the field about the focus.
type entry struct {
	widget.Entry
	focused func(bool)
	keys    func(*fyne.KeyEvent)
	moves   func(fyne.KeyName) // nil: the keys up and down move in the text
	reached func()
}

// KeyDown hands on what an entry has no use for: function keys, Escape, and
// with Ctrl what is not for editing. No other key is a shortcut while somebody
// types.
func (e *entry) KeyDown(k *fyne.KeyEvent) {
	e.Entry.KeyDown(k)
	function := len(k.Name) > 1 && k.Name[0] == 'F'
	if e.keys != nil && (function || k.Name == fyne.KeyEscape || ctrl() && !edits[k.Name]) {
		e.keys(k)
	}
}

// edits are the keys that mean something in a text together with Ctrl.
var edits = map[fyne.KeyName]bool{
	fyne.KeyA: true, fyne.KeyC: true, fyne.KeyV: true, fyne.KeyX: true, fyne.KeyY: true, fyne.KeyZ: true,
	fyne.KeyLeft: true, fyne.KeyRight: true, fyne.KeyHome: true, fyne.KeyEnd: true,
	fyne.KeyBackspace: true, fyne.KeyDelete: true, fyne.KeyInsert: true,
}

// ctrl says whether Ctrl is held, and not AltGr, which writes letters.
func ctrl() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers() == fyne.KeyModifierControl
}

// TypedKey hands on what goes along the choices.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	if along := k.Name == fyne.KeyUp || k.Name == fyne.KeyDown || k.Name == fyne.KeyPageUp || k.Name == fyne.KeyPageDown; along && e.moves != nil {
		e.moves(k.Name)
		return
	}
	e.Entry.TypedKey(k)
}

// FocusGained shows the field's ring.
func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	e.focused(true)
	if e.reached != nil {
		e.reached()
	}
}

// FocusLost hides the field's ring.
func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	e.focused(false)
}

// The measures of a field, from the top.
const (
	fieldText  = 18
	fieldLabel = 24            // whole pixels, so that the frame below is sharp
	fieldGap   = RingReach + 5 // so that the ring does not touch the label's letters
	fieldEntry = 52
	fieldFault = fieldText * natural
)

// fieldLabelType is how what a field is for is set.
var fieldLabelType = Type{Size: fieldText, Bold: true, Colour: Ink, Lines: 1}

// NewField makes a field. enter is called when Enter is pressed in it and may
// be nil.
func NewField(label string, enter func()) *Field {
	f := &Field{
		label: NewWords(label, fieldLabelType),
		fault: NewWords("", Type{Size: fieldText * 0.9, Bold: true, Colour: Alert, Lines: 1, Ellipsis: true}),
		sign:  NewGlyph(NoIcon, Alert), ring: box(0), entry: &entry{},
	}
	f.entry.focused = f.focus
	f.entry.ExtendBaseWidget(f.entry)
	f.entry.OnSubmitted = func(string) {
		if enter != nil {
			enter()
		}
	}
	f.ring.Hide()
	f.ExtendBaseWidget(f)
	return f
}

// Text is what was typed.
func (f *Field) Text() string { return f.entry.Text }

// SetText changes what stands in the field. Whoever types goes on at its end.
func (f *Field) SetText(text string) {
	f.entry.SetText(text)
	f.entry.CursorColumn = len([]rune(text))
	f.entry.Refresh()
}

// SetSecret hides what is typed.
func (f *Field) SetSecret(secret bool) {
	if f.entry.Password != secret {
		f.entry.Password = secret
		f.entry.Refresh()
	}
}

// SetLabel changes the label.
func (f *Field) SetLabel(label string) { f.label.Set(label) }

// SetFault changes the sentence about what is wrong; empty is all right.
func (f *Field) SetFault(fault string) {
	f.fault.Set(fault)
	f.sign.Set(IconWarning, Alert)
	f.Refresh()
}

// OnKey hands on the function keys and Escape that are pressed in the field.
func (f *Field) OnKey(keys func(*fyne.KeyEvent)) { f.entry.keys = keys }

// OnMove hands on the keys that go along what there is to choose.
func (f *Field) OnMove(moves func(fyne.KeyName)) { f.entry.moves = moves }

// OnReached tells that the focus has come.
func (f *Field) OnReached(reached func()) { f.entry.reached = reached }

// OnTyped tells what stands in the field whenever a person changes it.
func (f *Field) OnTyped(typed func(string)) { f.entry.OnChanged = typed }

// Focus is what a window focuses to let a person type.
func (f *Field) Focus() fyne.Focusable { return f.entry }

// CreateRenderer draws the field.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	if f.bare == nil { // not before: an entry has to know first whether it is secret
		f.bare = container.NewThemeOverride(f.entry, fieldTheme{})
	}
	return draw(f)
}

func (f *Field) focus(on bool) {
	show(f.ring, on)
	f.ring.Refresh()
}

func (f *Field) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.label, f.ring, f.bare, f.sign, f.fault}
}

func (f *Field) paint(p Palette) {
	f.ring.StrokeColor = p[Focus]
	show(f.sign, f.fault.Text() != "")
}

func (f *Field) least() fyne.Size {
	return fyne.NewSize(220, fieldLabel+fieldGap+fieldEntry+RingReach+fieldFault)
}

func (f *Field) arrange(size fyne.Size) {
	place(f.label, 0, 0, size.Width, fieldLabel)
	y := float32(fieldLabel + fieldGap)
	place(f.bare, 0, y, size.Width, fieldEntry)
	f.ring.CornerRadius, f.ring.StrokeWidth = 8+ringGap, ringWidth
	place(f.ring, -RingReach, y-RingReach, size.Width+2*RingReach, fieldEntry+2*RingReach)
	y += fieldEntry + RingReach
	place(f.sign, 0, y+1, 20, 20)
	place(f.fault, 26, y, size.Width-26, fieldFault)
}
