package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TileView is what a tile shows.
type TileView struct {
	Letter  string // of the series; without one the icon is shown
	Icon    Icon
	Label   string
	Detail  string  // a second, quieter line; why not, when the tile is off
	Size    float32 // of the label in pixels; 0 follows the height
	Off     bool    // cannot be chosen now; Detail says why
	Focused bool    // the keys of the kiosk act on this tile
}

// Tile is a large choice on the kiosk. It does not take part in the toolkit's
// focus: the kiosk moves its own focus by keys and speech and passes it as a
// value.
type Tile struct {
	widget.BaseWidget
	touch
	view          TileView
	ring          *canvas.Rectangle
	base, body    *canvas.Rectangle
	plate         *LetterPlate
	glyph, reason *Glyph
	label, detail *Words
}

// NewTile makes a tile that calls act when it is chosen.
func NewTile(view TileView, act func()) *Tile {
	t := &Tile{
		view: view, ring: box(0), base: box(tileRadius), body: box(tileRadius),
		plate: NewLetterPlate(view.Letter), glyph: NewGlyph(view.Icon, Action),
		reason: NewGlyph(IconInfo, Soft),
		label:  NewWords(view.Label, Type{}), detail: NewWords(view.Detail, Type{}),
	}
	t.touch = touch{act: act, off: view.Off, changed: t.Refresh}
	t.ExtendBaseWidget(t)
	return t
}

const (
	tileRadius = 16
	tileBase   = 5 // how far the body stands out, and sinks when pressed
)

// Set changes what is shown.
func (t *Tile) Set(view TileView) {
	if t.view != view {
		t.view, t.off = view, view.Off
		t.Refresh()
	}
}

// AccessibilityLabel is label and detail.
func (t *Tile) AccessibilityLabel() string { return join(t.view.Label, t.view.Detail) }

// AccessibilityRole says that this is a button.
func (t *Tile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the tile.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	return draw(t)
}

func (t *Tile) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.ring, t.base, t.body, t.plate, t.glyph, t.label, t.reason, t.detail}
}

// paint lets a tile that is off lie flat on the ground: no base to press in.
func (t *Tile) paint(p Palette) {
	t.ring.StrokeColor = p[Focus]
	t.base.FillColor, t.body.StrokeColor, t.body.StrokeWidth = p[Line], p[Line], border(p)
	t.body.FillColor = p[Surface]
	switch {
	case t.view.Off:
		t.body.FillColor = p[Ground]
	case t.pressed:
		t.body.FillColor = p[Wash]
	}
	show(t.ring, t.view.Focused)
	show(t.base, !t.view.Off)
	show(t.plate, t.view.Letter != "")
	show(t.glyph, t.view.Letter == "" && t.view.Icon != NoIcon)
	show(t.reason, t.view.Off && t.view.Detail != "")
	t.plate.Set(t.view.Letter)
	t.glyph.Set(t.view.Icon, t.ink(Action))
}

// ink is a colour, or the quiet one when the tile is off.
func (t *Tile) ink(c Colour) Colour {
	if t.view.Off {
		return Soft
	}
	return c
}

func (t *Tile) least() fyne.Size { return fyne.NewSquareSize(80) }

func (t *Tile) arrange(size fyne.Size) {
	placeRing(t.ring, size, tileRadius)
	sunk := float32(0)
	if t.pressed {
		sunk = tileBase
	}
	place(t.base, 0, tileBase, size.Width, size.Height-tileBase)
	place(t.body, 0, sunk, size.Width, size.Height-tileBase)
	pad := min(size.Height*0.16, 32)
	side := min(size.Height-tileBase-2*pad, size.Width*0.24, max(44, t.size(size)*2.1))
	place(t.plate, pad, sunk+(size.Height-tileBase-side)/2, side, side)
	place(t.glyph, pad, sunk+(size.Height-tileBase-side)/2, side, side)
	x := pad + side + pad*0.9
	if t.view.Letter == "" && t.view.Icon == NoIcon {
		x = pad
	}
	t.arrangeWords(x, sunk, size.Width-x-pad*0.8, size)
}

func (t *Tile) size(size fyne.Size) float32 {
	if t.view.Size > 0 {
		return t.view.Size
	}
	return max(18, min(size.Height*0.19, size.Width*0.075))
}

// arrangeWords stands label and detail together in the middle of the height.
func (t *Tile) arrangeWords(x, y, width float32, size fyne.Size) {
	room := size.Height - tileBase
	set := t.fitted(width, room*0.88)
	t.label.SetIn(t.view.Label, set.label)
	t.detail.SetIn(t.view.Detail, set.detail)
	label, detail := t.label.HeightFor(width), t.detail.HeightFor(width-set.indent)
	y += (room - label - set.gap - detail) / 2
	place(t.label, x, y, width, label)
	y += label + set.gap
	sign := set.detail.Size * 1.15
	place(t.reason, x, y+set.detail.Size*0.08, sign, sign)
	place(t.detail, x+set.indent, y, width-set.indent, detail)
}

// tileSet is how the words of a tile are set.
type tileSet struct {
	label, detail Type
	indent, gap   float32 // of the detail: beside the sign, and below the label
}

func (t *Tile) setAt(size float32) tileSet {
	s := tileSet{
		label:  Type{Size: size, Bold: true, Colour: t.ink(Ink), Lines: 3},
		detail: Type{Size: size * 0.74, Colour: Soft, Lines: 2},
	}
	if t.view.Detail != "" {
		s.gap = size * 0.15
	}
	if t.view.Off && t.view.Detail != "" {
		s.indent = s.detail.Size * 1.6
	}
	return s
}

// fitted makes label and detail smaller together until both have their place.
func (t *Tile) fitted(width, height float32) tileSet {
	size := t.size(t.Size())
	for least := size / 2; ; size *= 0.96 {
		s := t.setAt(size)
		lines := len(s.detail.wrap(t.view.Detail, width-s.indent))
		rest := height - s.gap - s.detail.height(lines)
		if size <= least || s.label.fits(t.view.Label, width, rest) && s.detail.fits(t.view.Detail, width-s.indent, height) {
			return s
		}
	}
}
