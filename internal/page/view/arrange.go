package view

import (
	"slices"

	"fyne.io/fyne/v2"

	"okienko/internal/page"
	"okienko/widgets"
)

// arrangement is the layout of the window.
type arrangement struct{ v *View }

// Layout places everything.
func (a *arrangement) Layout(_ []fyne.CanvasObject, size fyne.Size) { a.v.arrange(size) }

// MinSize is a small screen whose letters are twice as large. Columns scroll on it.
func (a *arrangement) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(900, 480) }

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
	space := v.space()
	y = v.arrangeTabs(x, y, width, space)
	bottom := v.arrangeFoot(x, size.Height-margin, width, space)
	if y = grid(v.columns[0], x, y, width); len(v.columns[0]) > 0 {
		y += space - gap
	}
	left := width
	if len(v.columns[2]) == 0 {
		if !v.columns[1].wide() {
			left = min(width, readable)
		}
		x += (width - left) / 2
		if high, all := v.columns[1].height(left); all && high > 0 {
			y += max(0, bottom-y-high-before(v.columns[1][0].kind)) * lift
		}
		v.shelves[1].put(nil, 0, 0, 0, 0)
	} else {
		left = (width - apart) * v.share()
		v.shelves[1].put(v.columns[2], x+left+apart, y, width-left-apart, bottom-y)
	}
	v.shelves[0].put(v.columns[1], x, y, left, bottom-y)
}

// space is what stands between the parts of the window. A page that shows all of many
// places gives them what it can.
func (v *View) space() float32 {
	if v.columns[1].wide() {
		return 10
	}
	return 18
}

// wide says whether a column that stands alone takes the whole width.
func (c column) wide() bool {
	return slices.ContainsFunc(c, func(p *piece) bool { return p.kind == page.Watch })
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
	return y
}

func (v *View) share() float32 {
	if v.page.Share > 0 {
		return v.page.Share
	}
	return 0.5
}

// lines are the blocks of a column, two halves in one line.
func (c column) lines() (all []column) {
	for i := 0; i < len(c); {
		n := 1
		if c[i].half && i+1 < len(c) && c[i+1].half {
			n = 2
		}
		all = append(all, c[i:i+n])
		i += n
	}
	return all
}

// each is the width of every block of a line.
func (c column) each(width float32) float32 {
	if c[0].half {
		return (width - halfGap) / 2
	}
	return width
}

// tall is the height of a line. It is false for one that takes what is left, and
// then the least that it can do with.
func (c column) tall(width float32) (high float32, fixed bool) {
	for _, p := range c {
		if p.height == nil {
			return leastList, false
		}
		high = max(high, p.height(c.each(width)))
	}
	return high, true
}

// height is what a column takes at least. It is true when nothing in it takes
// what is left.
func (c column) height(width float32) (high float32, all bool) {
	all = true
	for i, line := range c.lines() {
		tall, fixed := line.tall(width)
		high += tall
		all = all && fixed
		if i > 0 {
			high += before(line[0].kind)
		}
	}
	return high, all
}

// stack places the lines one below the other. One without a height of its own
// gets what is left.
func (c column) stack(x, y, width, height float32) {
	least, _ := c.height(width)
	rest := max(0, height-least)
	for i, line := range c.lines() {
		if i > 0 {
			y += before(line[0].kind)
		}
		high, fixed := line.tall(width)
		if !fixed {
			high += rest
		}
		each := line.each(width)
		for j, p := range line {
			p.place(x+float32(j)*(each+halfGap), y, each, high)
		}
		y += high
	}
}

// leastList is the least height of a list that takes what is left, and halfGap
// the space between the halves of a line.
const (
	leastList = 172
	halfGap   = 2 * gap
)

// before is the space above a block.
func before(k page.Kind) float32 {
	switch k {
	case page.Body, page.Quiet:
		return 10
	case page.Field, page.Choice, page.Actions, page.List, page.Note, page.Sheet, page.Chart, page.Watch, page.Opener:
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

// arrangeTabs returns where what follows begins.
func (v *View) arrangeTabs(x, y, width, space float32) float32 {
	if len(v.tabs) == 0 {
		return y
	}
	v.setTabs(tabText, true)
	if v.tabsWide() > width {
		v.setTabs(smallTab, false)
	}
	for _, b := range v.tabs {
		wide := b.MinSize().Width
		place(b, x, y, wide, tabHeight)
		x += wide + gap
	}
	return y + tabHeight + space
}

const tabHeight = 46

// setTabs gives the tabs letters of a size, with their icons or without.
func (v *View) setTabs(size float32, icons bool) {
	for i, it := range v.page.Tabs {
		view := v.buttonView(it, size)
		if !icons {
			view.Icon = widgets.NoIcon
		}
		v.tabs[i].Set(view)
	}
}

func (v *View) tabsWide() (all float32) {
	for _, b := range v.tabs {
		all += b.MinSize().Width + gap
	}
	return all - gap
}

// arrangeFoot puts the last button at the right and the others at the left, in a
// second row where they do not fit, with the line above, and returns where the columns
// end.
func (v *View) arrangeFoot(x, bottom, width, space float32) float32 {
	if len(v.buttons) > 0 {
		ahead, right := len(v.buttons)-1, x+width
		if last := v.buttons[ahead]; v.page.Buttons[ahead].Value == page.BackKey && !v.page.Buttons[ahead].Primary {
			ahead++ // there is no way on
		} else {
			wide := max(220, last.MinSize().Width)
			place(last, right-wide, bottom-rowHeight, wide, rowHeight)
			right -= wide + gap
		}
		bottom -= v.arrangeKeys(v.buttons[:ahead], x, bottom, right-x) + max(gap, space-2)
	}
	if !v.page.Line.Text.Empty() {
		high := v.line.HeightFor(width)
		place(v.line, x, bottom-high, width, high)
		bottom -= high + max(gap, space-2)
	}
	return bottom
}

// arrangeKeys puts buttons from the left into as many rows as they take, the last of
// which ends at the bottom, and returns how high they are.
func (v *View) arrangeKeys(keys []*widgets.DeskButton, x, bottom, width float32) float32 {
	var rows [][]*widgets.DeskButton
	left := float32(0)
	for _, b := range keys {
		wide := max(140, b.MinSize().Width)
		if len(rows) == 0 || left+wide > width {
			rows, left = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], b)
		left += wide + gap
	}
	for i, row := range rows {
		left, y := x, bottom-rowHeight-float32(len(rows)-1-i)*(rowHeight+gap)
		for _, b := range row {
			wide := max(140, b.MinSize().Width)
			place(b, left, y, wide, rowHeight)
			left += wide + gap
		}
	}
	return max(rowHeight, float32(len(rows))*(rowHeight+gap)-gap)
}
