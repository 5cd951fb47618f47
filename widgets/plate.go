package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// LetterPlate is the sign of a number series: its letter on a rounded square,
// the same on kiosk, desk, hall and paper.
type LetterPlate struct {
	widget.BaseWidget
	letter string
	square *canvas.Rectangle
	sign   *canvas.Text
}

// NewLetterPlate makes a plate with a letter.
func NewLetterPlate(letter string) *LetterPlate {
	p := &LetterPlate{letter: letter, square: box(0), sign: newLine()}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the letter.
func (p *LetterPlate) Set(letter string) {
	if p.letter != letter {
		p.letter = letter
		p.Refresh()
	}
}

// AccessibilityLabel is the letter.
func (p *LetterPlate) AccessibilityLabel() string { return p.letter }

// AccessibilityRole says that this is text.
func (p *LetterPlate) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the plate.
func (p *LetterPlate) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return draw(p)
}

func (p *LetterPlate) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.square, p.sign}
}

func (p *LetterPlate) paint(c Palette) {
	p.square.FillColor = c[Plate]
	p.sign.Color = c[OnPlate]
}

// arrange keeps the plate square, in the middle of what it is given.
func (p *LetterPlate) arrange(size fyne.Size) {
	side := min(size.Width, size.Height)
	x, y := (size.Width-side)/2, (size.Height-side)/2
	p.square.CornerRadius = side * 0.2
	place(p.square, x, y, side, side)
	letters := Type{Size: fit(p.letter, true, side*0.7, side*0.68), Bold: true, Align: fyne.TextAlignCenter}
	setText(p.sign, p.letter, letters)
	centreCaps(p.sign, x, y, side, side)
}

func (p *LetterPlate) least() fyne.Size { return fyne.NewSquareSize(24) }

// centreCaps places a line so that capitals and digits, not the box of the
// typeface with its descenders, stand in the middle of a rectangle.
func centreCaps(line *canvas.Text, x, y, w, h float32) {
	const capsBelowMiddle = 0.026 // of the size, from the metrics of the typeface
	box := natural * line.TextSize
	place(line, x, y+(h-box)/2-capsBelowMiddle*line.TextSize, w, box)
}
