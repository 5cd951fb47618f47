package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// pen keeps the objects of a drawing that changes as a whole: the next drawing
// uses those of the last one.
type pen struct {
	boxes, lines, texts int

	allBoxes []*canvas.Rectangle
	allLines []*canvas.Line
	allTexts []*canvas.Text
	order    []fyne.CanvasObject
}

func (p *pen) begin() {
	p.boxes, p.lines, p.texts = 0, 0, 0
	p.order = p.order[:0]
}

// used are the objects in the order in which they were drawn.
func (p *pen) used() []fyne.CanvasObject { return p.order }

func (p *pen) box() *canvas.Rectangle {
	if p.boxes == len(p.allBoxes) {
		p.allBoxes = append(p.allBoxes, box(0))
	}
	p.boxes++
	r := p.allBoxes[p.boxes-1]
	p.order = append(p.order, r)
	return r
}

func (p *pen) line() *canvas.Line {
	if p.lines == len(p.allLines) {
		p.allLines = append(p.allLines, canvas.NewLine(nil))
	}
	p.lines++
	l := p.allLines[p.lines-1]
	p.order = append(p.order, l)
	return l
}

// text writes one line, in the middle of its height if its type says so.
func (p *pen) text(text string, set Type, palette Palette, a area) {
	if text == "" {
		return
	}
	if p.texts == len(p.allTexts) {
		p.allTexts = append(p.allTexts, newLine())
	}
	p.texts++
	t := p.allTexts[p.texts-1]
	setText(t, text, set)
	t.Color = palette[set.Colour]
	high := natural * set.Size
	if set.Middle {
		a.y += (a.h - high) / 2
	}
	place(t, a.x, a.y, a.w, high)
	p.order = append(p.order, t)
}

// wrapped writes lines.
func (p *pen) wrapped(text string, set Type, palette Palette, a area) {
	lines := set.wrap(text, a.w)
	y := a.y
	if set.Middle {
		y += (a.h - set.height(len(lines))) / 2
	}
	one := set
	one.Middle = false
	for i, line := range lines {
		p.text(line, one, palette, area{a.x, y + float32(i)*lead*set.Size, a.w, natural * set.Size})
	}
}
