package report

import (
	"math"

	"okienko/internal/i18n"
	"okienko/internal/screen"
)

// The measures of a chart on paper, in millimetres.
const (
	chartHigh  = 76.0
	chartWide  = 106.0
	chartGap   = 8.0
	chartSize  = 8.0 // points
	chartLine  = 3.6
	labelShare = 0.38 // of the width, for the names of bars that lie
)

// drawn says whether a table has a chart beside it.
func drawn(t screen.Table) bool { return len(t.Chart.Series) > 0 && len(t.Chart.Labels) > 0 }

// box is a place on paper.
type box struct{ x, y, w, h float64 }

// chart draws numbers as the screen does: of two series the second one is hollow
// behind the first, so that nobody needs colours to tell them apart. The pen is left
// where it was.
func (p *pages) chart(c screen.Chart, b box) {
	x, y := p.GetX(), p.GetY()
	p.set("", chartSize, ink)
	if len(c.Series) > 1 {
		p.legend(c, b)
		b.y, b.h = b.y+chartLine+2, b.h-chartLine-2
	}
	if c.Form == screen.Lying {
		b.h -= chartLine + 1
		y := p.lie(c, b) + 1
		p.word(p.cut(p.say(c.Note), b.w), "L", box{b.x, y, b.w, chartLine})
	} else {
		p.stand(c, b)
	}
	p.SetXY(x, y)
}

// word sets a line of text in a box, in the middle of its height.
func (p *pages) word(text, align string, b box) {
	p.SetXY(b.x, b.y+(b.h-chartLine)/2)
	p.CellFormat(b.w, chartLine, text, "", 0, align, false, 0, "")
}

// cut shortens a text to a width.
func (p *pages) cut(text string, width float64) string {
	const ends = "…"
	if p.GetStringWidth(text) <= width-2 {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && p.GetStringWidth(string(runes)+ends) > width-2 {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + ends
}

// legend says what solid and hollow mean.
func (p *pages) legend(c screen.Chart, b box) {
	const sample = 7.0
	x := b.x
	for i, s := range c.Series {
		name := p.say(s.Name)
		p.bar(i, box{x, b.y + 0.6, sample, chartLine - 1.2})
		wide := p.GetStringWidth(name) + 3
		p.word(name, "L", box{x + sample + 1, b.y, wide, chartLine})
		x += sample + wide + 4
	}
}

// bar draws a piece of a series.
func (p *pages) bar(series int, b box) {
	if b.w <= 0 || b.h <= 0 {
		return
	}
	p.SetLineWidth(0.35)
	p.SetDrawColor(ink[0], ink[1], ink[2])
	if series == 0 {
		p.SetFillColor(solid[0], solid[1], solid[2])
		p.Rect(b.x, b.y, b.w, b.h, "F")
		return
	}
	p.SetFillColor(0xFF, 0xFF, 0xFF)
	p.Rect(b.x, b.y, b.w, b.h, "FD")
}

// solid fills the first series.
var solid = [3]int{0x0B, 0x4A, 0x6F}

// greatest is the greatest value.
func greatest(c screen.Chart) int {
	most := 0
	for _, s := range c.Series {
		for _, v := range s.Values {
			most = max(most, v)
		}
	}
	return most
}

func value(c screen.Chart, series, at int) int {
	if s := c.Series[series]; at < len(s.Values) {
		return s.Values[at]
	}
	return screen.NoValue
}

// values are the numbers at the end of a bar.
func (p *pages) values(c screen.Chart, at int) string {
	said := ""
	for series := range c.Series {
		if v := value(c, series, at); v != screen.NoValue {
			if said != "" {
				said += " · "
			}
			said += i18n.Number(p.lang, v, c.Digits)
		}
	}
	return said
}

// lie draws bars from the left, one line for each place, and says where they end.
func (p *pages) lie(c screen.Chart, b box) (bottom float64) {
	pitch := math.Min(8, b.h/float64(len(c.Labels)))
	label, wide := b.w*labelShare, 0.0
	for i := range c.Labels {
		wide = math.Max(wide, p.GetStringWidth(p.values(c, i)))
	}
	scale := (b.w - label - wide - 3) / float64(max(1, greatest(c)))
	for i, name := range c.Labels {
		y, end := b.y+float64(i)*pitch, 0.0
		p.word(p.cut(p.say(name), label), "L", box{b.x, y, label, pitch})
		for series := len(c.Series) - 1; series >= 0; series-- {
			high := pitch * 0.66
			if series == 0 && len(c.Series) > 1 {
				high = pitch * 0.32
			}
			if v := value(c, series, i); v > 0 {
				p.bar(series, box{b.x + label, y + (pitch-high)/2, float64(v) * scale, high})
				end = math.Max(end, float64(v)*scale)
			}
		}
		p.word(p.values(c, i), "L", box{b.x + label + end + 1, y, wide + 2, pitch})
	}
	p.SetDrawColor(soft[0], soft[1], soft[2])
	bottom = b.y + float64(len(c.Labels))*pitch
	p.Line(b.x+label, b.y, b.x+label, bottom)
	return bottom
}

// stand draws columns or lines over places that follow each other, with a scale at
// the left and the places below.
func (p *pages) stand(c screen.Chart, b box) {
	step := stepOf(greatest(c), 5, c.Digits)
	top := max(step, (greatest(c)+step-1)/step*step)
	ten := int(math.Pow10(c.Digits))
	scale := p.GetStringWidth(i18n.Number(p.lang, top/ten, 0)) + 3
	plot := box{b.x + scale, b.y + 2, b.w - scale, b.h - 2 - 2*chartLine - 2}
	for v := 0; v <= top; v += step {
		y := plot.y + plot.h*(1-float64(v)/float64(top))
		p.SetDrawColor(rule[0], rule[1], rule[2])
		p.SetLineWidth(0.2)
		p.Line(plot.x, y, plot.x+plot.w, y)
		p.word(i18n.Number(p.lang, v/ten, 0), "R", box{b.x, y - chartLine/2, scale - 1, chartLine})
	}
	each := plot.w / float64(len(c.Labels))
	if c.Form == screen.Traced {
		p.trace(c, plot, each, top)
	} else {
		p.columns(c, plot, each, top)
	}
	p.places(c, plot, each)
	p.word(p.say(c.Axis), "C", box{plot.x, plot.y + plot.h + chartLine + 1.5, plot.w, chartLine})
}

func (p *pages) columns(c screen.Chart, plot box, each float64, top int) {
	for series := len(c.Series) - 1; series >= 0; series-- {
		share := 0.78
		if series == 0 && len(c.Series) > 1 {
			share = 0.42
		}
		for i := range c.Labels {
			if v := value(c, series, i); v > 0 {
				high := plot.h * float64(v) / float64(top)
				p.bar(series, box{plot.x + (float64(i)+0.5-share/2)*each, plot.y + plot.h - high, each * share, high})
			}
		}
	}
}

// trace draws each series as a line: the first one thick.
func (p *pages) trace(c screen.Chart, plot box, each float64, top int) {
	for series := len(c.Series) - 1; series >= 0; series-- {
		p.SetDrawColor(ink[0], ink[1], ink[2])
		p.SetLineWidth(0.25)
		if series == 0 {
			p.SetDrawColor(solid[0], solid[1], solid[2])
			p.SetLineWidth(0.7)
		}
		for i := 1; i < len(c.Labels); i++ {
			before, here := value(c, series, i-1), value(c, series, i)
			if before == screen.NoValue || here == screen.NoValue {
				continue
			}
			y := func(v int) float64 { return plot.y + plot.h*(1-float64(v)/float64(top)) }
			p.Line(plot.x+(float64(i)-0.5)*each, y(before), plot.x+(float64(i)+0.5)*each, y(here))
		}
	}
}

// places writes as many of the labels as have room.
func (p *pages) places(c screen.Chart, plot box, each float64) {
	widest := 0.0
	for _, label := range c.Labels {
		widest = math.Max(widest, p.GetStringWidth(p.say(label)))
	}
	every := max(1, int(math.Ceil((widest+1.5)/each)))
	for i := 0; i < len(c.Labels); i += every {
		p.word(p.say(c.Labels[i]), "C", box{plot.x + (float64(i)+0.5)*each - widest/2 - 1, plot.y + plot.h + 0.5, widest + 2, chartLine})
	}
}

// stepOf is the distance of the lines of a scale: 1, 2 or 5 and zeros, so that there
// are at most so many, and never less than a whole.
func stepOf(most, lines, digits int) int {
	for step := int(math.Pow10(digits)); ; step *= 10 {
		for _, by := range []int{1, 2, 5} {
			if most <= step*by*lines {
				return step * by
			}
		}
	}
}
