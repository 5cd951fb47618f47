package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Words is text that is wrapped to the width it is given.
type Words struct {
	widget.BaseWidget
	text  string
	set   Type
	lines []*canvas.Text
	shown []fyne.CanvasObject
}

// NewWords makes words that are set in a type.
func NewWords(text string, set Type) *Words {
	w := &Words{text: text, set: set}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes the text.
func (w *Words) Set(text string) { w.SetIn(text, w.set) }

// SetIn changes the text and how it is set.
func (w *Words) SetIn(text string, set Type) {
	if w.text == text && w.set == set {
		return
	}
	w.text, w.set = text, set
	w.Refresh()
}

// Text is what is shown.
func (w *Words) Text() string { return w.text }

// HeightFor is the height the words take at a width.
func (w *Words) HeightFor(width float32) float32 {
	return w.set.height(len(w.set.wrap(w.text, width)))
}

// Width is the width of the words in one line.
func (w *Words) Width() float32 { return measure(w.text, w.set.Size, w.set.Bold) }

// Fits says whether all words have a place in a size, so that a test of the
// large-text mode can ask.
func (w *Words) Fits(size fyne.Size) bool {
	return w.set.fits(w.text, size.Width, size.Height)
}

// AccessibilityLabel is the text itself.
func (w *Words) AccessibilityLabel() string { return w.text }

// AccessibilityRole says that this is text.
func (w *Words) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the words.
func (w *Words) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	return draw(w)
}

func (w *Words) parts() []fyne.CanvasObject { return w.shown }

func (w *Words) least() fyne.Size {
	return fyne.NewSize(w.set.Size, w.set.height(1))
}

func (w *Words) paint(p Palette) {
	for _, line := range w.lines {
		line.Color = p[w.set.Colour]
	}
}

// arrange wraps and places the lines. Lines are kept for the next text.
func (w *Words) arrange(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	lines := w.set.wrap(w.text, size.Width)
	y := float32(0)
	if w.set.Middle {
		y = (size.Height - w.set.height(len(lines))) / 2
	}
	w.shown = w.shown[:0]
	for i, text := range lines {
		line := w.line(i)
		setText(line, text, w.set)
		place(line, 0, y+float32(i)*lead*w.set.Size, size.Width, natural*w.set.Size)
		w.shown = append(w.shown, line)
	}
}

func (w *Words) line(i int) *canvas.Text {
	if i == len(w.lines) {
		line := newLine()
		line.Color = paletteOf(w)[w.set.Colour]
		w.lines = append(w.lines, line)
	}
	return w.lines[i]
}

// widest is the width of the longest line at a width.
func (w *Words) widest(width float32) float32 {
	widest := float32(0)
	for _, line := range w.set.wrap(w.text, width) {
		widest = max(widest, measure(line, w.set.Size, w.set.Bold))
	}
	return widest
}
