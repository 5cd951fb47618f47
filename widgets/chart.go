package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// ChartView is numbers to be seen at a glance. There are one or two series: the
// first is solid, the second hollow behind it, so that nobody needs colours to
// tell them apart.
type ChartView struct {
	Title  string // what is drawn, and in what unit
	Form   ChartForm
	Labels []string // of each place
	Axis   string   // what the places are
	Series []ChartSeries
	Digits int                // decimals of the values
	Format func(v int) string // a value in the reader's language
	Note   string             // what is left out, say
}

// ChartForm is how a chart is drawn.
type ChartForm int

// The forms.
const (
	Lying    ChartForm = iota // bars from the left, for places with names
	Standing                  // columns, for times
	Traced                    // a line, for very many times
)

// ChartSeries is the values of each place, in units of the last decimal.
// NoValue is a place without one.
type ChartSeries struct {
	Name   string
	Values []int
}

// NoValue says that there is nothing to draw.
const NoValue = -1

// The letters of a chart.
const (
	chartTitle = 19
	chartText  = 16
	chartLeast = 14
)

// Chart draws a ChartView. It is read from across a table; the numbers themselves
// belong into a Sheet beside it.
type Chart struct {
	widget.BaseWidget
	view    ChartView
	palette Palette
	card    *canvas.Rectangle
	title   *Words
	note    *Words
	pen     pen
}

// NewChart makes an empty chart.
func NewChart() *Chart {
	c := &Chart{card: box(10), title: NewWords("", Type{}), note: NewWords("", Type{})}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes what is drawn.
func (c *Chart) Set(view ChartView) {
	c.view = view
	c.Refresh()
}

// AccessibilityLabel says what is drawn: the numbers are read from the table.
func (c *Chart) AccessibilityLabel() string { return join(c.view.Title, c.view.Note) }

// AccessibilityRole says that this is a picture with words for it.
func (c *Chart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the chart.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return draw(c)
}

func (c *Chart) parts() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{c.card, c.title, c.note}, c.pen.used()...)
}

func (c *Chart) paint(p Palette) {
	c.palette = p
	card(c.card, p)
}

func (c *Chart) least() fyne.Size { return fyne.NewSize(260, 200) }

// chartPad is around everything on the card.
const chartPad = 16

func (c *Chart) arrange(size fyne.Size) {
	place(c.card, 0, 0, size.Width, size.Height)
	c.pen.begin()
	if size.Width <= 2*chartPad || size.Height <= 2*chartPad {
		return
	}
	width := size.Width - 2*chartPad
	set := Type{Size: chartTitle, Bold: true, Colour: Ink, Lines: 2}
	c.title.SetIn(c.view.Title, set)
	y, high := float32(chartPad-2), set.takes(c.view.Title, width)
	place(c.title, chartPad, y, width, high)
	y += high + 6
	if len(c.view.Series) > 1 {
		y = c.legend(chartPad, y, width) + 8
	}
	bottom := size.Height - chartPad
	if c.view.Note != "" {
		quiet := Type{Size: chartLeast, Colour: Soft, Lines: 2}
		high := quiet.takes(c.view.Note, width)
		c.note.SetIn(c.view.Note, quiet)
		place(c.note, chartPad, bottom-high, width, high)
		bottom -= high + 6
	} else {
		c.note.Set("")
	}
	c.plot(area{chartPad, y, width, bottom - y})
}

// area is a place for a part of a chart.
type area struct{ x, y, w, h float32 }

func (c *Chart) plot(a area) {
	if len(c.view.Labels) == 0 || len(c.view.Series) == 0 || a.h < 40 || a.w < 60 {
		return
	}
	if c.view.Form == Lying {
		c.lie(a)
	} else {
		c.stand(a)
	}
}

// legend says what solid and hollow mean, one below the other where they do not
// fit side by side. It returns where it ends.
func (c *Chart) legend(x, y, width float32) float32 {
	const sample, high = 26, 14
	left, line := x, float32(chartText*lead)
	for i, s := range c.view.Series {
		wide := sample + 8 + measure(s.Name, chartText, false)
		if i > 0 && left+wide > x+width {
			left, y = x, y+line+2
		}
		c.bar(i, area{left, y + (line-high)/2, sample, high})
		c.pen.text(s.Name, Type{Size: chartText, Colour: Ink}, c.palette, area{left + sample + 8, y, wide - sample, line})
		left += wide + 22
	}
	return y + line
}

// bar draws a piece of a series.
func (c *Chart) bar(series int, a area) {
	r := c.pen.box()
	r.CornerRadius = min(3, a.w/2, a.h/2)
	if series == 0 {
		r.FillColor, r.StrokeWidth = c.palette[Action], 0
	} else {
		r.FillColor, r.StrokeColor, r.StrokeWidth = c.palette[Surface], c.palette[Ink], 2
	}
	place(r, a.x, a.y, a.w, a.h)
}

// most is the greatest value.
func (c *Chart) most() int {
	most := 0
	for _, s := range c.view.Series {
		for _, v := range s.Values {
			most = max(most, v)
		}
	}
	return most
}

func (c *Chart) value(series, at int) int {
	if s := c.view.Series[series]; at < len(s.Values) {
		return s.Values[at]
	}
	return NoValue
}

func (c *Chart) said(v int) string {
	if c.view.Format == nil {
		return strconv.Itoa(v)
	}
	return c.view.Format(v)
}
