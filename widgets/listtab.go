package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// listTab is one of ListTabs: what is on the list above, how many below.
type listTab struct {
	widget.BaseWidget
	touch
	view      TabView
	body, bar *canvas.Rectangle
	cap       *canvas.Rectangle
	key       *canvas.Text
	label     *Words
	count     *Words
}

const tabRadius = 8

func newListTab(t *ListTabs, i int) *listTab {
	c := &listTab{
		body: box(tabRadius), bar: box(2), cap: box(4), key: newLine(),
		label: NewWords("", Type{}), count: NewWords("", Type{}),
	}
	c.touch = touch{changed: c.Refresh, act: func() { t.choose(i) }}
	c.ExtendBaseWidget(c)
	return c
}

func (c *listTab) set(view TabView) {
	if c.view != view {
		c.view = view
		c.Refresh()
	}
}

// CreateRenderer draws the tab.
func (c *listTab) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return draw(c)
}

func (c *listTab) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.body, c.bar, c.label, c.count, c.cap, c.key}
}

// paint tells the open list by its frame and the bar below, not by colour alone.
func (c *listTab) paint(p Palette) {
	c.body.FillColor, c.body.StrokeColor, c.body.StrokeWidth = p[Ground], p[Line], 1
	if c.view.On {
		c.body.FillColor, c.body.StrokeColor, c.body.StrokeWidth = p[Surface], p[Action], border(p)
	}
	if c.pressed {
		c.body.FillColor = p[Wash]
	}
	c.bar.FillColor = p[Action]
	show(c.bar, c.view.On)
	c.cap.FillColor, c.cap.StrokeColor, c.cap.StrokeWidth = c.body.FillColor, p[c.front()], 1
	c.key.Color = p[c.front()]
}

func (c *listTab) front() Colour {
	if c.view.On {
		return Ink
	}
	return Soft
}

func (c *listTab) least() fyne.Size { return fyne.NewSize(60, tabHeight) }

func (c *listTab) arrange(size fyne.Size) {
	pad := float32(10)
	if size.Width < 100 {
		pad = 7
	}
	place(c.body, 0, 0, size.Width, size.Height)
	place(c.bar, pad, size.Height-6, size.Width-2*pad, 4)
	room := size.Width - 2*pad
	label := Type{Size: 14.5, Bold: c.view.On, Colour: c.front(), Lines: 1, Middle: true}
	c.label.SetIn(c.view.Label, shrunk(label, c.view.Label, room))
	place(c.label, pad, 3, room, 20)
	const text, high = 11, 16
	wide := measure(c.view.Shortcut, text, true) + 8
	count := Type{Size: 17, Bold: true, Colour: Ink, Lines: 1, Middle: true}
	c.count.SetIn(c.view.Count, shrunk(count, c.view.Count, room-wide-3))
	place(c.count, pad, 22, room-wide, 22)
	x := size.Width - pad - wide
	place(c.cap, x, 26, wide, high)
	setText(c.key, c.view.Shortcut, Type{Size: text, Bold: true, Align: fyne.TextAlignCenter})
	centreCaps(c.key, x, 26, wide, high)
}
