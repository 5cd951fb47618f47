package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Clock shows the time of day and the date as it is told them; it does not read
// a clock of its own, for the office's time may not be this machine's.
type Clock struct {
	widget.BaseWidget
	time, date string
	hands, day *Words
}

// NewClock makes a clock.
func NewClock(time, date string) *Clock {
	c := &Clock{time: time, date: date, hands: NewWords(time, Type{}), day: NewWords(date, Type{})}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes time and date.
func (c *Clock) Set(time, date string) {
	if c.time != time || c.date != date {
		c.time, c.date = time, date
		c.Refresh()
	}
}

// AccessibilityLabel is time and date.
func (c *Clock) AccessibilityLabel() string { return join(c.time, c.date) }

// AccessibilityRole says that this is text.
func (c *Clock) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the clock.
func (c *Clock) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return draw(c)
}

func (c *Clock) parts() []fyne.CanvasObject { return []fyne.CanvasObject{c.hands, c.day} }
func (c *Clock) paint(Palette)              {}
func (c *Clock) least() fyne.Size           { return fyne.NewSize(120, 40) }

// arrange ends both lines at the right edge, where a clock stands in a header.
func (c *Clock) arrange(size fyne.Size) {
	hands := Type{Size: size.Height * 0.56, Bold: true, Colour: Ink, Align: fyne.TextAlignTrailing, Lines: 1, Middle: true}
	day := Type{Size: size.Height * 0.28, Colour: Soft, Align: fyne.TextAlignTrailing, Lines: 1, Middle: true}
	split := size.Height * 0.62
	if c.date == "" {
		split = size.Height
	}
	c.hands.SetIn(c.time, shrunk(hands, c.time, size.Width))
	c.day.SetIn(c.date, shrunk(day, c.date, size.Width))
	place(c.hands, 0, 0, size.Width, split)
	place(c.day, 0, split, size.Width, size.Height-split)
}
