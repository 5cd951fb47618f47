// Package widgets draws plain values in our visual language
// (docs/visual-language.md): the number in its window, the plate with a letter,
// tiles, buttons, rows, notices.
//
// Every widget is made once, is given a value with Set (or with the setters of
// its parts) and repaints itself; nothing is rebuilt. Values carry texts in the
// reader's language: nothing here translates, formats or knows the office.
// Colours come from the Theme around the widget.
//
// All sizes are pixels and follow from the size a widget is given, or from the
// text size in its value. Lengths of the toolkit's theme are not used, so the
// same rectangle shows the same picture on every machine.
//
// Like everything of the toolkit, widgets are touched on its goroutine only.
package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// drawn is what a widget tells its drawing: which objects it keeps, where they
// stand in a size, how they are coloured, and the least size that shows them.
type drawn interface {
	fyne.Widget
	parts() []fyne.CanvasObject
	arrange(fyne.Size)
	paint(Palette)
	least() fyne.Size
}

// drawing is the renderer of all widgets here. They keep and change their
// objects, so a renderer has nothing to remember.
type drawing struct{ of drawn }

func draw(of drawn) fyne.WidgetRenderer {
	of.paint(paletteOf(of))
	return &drawing{of}
}

func (d *drawing) Layout(size fyne.Size)        { d.of.arrange(size) }
func (d *drawing) MinSize() fyne.Size           { return d.of.least() }
func (d *drawing) Objects() []fyne.CanvasObject { return d.of.parts() }
func (d *drawing) Destroy()                     {}

// Refresh colours before it arranges: what is shown decides what has a place.
func (d *drawing) Refresh() {
	d.of.paint(paletteOf(d.of))
	d.of.arrange(d.of.Size())
	for _, o := range d.of.parts() {
		o.Refresh()
	}
	canvas.Refresh(d.of)
}

// place gives an object its rectangle.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}

// show hides or shows an object without a repaint of its own.
func show(o fyne.CanvasObject, visible bool) {
	if visible != o.Visible() {
		if visible {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// box is a rectangle that gets its colour when it is painted.
func box(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = radius
	return r
}

// border is the width of lines around controls; who asks for high contrast gets
// them thicker.
func border(p Palette) float32 {
	if p == Contrast {
		return 3
	}
	return 2
}

// card paints what lies on the ground. Where a surface has the colour of the
// ground, a line tells where it ends.
func card(r *canvas.Rectangle, p Palette) {
	r.FillColor, r.StrokeColor, r.StrokeWidth = p[Surface], p[Line], 0
	if p[Surface] == p[Ground] {
		r.StrokeWidth = 1.5
	}
}

// ringWidth and ringGap are the focus ring: it stands outside of what it
// encloses, and the gap keeps it apart from any colour inside.
const (
	ringWidth = 5
	ringGap   = 4
)

// RingReach is how far a focus ring reaches beyond a widget; a layout leaves at
// least this much free around everything that can have the focus.
const RingReach = ringWidth + ringGap

func placeRing(ring *canvas.Rectangle, size fyne.Size, radius float32) {
	ring.CornerRadius = radius + RingReach
	ring.StrokeWidth = ringWidth
	place(ring, -RingReach, -RingReach, size.Width+2*RingReach, size.Height+2*RingReach)
}
