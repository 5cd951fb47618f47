package widgets

import "fyne.io/fyne/v2"

// The measures of bars that lie.
const (
	labelShare = 0.4 // of the width
	rowMost    = 46
	rowLeast   = 24
)

// lie draws a line for each place that has room: its name, its bars, its values.
func (c *Chart) lie(a area) {
	rows := min(len(c.view.Labels), max(1, int(a.h/rowLeast)))
	pitch := min(rowMost, a.h/float32(rows))
	size := max(chartLeast, min(chartText, pitch*0.42))
	label := a.w * labelShare
	values := c.widest(rows, size)
	scale := (a.w - label - values - 18) / float32(max(1, c.most()))
	for i := range rows {
		y := a.y + float32(i)*pitch
		set := Type{Size: size, Colour: Ink, Lines: max(1, int(pitch/(size*lead))), Middle: true, Ellipsis: true}
		c.pen.wrapped(c.view.Labels[i], set, c.palette, area{a.x, y, label - 10, pitch})
		c.lieRow(i, area{a.x + label, y, a.w - label, pitch}, scale, size)
	}
	axis := c.pen.box()
	axis.FillColor, axis.StrokeWidth, axis.CornerRadius = c.palette[Line], 0, 0
	place(axis, a.x+label-2, a.y, 2, float32(rows)*pitch)
}

// lieRow draws the second series first, and the first one inside it.
func (c *Chart) lieRow(at int, a area, scale, size float32) {
	end := a.x
	for series := len(c.view.Series) - 1; series >= 0; series-- {
		v := c.value(series, at)
		if v <= 0 {
			continue
		}
		share := float32(0.66)
		if series == 0 && len(c.view.Series) > 1 {
			share = 0.34
		}
		high := a.h * share
		wide := max(2, float32(v)*scale)
		c.bar(series, area{a.x, a.y + (a.h-high)/2, wide, high})
		end = max(end, a.x+wide)
	}
	c.pen.text(c.values(at), Type{Size: size, Bold: true, Colour: Ink, Middle: true}, c.palette, area{end + 8, a.y, a.x + a.w - end - 8, a.h})
}

// values are the numbers at the end of a bar.
func (c *Chart) values(at int) string {
	said := ""
	for series := range c.view.Series {
		if v := c.value(series, at); v != NoValue {
			if said != "" {
				said += " · "
			}
			said += c.said(v)
		}
	}
	return said
}

func (c *Chart) widest(rows int, size float32) float32 {
	wide := float32(0)
	for i := range rows {
		wide = max(wide, measure(c.values(i), size, true))
	}
	return wide
}

// trailing is text that ends at the right.
func trailing(size float32) Type {
	return Type{Size: size, Colour: Soft, Align: fyne.TextAlignTrailing, Middle: true}
}
