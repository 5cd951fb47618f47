package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// WindowView is what the office window shows.
type WindowView struct {
	Number string
	Above  string // caption over the frame
	Below  string // caption under the sill
	Lit    bool   // someone is called: the light in the window is on
}

// Window is the number of a ticket in the little window at which an office
// serves, the okienko: a rounded frame that stands on a sill. A number stands
// in this window wherever it is the thing to look at.
type Window struct {
	widget.BaseWidget
	view         WindowView
	frame, pane  *canvas.Rectangle
	sill         *canvas.Rectangle
	number       *canvas.Text
	above, below *Words
}

// NewWindow makes a window.
func NewWindow(view WindowView) *Window {
	w := &Window{
		view: view, frame: box(0), pane: box(0), sill: box(0), number: newLine(),
		above: NewWords(view.Above, Type{}), below: NewWords(view.Below, Type{}),
	}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes what is shown.
func (w *Window) Set(view WindowView) {
	if w.view != view {
		w.view = view
		w.Refresh()
	}
}

// NumberSize is the size of the number's letters in pixels; times
// fonts.CapHeight it is the height that must be seen from a distance.
func (w *Window) NumberSize() float32 { return w.number.TextSize }

// AccessibilityLabel is the number with its captions.
func (w *Window) AccessibilityLabel() string {
	return join(w.view.Above, w.view.Number, w.view.Below)
}

// AccessibilityRole says that this is text.
func (w *Window) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the window.
func (w *Window) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	return draw(w)
}

func (w *Window) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{w.frame, w.pane, w.sill, w.number, w.above, w.below}
}

func (w *Window) paint(p Palette) {
	w.frame.FillColor, w.sill.FillColor = p[Ink], p[Ink]
	w.pane.FillColor, w.number.Color = p[Surface], p[Ink]
	if w.view.Lit {
		w.pane.FillColor, w.number.Color = p[Call], p[OnCall]
	}
}

func (w *Window) least() fyne.Size { return fyne.NewSize(72, 40) }

// arrange takes the captions off the height and fits the number to the pane.
func (w *Window) arrange(size fyne.Size) {
	caption := Type{Size: size.Height * 0.11, Colour: Soft, Align: fyne.TextAlignCenter, Lines: 1, Bold: true}
	w.above.SetIn(w.view.Above, shrunk(caption, w.view.Above, size.Width))
	w.below.SetIn(w.view.Below, shrunk(caption, w.view.Below, size.Width))
	top, bottom := float32(0), size.Height
	if w.view.Above != "" {
		top = caption.Size * 1.55
	}
	if w.view.Below != "" {
		bottom -= caption.Size * 1.55
	}
	place(w.above, 0, 0, size.Width, caption.Size*natural)
	place(w.below, 0, size.Height-caption.Size*natural, size.Width, caption.Size*natural)
	w.arrangeFrame(top, size.Width, bottom-top)
}

// arrangeFrame builds frame, pane and sill. All measures come from the height,
// so the window keeps its character from a list row to a wall.
func (w *Window) arrangeFrame(y, width, height float32) {
	stroke := max(2, height*0.045)
	sill := max(4, height*0.085)
	reach := max(3, height*0.06)
	inner := width - 2*reach
	w.frame.TopLeftCornerRadius, w.frame.TopRightCornerRadius = height*0.17, height*0.17
	w.pane.TopLeftCornerRadius, w.pane.TopRightCornerRadius = height*0.17-stroke, height*0.17-stroke
	w.sill.CornerRadius = sill * 0.35
	place(w.frame, reach, y, inner, height-sill/2)
	place(w.pane, reach+stroke, y+stroke, inner-2*stroke, height-sill-stroke)
	place(w.sill, 0, y+height-sill, width, sill)

	paneHeight := height - sill - stroke
	set := Type{Bold: true, Align: fyne.TextAlignCenter}
	set.Size = fit(w.view.Number, true, (inner-2*stroke)*0.84, usual((inner-2*stroke)*0.84, paneHeight*0.86))
	setText(w.number, w.view.Number, set)
	centreCaps(w.number, reach+stroke, y+stroke, inner-2*stroke, paneHeight)
}

// usual is the size of a number of the usual length. A shorter one is not set
// larger: in a column of windows all numbers are the same size.
func usual(width, most float32) float32 { return fit("A 000", true, width, most) }

// shrunk is a type made small enough for one line.
func shrunk(t Type, text string, width float32) Type {
	t.Size = fit(text, t.Bold, width, t.Size)
	return t
}
