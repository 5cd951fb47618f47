package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// WatchHeads says above a QueueList what its columns are: the light, the place, who
// waits, the longest wait, desks, what is to be expected, who works there.
type WatchHeads struct {
	widget.BaseWidget
	heads   [7]string
	palette Palette
	pen     pen
}

// NewWatchHeads makes headers without words.
func NewWatchHeads() *WatchHeads {
	h := &WatchHeads{}
	h.ExtendBaseWidget(h)
	return h
}

// Set changes the words.
func (h *WatchHeads) Set(heads [7]string) {
	if h.heads != heads {
		h.heads = heads
		h.Refresh()
	}
}

// AccessibilityLabel is what the columns are.
func (h *WatchHeads) AccessibilityLabel() string { return join(h.heads[:]...) }

// AccessibilityRole says that this is text.
func (h *WatchHeads) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the headers.
func (h *WatchHeads) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	return draw(h)
}

// WatchHeadsHeight is how high the headers are.
const WatchHeadsHeight = 22

func (h *WatchHeads) parts() []fyne.CanvasObject { return h.pen.used() }
func (h *WatchHeads) paint(p Palette)            { h.palette = p }
func (h *WatchHeads) least() fyne.Size           { return fyne.NewSize(300, WatchHeadsHeight) }

// arrange puts each word where its column begins.
func (h *WatchHeads) arrange(size fyne.Size) {
	h.pen.begin()
	c := columnsIn(size.Width)
	waiting := c.count
	waiting.w = c.kinds.x + c.kinds.w - waiting.x
	for i, a := range []area{c.light, c.name, waiting, c.longest, c.open, c.wait, c.who} {
		if a.w <= 0 {
			continue
		}
		a.h, a.w = size.Height, a.w+watchGap-2
		set := Type{Size: sheetHead, Bold: true, Colour: Soft, Lines: 1, Middle: true}
		h.pen.text(h.heads[i], shrunk(set, h.heads[i], a.w), h.palette, a)
	}
}
