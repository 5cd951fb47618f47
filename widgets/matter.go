package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// MatterView is what a matter to choose at the kiosk shows.
type MatterView struct {
	Letter  string // of the series; without one the icon is shown
	Icon    Icon
	Label   string
	Detail  string // a quieter line: how many wait, or why not
	Leads   bool   // to further matters: an arrow says so
	Size    float32
	Least   float32 // no letters smaller than this
	Off     bool    // cannot be had now; a touch is still told, to explain
	Focused bool
}

// Matter is a tile like Tile, for a screen that is read from a known distance:
// its letters do not get smaller than the least size. Unlike a Tile it tells a
// touch also when it is off, so that the kiosk can say why.
type Matter struct {
	widget.BaseWidget
	touch
	view          MatterView
	ring          *canvas.Rectangle
	base, body    *canvas.Rectangle
	plate         *LetterPlate
	glyph, sign   *Glyph
	arrow         *Glyph
	label, detail *Words
	fits          bool
}

// NewMatter makes a tile that calls act when it is touched.
func NewMatter(act func()) *Matter {
	m := &Matter{
		ring: box(0), base: box(tileRadius), body: box(tileRadius), plate: NewLetterPlate(""),
		glyph: NewGlyph(NoIcon, Action), sign: NewGlyph(NoIcon, Soft), arrow: NewGlyph(IconArrowRight, Action),
		label: NewWords("", Type{}), detail: NewWords("", Type{}),
	}
	m.touch = touch{act: act, changed: m.Refresh}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes what is shown.
func (m *Matter) Set(view MatterView) {
	if m.view != view {
		m.view = view
		m.Refresh()
	}
}

// Fits says whether all words have their place at the least size or above.
func (m *Matter) Fits() bool { return m.fits }

// AccessibilityLabel is label and detail.
func (m *Matter) AccessibilityLabel() string { return join(m.view.Label, m.view.Detail) }

// AccessibilityRole says that this is a button.
func (m *Matter) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the tile.
func (m *Matter) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	return draw(m)
}

func (m *Matter) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{m.ring, m.base, m.body, m.plate, m.glyph, m.label, m.sign, m.detail, m.arrow}
}

func (m *Matter) paint(p Palette) {
	m.ring.StrokeColor = p[Focus]
	m.base.FillColor, m.body.StrokeColor, m.body.StrokeWidth = p[Line], p[Line], border(p)
	m.body.FillColor = p[Surface]
	switch {
	case m.pressed:
		m.body.FillColor = p[Wash]
	case m.view.Off:
		m.body.FillColor = p[Ground]
	}
	show(m.ring, m.view.Focused)
	show(m.base, !m.view.Off)
	show(m.plate, m.view.Letter != "")
	show(m.glyph, m.view.Letter == "")
	show(m.arrow, m.view.Leads)
	m.plate.Set(m.view.Letter)
	m.glyph.Set(m.view.Icon, Action)
	m.sign.Set(m.view.signIcon(), Soft)
}

// signIcon stands before the detail: why not, or how many wait.
func (v MatterView) signIcon() Icon {
	switch {
	case v.Detail == "":
		return NoIcon
	case v.Off:
		return IconInfo
	case v.Leads:
		return NoIcon
	}
	return IconPeople
}

func (m *Matter) least() fyne.Size { return fyne.NewSquareSize(80) }

func (m *Matter) arrange(size fyne.Size) {
	placeRing(m.ring, size, tileRadius)
	sunk := float32(0)
	if m.pressed && !m.view.Off {
		sunk = tileBase
	}
	high := size.Height - tileBase
	place(m.base, 0, tileBase, size.Width, high)
	place(m.body, 0, sunk, size.Width, high)
	pad, side := m.view.plate(high)
	place(m.plate, pad, sunk+(high-side)/2, side, side)
	sign := side * 0.72
	place(m.glyph, pad+(side-sign)/2, sunk+(high-sign)/2, sign, sign)
	arrow := m.view.Size * matterArrow
	place(m.arrow, size.Width-pad-arrow, sunk+(high-arrow)/2, arrow, arrow)
	x, end, high := m.view.beside(size)
	m.arrangeWords(x, sunk, size.Width-x-end, high)
}

// The label and the arrow of a matter in units of its size.
const (
	matterLabel = 1.12
	matterArrow = 1.2
	matterFull  = 0.87 // of the height is filled with words, unless they are the smallest
)

// plate is the margin and the side of the letter's square.
func (v MatterView) plate(high float32) (pad, side float32) {
	pad = v.Size * 0.7
	return pad, min(high-2*min(pad, high*0.14), v.Size*2.7)
}

// beside is the room that the words leave to what stands before and after them.
func (v MatterView) beside(size fyne.Size) (x, end, high float32) {
	high = size.Height - tileBase
	pad, side := v.plate(high)
	x, end = pad+side+pad, pad
	if v.Leads {
		end += v.Size*matterArrow + pad*0.6
	}
	return x, end, high
}

// matterSet is how the words of a matter are set, and the heights they take.
type matterSet struct {
	label, detail Type
	indent        float32 // of the detail, beside its sign
	upper, lower  float32
	fits          bool
}

func (v MatterView) setAt(label, least, width, height float32) matterSet {
	s := matterSet{
		label:  Type{Size: label, Bold: true, Colour: Ink, Lines: 3},
		detail: Type{Size: max(least, label*0.76), Colour: Soft, Lines: 2},
	}
	if v.Off {
		s.label.Colour = Soft
	}
	if v.signIcon() != NoIcon {
		s.indent = s.detail.Size * 1.5
	}
	s.upper, s.lower = s.label.takes(v.Label, width), s.detail.takes(v.Detail, width-s.indent)
	s.fits = s.label.fits(v.Label, width, height) && s.detail.fits(v.Detail, width-s.indent, height) && s.upper+s.lower <= height*0.97
	return s
}

// fitted is the largest setting that stands well, or the least one.
func (v MatterView) fitted(width, height float32) matterSet {
	size := v.Size * matterLabel
	least := smallest(v.Least, size)
	s := v.setAt(size, least, width, height)
	for size > least && !(s.fits && s.upper+s.lower <= height*matterFull) {
		size = max(least, size*0.97)
		s = v.setAt(size, least, width, height)
	}
	return s
}

// Largest is the size, up to the one in the view, at which the words fit a
// rectangle. Who shows several matters gives all of them the smallest of these:
// letters of several sizes look like several ranks.
func (v MatterView) Largest(size fyne.Size) float32 {
	for {
		x, end, high := v.beside(size)
		next := v.fitted(size.Width-x-end, high).label.Size / matterLabel
		if next >= v.Size*0.999 {
			return v.Size
		}
		v.Size = next // plate and arrow get smaller too, and leave more room
	}
}

// arrangeWords stands label and detail together in the middle of the height, as
// large as they fit.
func (m *Matter) arrangeWords(x, y, width, height float32) {
	s := m.view.fitted(width, height)
	m.fits = s.fits
	m.label.SetIn(m.view.Label, s.label)
	m.detail.SetIn(m.view.Detail, s.detail)
	y += (height - s.upper - s.lower) / 2
	place(m.label, x, y, width, s.upper)
	icon := s.detail.Size * 1.12
	place(m.sign, x, y+s.upper+(s.detail.Size*natural-icon)/2, icon, icon)
	place(m.detail, x+s.indent, y+s.upper, width-s.indent, s.lower)
}
