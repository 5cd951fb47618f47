package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
)

// stand draws columns, or a line, over places that follow each other, with a scale
// at the left and the places below.
func (c *Chart) stand(a area) {
	const size, below = chartText, chartText * lead
	step := niceStep(c.most(), max(2, int(a.h/70)), c.view.Digits)
	top := (c.most() + step - 1) / step * step
	if top == 0 {
		top = step
	}
	scaleWide := float32(0)
	for v := 0; v <= top; v += step {
		scaleWide = max(scaleWide, measure(c.whole(v), size, false))
	}
	plot := area{a.x + scaleWide + 10, a.y + size*0.6, a.w - scaleWide - 10, a.h - 2*below - size*0.6 - 4}
	for v := 0; v <= top; v += step {
		y := plot.y + plot.h - plot.h*float32(v)/float32(top)
		c.rule(area{plot.x, y, plot.w, 1})
		c.pen.text(c.whole(v), trailing(size), c.palette, area{a.x, y - size, scaleWide, 2 * size})
	}
	if c.view.Form == Traced {
		c.trace(plot, top)
	} else {
		c.columns(plot, top)
	}
	c.rule(area{plot.x, plot.y + plot.h - 1, plot.w, 2})
	c.places(plot, below)
	axis := Type{Size: size, Colour: Soft, Align: fyne.TextAlignCenter}
	c.pen.text(c.view.Axis, axis, c.palette, area{plot.x, plot.y + plot.h + below + 4, plot.w, below})
}

// whole is a value of the scale, which has no decimals.
func (c *Chart) whole(v int) string { return strconv.Itoa(v / power(c.view.Digits)) }

// rule is a line of the scale, or what everything stands on.
func (c *Chart) rule(a area) {
	r := c.pen.box()
	r.FillColor, r.StrokeWidth, r.CornerRadius = c.palette[Line], 0, 0
	place(r, a.x, a.y, a.w, a.h)
}

// columns draws the second series first, and the first one inside it.
func (c *Chart) columns(plot area, top int) {
	each := plot.w / float32(len(c.view.Labels))
	for series := len(c.view.Series) - 1; series >= 0; series-- {
		share := float32(0.78)
		if series == 0 && len(c.view.Series) > 1 {
			share = 0.42
		}
		for i := range c.view.Labels {
			if v := c.value(series, i); v > 0 {
				high := plot.h * float32(v) / float32(top)
				wide := max(2, each*share)
				c.bar(series, area{plot.x + (float32(i)+0.5)*each - wide/2, plot.y + plot.h - high, wide, high})
			}
		}
	}
}

// trace draws each series as a line: the first one thick.
func (c *Chart) trace(plot area, top int) {
	each := plot.w / float32(len(c.view.Labels))
	at := func(i, v int) fyne.Position {
		return fyne.NewPos(plot.x+(float32(i)+0.5)*each, plot.y+plot.h-plot.h*float32(v)/float32(top))
	}
	for series := len(c.view.Series) - 1; series >= 0; series-- {
		before, known := fyne.Position{}, false
		for i := range c.view.Labels {
			v := c.value(series, i)
			if v == NoValue {
				known = false
				continue
			}
			here := at(i, v)
			if known {
				l := c.pen.line()
				l.StrokeColor, l.StrokeWidth = c.palette[Action], 3
				if series > 0 {
					l.StrokeColor, l.StrokeWidth = c.palette[Ink], 1.5
				}
				l.Position1, l.Position2 = before, here
			}
			before, known = here, true
		}
	}
}

// places writes as many of the labels as have room.
func (c *Chart) places(plot area, high float32) {
	each, widest := plot.w/float32(len(c.view.Labels)), float32(0)
	for _, label := range c.view.Labels {
		widest = max(widest, measure(label, chartText, false))
	}
	every := max(1, int((widest+10)/each+0.999))
	set := Type{Size: chartText, Colour: Ink, Align: fyne.TextAlignCenter}
	for i := 0; i < len(c.view.Labels); i += every {
		middle := plot.x + (float32(i)+0.5)*each
		if left := middle - widest/2 - 4; middle+widest/2 <= plot.x+plot.w+chartPad/2 {
			c.pen.text(c.view.Labels[i], set, c.palette, area{left, plot.y + plot.h + 4, widest + 8, high})
		}
	}
}

// niceStep is the distance of the lines of a scale: 1, 2 or 5 and zeros, so that
// there are at most so many, and never less than a whole where values have decimals.
func niceStep(most, lines, digits int) int {
	for step := power(digits); ; step *= 10 {
		for _, by := range []int{1, 2, 5} {
			if most <= step*by*lines {
				return step * by
			}
		}
	}
}

func power(digits int) int {
	p := 1
	for range digits {
		p *= 10
	}
	return p
}
