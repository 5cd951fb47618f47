package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// FactView is something to know: what it is about and what it says.
type FactView struct {
	Icon    Icon
	Caption string  // a quiet line above
	Text    string  // what is said, strong; lines are divided by "\n"
	More    string  // sentences below, quieter
	Size    float32 // of the text
	Quiet   float32 // of caption and what is below
	Least   float32 // no letters smaller than this
}

// Fact is an icon on a round square with words beside it. It lies on the ground
// without a border, so that it is never taken for something to touch.
type Fact struct {
	widget.BaseWidget
	view                FactView
	square              *canvas.Rectangle
	glyph               *Glyph
	caption, text, more *Words
	fits                bool
}

// NewFact makes an empty fact.
func NewFact() *Fact {
	f := &Fact{
		square: box(0), glyph: NewGlyph(NoIcon, Ink),
		caption: NewWords("", Type{}), text: NewWords("", Type{}), more: NewWords("", Type{}),
	}
	f.ExtendBaseWidget(f)
	return f
}

// Set changes what is shown.
func (f *Fact) Set(view FactView) {
	if f.view != view {
		f.view = view
		f.Refresh()
	}
}

// Fits says whether all words have their place at the least size or above.
func (f *Fact) Fits() bool { return f.fits }

// AccessibilityLabel is all the words.
func (f *Fact) AccessibilityLabel() string { return join(f.view.Caption, f.view.Text, f.view.More) }

// AccessibilityRole says that this is text.
func (f *Fact) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the fact.
func (f *Fact) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return draw(f)
}

func (f *Fact) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.square, f.glyph, f.caption, f.text, f.more}
}

func (f *Fact) paint(p Palette) {
	f.square.FillColor = p[Wash]
	f.glyph.Set(f.view.Icon, Action)
}

func (f *Fact) least() fyne.Size { return fyne.NewSquareSize(40) }

func (f *Fact) arrange(size fyne.Size) {
	x := float32(0)
	side := min(size.Height, f.view.Size*2.3)
	show(f.square, f.view.Icon != NoIcon)
	show(f.glyph, f.view.Icon != NoIcon)
	if f.view.Icon != NoIcon {
		icon := side * 0.6
		f.square.CornerRadius = side * 0.22
		top := min((size.Height-side)/2, f.view.Size*0.8)
		if f.view.More == "" {
			top = (size.Height - side) / 2
		}
		place(f.square, 0, top, side, side)
		place(f.glyph, (side-icon)/2, top+(side-icon)/2, icon, icon)
		x = side + f.view.Size*0.7
	}
	f.arrangeWords(x, size.Width-x, size.Height)
}

// arrangeWords stands the lines in the middle, as large as they fit.
func (f *Fact) arrangeWords(x, width, height float32) {
	v := f.view
	least := smallest(v.Least, v.Size)
	for size := v.Size; ; size = max(least, size*0.97) {
		text := Type{Size: size, Bold: true, Colour: Ink}
		quiet := Type{Size: max(least, min(v.Quiet, size)), Colour: Soft}
		a, b, c := quiet.takes(v.Caption, width), text.takes(v.Text, width), quiet.takes(v.More, width)
		gap := float32(0)
		if c > 0 {
			gap = size * 0.35
		}
		f.fits = a+b+gap+c <= height+1 && quiet.fits(v.Caption, width, height+1) &&
			text.fits(v.Text, width, height+1) && quiet.fits(v.More, width, height+1)
		if !f.fits && size > least {
			continue
		}
		f.caption.SetIn(v.Caption, quiet)
		f.text.SetIn(v.Text, text)
		f.more.SetIn(v.More, quiet)
		y := (height - a - b - gap - c) / 2
		place(f.caption, x, y, width, a)
		place(f.text, x, y+a, width, b)
		place(f.more, x, y+a+b+gap, width, c)
		return
	}
}

// smallest is where making letters smaller ends: at the least size, or at half
// when none is given. It never is nothing, so that looking for a size that fits
// comes to an end in a place where none does.
func smallest(least, size float32) float32 {
	if least > 0 {
		return min(least, size)
	}
	return size / 2
}

// takes is the height of a text at a width.
func (t Type) takes(text string, width float32) float32 { return t.height(len(t.wrap(text, width))) }
