package view

import (
	"fyne.io/fyne/v2"

	"okienko/internal/page"
)

// arrangement is the layout of the window.
type arrangement struct{ v *View }

// Layout places everything.
func (a *arrangement) Layout(_ []fyne.CanvasObject, size fyne.Size) { a.v.arrange(size) }

// MinSize is what every page fits into.
func (a *arrangement) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1000, 680) }

// The measures of a page.
const (
	margin    = 28
	gap       = 12 // wider than a focus ring reaches
	bar       = 52 // the header
	rowHeight = 56 // the buttons below
	readable  = 760
	apart     = 32  // between the columns
	lift      = 0.2 // of what a single column leaves stands above it
)

func (v *View) arrange(size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	x, y, width := float32(margin), float32(20), size.Width-2*margin
	v.arrangeHeader(x, y, width)
	y += bar + 18
	bottom := v.arrangeFoot(x, size.Height-margin, width)
	y = grid(v.columns[0], x, y, width)
	left := width
	if len(v.columns[2]) == 0 {
		left = min(width, readable)
		x += (width - left) / 2
		y += max(0, v.rest(left, y, bottom)) * lift
	} else {
		left = (width - apart) * v.share()
		v.stack(v.columns[2], x+left+apart, y, width-left-apart, bottom)
	}
	v.stack(v.columns[1], x, y, left, bottom)
}

// rest is the height that a single column leaves, if it does not take all.
func (v *View) rest(width, y, bottom float32) float32 {
	for _, p := range v.columns[1] {
		if p.height == nil {
			return 0
		}
		y += p.height(width) + before(p.kind)
	}
	return bottom - y
}

// grid puts the first block across and those after it in two columns, one alone
// across. It returns where what follows begins.
func grid(c column, x, y, width float32) float32 {
	for i := 0; i < len(c); {
		row := c[i:min(i+2, len(c))]
		if i == 0 {
			row = c[:1]
		}
		each := (width - gap*float32(len(row)-1)) / float32(len(row))
		high := float32(0)
		for _, p := range row {
			high = max(high, p.height(each))
		}
		for j, p := range row {
			p.place(x+float32(j)*(each+gap), y, each, high)
		}
		y += high + gap
		i += len(row)
	}
	if len(c) > 0 {
		y += 6
	}
	return y
}

func (v *View) share() float32 {
	if v.page.Share > 0 {
		return v.page.Share
	}
	return 0.5
}

// stack places blocks one below the other. One without a height of its own gets
// what is left. It returns where the next thing begins.
func (v *View) stack(c column, x, y, width, bottom float32) float32 {
	rest := bottom - y
	for i, p := range c {
		if p.height != nil {
			rest -= p.height(width)
		}
		if i > 0 {
			rest -= before(p.kind)
		}
	}
	for i, p := range c {
		if i > 0 {
			y += before(p.kind)
		}
		high := max(rest, 60)
		if p.height != nil {
			high = p.height(width)
		}
		p.place(x, y, width, high)
		y += high
	}
	if len(c) > 0 {
		y += 18
	}
	return y
}

// before is the space above a block.
func before(k page.Kind) float32 {
	switch k {
	case page.Body, page.Quiet:
		return 10
	case page.Field, page.Choice, page.Actions, page.List, page.Note:
		return 18
	}
	return 14
}

func (v *View) arrangeHeader(x, y, width float32) {
	right := x + width
	if v.page.Clock != "" {
		place(v.clock, right-bar*2, y, bar*2, bar)
		right -= bar*2 + gap
	}
	for i := len(v.header) - 1; i >= 0; i-- {
		wide := v.header[i].MinSize().Width
		place(v.header[i], right-wide, y+(bar-44)/2, wide, 44)
		right -= wide + gap
	}
	place(v.mark, x, y, right-x, bar)
}

// arrangeFoot puts the last button at the right and the others at the left, with
// the line above, and returns where the columns end.
func (v *View) arrangeFoot(x, bottom, width float32) float32 {
	if len(v.buttons) > 0 {
		last := v.buttons[len(v.buttons)-1]
		wide := max(220, last.MinSize().Width)
		place(last, x+width-wide, bottom-rowHeight, wide, rowHeight)
		left := x
		for _, b := range v.buttons[:len(v.buttons)-1] {
			wide := max(140, b.MinSize().Width)
			place(b, left, bottom-rowHeight, wide, rowHeight)
			left += wide + gap
		}
		bottom -= rowHeight + 16
	}
	if !v.page.Line.Text.Empty() {
		high := v.line.HeightFor(width)
		place(v.line, x, bottom-high, width, high)
		bottom -= high + 16
	}
	return bottom
}
