package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Choice is one of a few things to choose, all of them to be seen: a label and
// pills below it. Tab reaches it as a whole; the arrow keys choose.
type Choice struct {
	widget.BaseWidget
	Keys    func(*fyne.KeyEvent) // takes the keys that mean nothing here
	Reached func()               // the focus has come; may be nil
	label   *Words
	options []string
	chosen  int
	pills   []*pill
	ring    *canvas.Rectangle
	changed func(int)
}

const (
	choiceText = 18
	pillHeight = 46
	pillGap    = 14 // room for the ring
)

// NewChoice makes a choice that tells which option was chosen.
func NewChoice(label string, options []string, changed func(int)) *Choice {
	c := &Choice{
		label:   NewWords(label, Type{Size: choiceText, Bold: true, Colour: Ink, Lines: 1}),
		ring:    box(0),
		changed: changed,
	}
	c.ring.Hide()
	c.ExtendBaseWidget(c)
	c.Set(options, 0)
	return c
}

// Set changes the options and which of them is chosen; -1 is none.
func (c *Choice) Set(options []string, chosen int) {
	c.options, c.chosen = options, chosen
	for len(c.pills) < len(options) {
		c.pills = append(c.pills, newPill(c, len(c.pills)))
	}
	c.Refresh()
}

// SetLabel changes the label.
func (c *Choice) SetLabel(label string) { c.label.Set(label) }

// SetBare leaves the label to who cannot see: what the options are stands to reason.
func (c *Choice) SetBare(bare bool) { show(c.label, !bare) }

// Chosen is the place of the chosen option, -1 for none.
func (c *Choice) Chosen() int { return c.chosen }

// HeightFor is the height the choice takes at a width.
func (c *Choice) HeightFor(width float32) float32 {
	_, height := c.places(width)
	return height
}

// AccessibilityLabel is the label with the chosen option.
func (c *Choice) AccessibilityLabel() string {
	if c.chosen < 0 || c.chosen >= len(c.options) {
		return c.label.Text()
	}
	return join(c.label.Text(), c.options[c.chosen])
}

// AccessibilityRole says that this is operated as a whole.
func (c *Choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the choice.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return draw(c)
}

// FocusGained shows the ring.
func (c *Choice) FocusGained() { c.focus(true) }

// FocusLost hides the ring.
func (c *Choice) FocusLost() { c.focus(false) }

func (c *Choice) focus(on bool) {
	show(c.ring, on)
	c.Refresh()
	if on && c.Reached != nil {
		c.Reached()
	}
}

// KeyDown hands on what does not move the choice.
func (c *Choice) KeyDown(e *fyne.KeyEvent) {
	if !moves[e.Name] && e.Name != fyne.KeyLeft && e.Name != fyne.KeyRight && c.Keys != nil {
		c.Keys(e)
	}
}

// KeyUp means nothing here.
func (c *Choice) KeyUp(*fyne.KeyEvent) {}

// TypedRune means nothing here.
func (c *Choice) TypedRune(rune) {}

// TypedKey moves the choice. A held arrow key may run along the options.
func (c *Choice) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyRight, fyne.KeyDown:
		c.choose(min(c.chosen+1, len(c.options)-1))
	case fyne.KeyLeft, fyne.KeyUp:
		c.choose(max(c.chosen-1, 0))
	}
}

func (c *Choice) choose(i int) {
	if i == c.chosen || i < 0 || i >= len(c.options) {
		return
	}
	c.chosen = i
	c.Refresh()
	if c.changed != nil {
		c.changed(i)
	}
}

func (c *Choice) parts() []fyne.CanvasObject {
	parts := []fyne.CanvasObject{c.label, c.ring}
	for _, p := range c.pills[:len(c.options)] {
		parts = append(parts, p)
	}
	return parts
}

func (c *Choice) paint(p Palette) {
	c.ring.StrokeColor = p[Focus]
	for i, option := range c.options {
		c.pills[i].set(option, i == c.chosen)
	}
}

func (c *Choice) least() fyne.Size { return fyne.NewSize(220, c.HeightFor(max(220, c.Size().Width))) }

func (c *Choice) arrange(size fyne.Size) {
	place(c.label, 0, 0, size.Width, choiceText*natural)
	places, _ := c.places(size.Width)
	for i := range c.options {
		at := places[i]
		place(c.pills[i], at.X, at.Y, c.pillWidth(i, size.Width), pillHeight)
	}
	c.arrangeRing(places, size.Width)
}

// arrangeRing puts the ring around the chosen pill, the one the keys move.
func (c *Choice) arrangeRing(places []fyne.Position, width float32) {
	i := max(0, c.chosen)
	if i >= len(places) {
		return
	}
	placeRing(c.ring, fyne.NewSize(c.pillWidth(i, width), pillHeight), pillHeight/2)
	c.ring.Move(places[i].SubtractXY(RingReach, RingReach))
}

// places lines the pills up and breaks the line where the width ends.
func (c *Choice) places(width float32) ([]fyne.Position, float32) {
	places := make([]fyne.Position, len(c.options))
	x, y := float32(0), float32(choiceText*natural+RingReach+4) // the ring leaves the label alone
	if !c.label.Visible() {
		y = 0
	}
	for i := range c.options {
		w := c.pillWidth(i, width)
		if x > 0 && x+w > width {
			x, y = 0, y+pillHeight+pillGap
		}
		places[i] = fyne.NewPos(x, y)
		x += w + pillGap
	}
	return places, y + pillHeight + RingReach
}

// pillWidth has room for the check mark, so that choosing moves nothing.
func (c *Choice) pillWidth(i int, most float32) float32 {
	return min(most, measure(c.options[i], choiceText, true)+choiceText*3.6)
}
