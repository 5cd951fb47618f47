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
	m.sign.Set(m.signIcon(), Soft)
}

// signIcon stands before the detail: why not, or how many wait.
func (m *Matter) signIcon() Icon {
	switch {
	case m.view.Detail == "":
		return NoIcon
	case m.view.Off:
		return IconInfo
	case m.view.Leads:
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
	pad := m.view.Size * 0.7
	side := min(high-2*min(pad, high*0.14), m.view.Size*2.7)
	place(m.plate, pad, sunk+(high-side)/2, side, side)
	sign := side * 0.72
	place(m.glyph, pad+(side-sign)/2, sunk+(high-sign)/2, sign, sign)
	x, end := pad+side+pad, pad
	if m.view.Leads {
		arrow := m.view.Size * 1.2
		place(m.arrow, size.Width-pad-arrow, sunk+(high-arrow)/2, arrow, arrow)
		end += arrow + pad*0.6
	}
	m.arrangeWords(x, sunk, size.Width-x-end, high)
}

// arrangeWords stands label and detail together in the middle of the height, as
// large as they fit.
func (m *Matter) arrangeWords(x, y, width, height float32) {
	label := Type{Size: m.view.Size * 1.12, Bold: true, Colour: Ink, Lines: 3}
	if m.view.Off {
		label.Colour = Soft
	}
	least := smallest(m.view.Least, label.Size)
	for {
		detail := Type{Size: max(least, label.Size*0.76), Colour: Soft, Lines: 2}
		indent := float32(0)
		if m.signIcon() != NoIcon {
			indent = detail.Size * 1.5
		}
		upper, lower := label.takes(m.view.Label, width), detail.takes(m.view.Detail, width-indent)
		m.fits = label.fits(m.view.Label, width, height) && detail.fits(m.view.Detail, width-indent, height) && upper+lower <= height*0.97
		if !m.fits && label.Size > least {
			label.Size = max(least, label.Size*0.97)
			continue
		}
		m.label.SetIn(m.view.Label, label)
		m.detail.SetIn(m.view.Detail, detail)
		y += (height - upper - lower) / 2
		place(m.label, x, y, width, upper)
		icon := detail.Size * 1.12
		place(m.sign, x, y+upper+(detail.Size*natural-icon)/2, icon, icon)
		place(m.detail, x+indent, y+upper, width-indent, lower)
		return
	}
}
