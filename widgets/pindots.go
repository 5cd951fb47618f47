package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// PINDots shows how many digits of a PIN were typed, and not which. The keys come
// from wherever the focus is, so it has none of its own.
type PINDots struct {
	widget.BaseWidget
	label *Words
	frame *canvas.Rectangle
	dots  [pinMost]*canvas.Circle
	typed int
}

// pinMost is how many digits have a place.
const pinMost = 8

// NewPINDots makes an empty one.
func NewPINDots() *PINDots {
	d := &PINDots{label: NewWords("", fieldLabelType), frame: box(8)}
	for i := range d.dots {
		d.dots[i] = &canvas.Circle{}
	}
	d.ExtendBaseWidget(d)
	return d
}

// Set changes what the digits are for and how many were typed.
func (d *PINDots) Set(label string, typed int) {
	if d.label.Text() == label && d.typed == typed {
		return
	}
	d.typed = typed
	d.label.Set(label)
	d.Refresh()
}

// AccessibilityLabel says what is to be typed.
func (d *PINDots) AccessibilityLabel() string { return d.label.Text() }

// AccessibilityRole says that this is read.
func (d *PINDots) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws it.
func (d *PINDots) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	return draw(d)
}

func (d *PINDots) parts() []fyne.CanvasObject {
	all := []fyne.CanvasObject{d.label, d.frame}
	for _, dot := range d.dots {
		all = append(all, dot)
	}
	return all
}

// paint tells what was typed by full dots; the next one has the colour of the
// focus, as a cursor.
func (d *PINDots) paint(p Palette) {
	d.frame.FillColor, d.frame.StrokeColor, d.frame.StrokeWidth = p[Surface], p[Action], border(p)
	for i, dot := range d.dots {
		dot.FillColor, dot.StrokeColor, dot.StrokeWidth = p[Surface], p[Line], 1.5
		switch {
		case i < d.typed:
			dot.FillColor, dot.StrokeColor = p[Ink], p[Ink]
		case i == d.typed:
			dot.StrokeColor, dot.StrokeWidth = p[Focus], 3
		}
	}
}

func (d *PINDots) least() fyne.Size { return fyne.NewSize(220, fieldLabel+fieldGap+fieldEntry) }

func (d *PINDots) arrange(size fyne.Size) {
	place(d.label, 0, 0, size.Width, fieldLabel)
	y := float32(fieldLabel + fieldGap)
	place(d.frame, 0, y, size.Width, fieldEntry)
	const side = 18
	step := min((size.Width-24)/pinMost, 38)
	for i, dot := range d.dots {
		place(dot, 16+float32(i)*step, y+(fieldEntry-side)/2, side, side)
	}
}
