package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

// columns are the places of a sheet's columns.
type columns struct {
	first float32   // width of the words
	ends  []float32 // where the numbers of each other column end
	wides []float32
	head  float32 // height of the headers
}

// lay gives each column of numbers what its header's longest word and its widest
// number need, and the words the rest.
func (s *Sheet) lay(width float32) columns {
	c := columns{first: width}
	for i := 1; i < len(s.heads); i++ {
		wide := float32(0)
		for _, word := range bind(strings.Fields(s.heads[i])) { // those that stay together
			wide = max(wide, measure(word, sheetHead, true))
		}
		for _, r := range s.rows {
			if i < len(r.Cells) {
				wide = max(wide, measure(r.Cells[i], sheetText, true))
			}
		}
		c.wides = append(c.wides, wide)
		c.first -= wide + sheetSpace
	}
	x := c.first
	for _, wide := range c.wides {
		x += sheetSpace + wide
		c.ends = append(c.ends, x)
	}
	lines := 1
	for i, h := range s.heads {
		lines = max(lines, len(headType(i).wrap(h, c.wide(i))))
	}
	c.head = headType(0).height(min(lines, maxHeadLines)) + 10
	return c
}

// maxHeadLines is how high headers are at most, and sheetEdge what the border of
// the card needs.
const (
	maxHeadLines = 4
	sheetEdge    = 3
)

func (c columns) wide(i int) float32 {
	if i == 0 {
		return c.first
	}
	return c.wides[i-1] + sheetSpace/2
}

func headType(i int) Type {
	t := Type{Size: sheetHead, Bold: true, Colour: Soft, Lines: maxHeadLines, Ellipsis: true}
	if i > 0 {
		t.Align = fyne.TextAlignTrailing
	}
	return t
}

// inner is the width of the lines.
func (s *Sheet) inner() float32 { return s.Size().Width - 2*sheetPad - trackWidth - 6 }

// fits is how many lines have a place below the headers.
func (s *Sheet) fits() int {
	return max(1, int((s.Size().Height-2*sheetPad-s.lay(s.inner()).head)/sheetRow))
}

func (s *Sheet) arrange(size fyne.Size) {
	s.pen.begin()
	place(s.card, sheetEdge, sheetEdge, size.Width-2*sheetEdge, size.Height-2*sheetEdge)
	if size.Width <= 2*sheetPad || len(s.heads) == 0 {
		return
	}
	c, n := s.lay(s.inner()), s.fits()
	s.top = max(0, min(s.top, len(s.rows)-n))
	for i, head := range s.heads {
		s.cell(i, head, headType(i), c, sheetPad, c.head-10)
	}
	first := sheetPad + c.head
	place(s.rule, sheetPad, first-3, size.Width-2*sheetPad, 2)
	show(s.here, false)
	for i := s.top; i < min(s.top+n, len(s.rows)); i++ {
		y := first + float32(i-s.top)*sheetRow
		if s.focused && i == s.cursor {
			show(s.here, true)
			place(s.here, sheetPad-8, y+1, s.inner()+16, sheetRow-2)
		}
		s.line(s.rows[i], c, y)
	}
	s.arrangeBar(size, first, n)
}

func (s *Sheet) line(r SheetRow, c columns, y float32) {
	for i, text := range r.Cells[:min(len(r.Cells), len(s.heads))] {
		set := Type{Size: sheetText, Bold: r.Strong, Colour: Ink, Middle: true, Lines: 1, Ellipsis: true}
		if i == 0 && len(set.wrap(text, c.first)) == 1 && measure(text, sheetText, r.Strong) > c.first {
			set.Size, set.Lines = sheetText-2, 2
		}
		if i > 0 {
			set.Align = fyne.TextAlignTrailing
		}
		s.cell(i, text, set, c, y, sheetRow)
	}
}

func (s *Sheet) cell(i int, text string, set Type, c columns, y, high float32) {
	x := float32(sheetPad)
	if i > 0 {
		x += c.ends[i-1] - c.wide(i)
	}
	s.pen.wrapped(strings.TrimSpace(text), set, s.palette, area{x, y, c.wide(i), high})
}

// arrangeBar shows which part is in sight.
func (s *Sheet) arrangeBar(size fyne.Size, first float32, n int) {
	more := len(s.rows) > n
	show(s.track, more)
	show(s.bar, more)
	if !more {
		return
	}
	x, high, all := size.Width-sheetPad-trackWidth+6, float32(n)*sheetRow, float32(len(s.rows))
	place(s.track, x, first, trackWidth, high)
	place(s.bar, x, first+high*float32(s.top)/all, trackWidth, max(24, high*float32(n)/all))
}
