package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// LineField is a field without a label of its own, for the answer to a question
// that stands beside it. The arrow keys up and down, which mean nothing in one
// line of text, move along what there is to choose.
type LineField struct {
	widget.BaseWidget
	label string
	ring  *canvas.Rectangle
	entry *entry
	typed func(string)
	quiet bool // the text comes from the window, not from a person
}

// NewLineField makes a field that tells what is typed, and Enter.
func NewLineField(typed func(string), enter func()) *LineField {
	f := &LineField{ring: box(0), entry: &entry{}, typed: typed}
	f.entry.focused = func(on bool) {
		show(f.ring, on)
		f.ring.Refresh()
	}
	f.entry.Scroll = fyne.ScrollHorizontalOnly
	f.entry.ExtendBaseWidget(f.entry)
	f.entry.OnSubmitted = func(string) { enter() }
	f.entry.OnChanged = func(text string) {
		if !f.quiet {
			f.typed(text)
		}
	}
	f.ring.Hide()
	f.ExtendBaseWidget(f)
	return f
}

// Set changes what the field is for and what stands in it. Whoever types goes on
// at its end.
func (f *LineField) Set(label, text string) {
	f.label = label
	if f.entry.Text == text {
		return
	}
	f.quiet = true
	f.entry.SetText(text)
	f.entry.CursorColumn = len([]rune(text))
	f.entry.Refresh()
	f.quiet = false
}

// OnKey hands on the keys that a line of text has no use for.
func (f *LineField) OnKey(keys func(*fyne.KeyEvent)) { f.entry.keys = keys }

// OnMove hands on the keys that go along what there is to choose, also when they
// are held.
func (f *LineField) OnMove(moves func(fyne.KeyName)) { f.entry.moves = moves }

// Focus is what a window focuses to let a person type.
func (f *LineField) Focus() fyne.Focusable { return f.entry }

// AccessibilityLabel is the question.
func (f *LineField) AccessibilityLabel() string { return join(f.label, f.entry.Text) }

// AccessibilityRole says that this is operated as a whole.
func (f *LineField) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the field.
func (f *LineField) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return draw(f)
}

func (f *LineField) parts() []fyne.CanvasObject { return []fyne.CanvasObject{f.ring, f.entry} }
func (f *LineField) paint(p Palette)            { f.ring.StrokeColor = p[Focus] }
func (f *LineField) least() fyne.Size           { return fyne.NewSize(120, 44) }

func (f *LineField) arrange(size fyne.Size) {
	placeRing(f.ring, size, 8)
	place(f.entry, 0, 0, size.Width, size.Height)
}
