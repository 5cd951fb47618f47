package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Countdown is a thin bar that shows how much of a time is left. It does not
// move by itself: the owner passes the share, as seldom as it likes.
type Countdown struct {
	widget.BaseWidget
	share       float32
	track, rest *canvas.Rectangle
}

// NewCountdown makes a full bar.
func NewCountdown() *Countdown {
	c := &Countdown{share: 1, track: box(0), rest: box(0)}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes the share that is left, 0 to 1.
func (c *Countdown) Set(share float32) {
	share = min(1, max(0, share))
	if c.share != share {
		c.share = share
		c.Refresh()
	}
}

// CreateRenderer draws the bar.
func (c *Countdown) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return draw(c)
}

func (c *Countdown) parts() []fyne.CanvasObject { return []fyne.CanvasObject{c.track, c.rest} }

func (c *Countdown) paint(p Palette) {
	c.track.FillColor = p[Line]
	c.rest.FillColor = p[Action]
}

func (c *Countdown) least() fyne.Size { return fyne.NewSize(60, 8) }

func (c *Countdown) arrange(size fyne.Size) {
	line := max(2, size.Height*0.25)
	c.track.CornerRadius, c.rest.CornerRadius = line/2, size.Height/2
	place(c.track, 0, (size.Height-line)/2, size.Width, line)
	width := size.Width * c.share
	if c.share > 0 {
		width = max(width, size.Height)
	}
	place(c.rest, 0, 0, width, size.Height)
}
