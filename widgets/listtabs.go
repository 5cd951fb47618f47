package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// TabView is one of the lists to choose from.
type TabView struct {
	Label    string
	Count    string
	Shortcut string
	On       bool // it is the one that is open
}

// ListTabs are the lists to choose from, side by side. Tab reaches them as a
// whole, and the arrow keys choose.
type ListTabs struct {
	widget.BaseWidget
	Keys    func(*fyne.KeyEvent) // takes the keys that mean nothing here
	Types   func(rune)           // takes the characters, which mean nothing here
	views   []TabView
	cells   []*listTab
	act     func(i int)
	focused bool
	ring    *canvas.Rectangle
}

var (
	_ fyne.Focusable  = (*ListTabs)(nil)
	_ desktop.Keyable = (*ListTabs)(nil)
)

// NewListTabs makes tabs that tell which one was chosen.
func NewListTabs(act func(i int)) *ListTabs {
	t := &ListTabs{act: act, ring: box(0)}
	t.ExtendBaseWidget(t)
	return t
}

// Set changes the tabs.
func (t *ListTabs) Set(views []TabView) {
	if slices.Equal(t.views, views) {
		return
	}
	t.views = slices.Clone(views)
	for len(t.cells) < len(views) {
		t.cells = append(t.cells, newListTab(t, len(t.cells)))
	}
	t.Refresh()
}

// AccessibilityLabel is the list that is open, with how many are on it.
func (t *ListTabs) AccessibilityLabel() string {
	if i := t.on(); i >= 0 {
		return join(t.views[i].Label, t.views[i].Count)
	}
	return ""
}

// AccessibilityRole says that this is operated as a whole.
func (t *ListTabs) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the tabs.
func (t *ListTabs) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	return draw(t)
}

// FocusGained shows the ring.
func (t *ListTabs) FocusGained() { t.focus(true) }

// FocusLost hides the ring.
func (t *ListTabs) FocusLost() { t.focus(false) }

func (t *ListTabs) focus(on bool) {
	t.focused = on
	t.Refresh()
}

// KeyDown chooses the neighbour, and hands on what does not move.
func (t *ListTabs) KeyDown(e *fyne.KeyEvent) {
	switch i := t.on(); e.Name {
	case fyne.KeyLeft:
		t.choose(i - 1)
	case fyne.KeyRight:
		t.choose(i + 1)
	default:
		if t.Keys != nil {
			t.Keys(e)
		}
	}
}

// KeyUp means nothing here.
func (t *ListTabs) KeyUp(*fyne.KeyEvent) {}

// TypedKey means nothing here, see KeyDown.
func (t *ListTabs) TypedKey(*fyne.KeyEvent) {}

// TypedRune hands on what is typed.
func (t *ListTabs) TypedRune(c rune) {
	if t.Types != nil {
		t.Types(c)
	}
}

func (t *ListTabs) on() int {
	return slices.IndexFunc(t.views, func(v TabView) bool { return v.On })
}

func (t *ListTabs) choose(i int) {
	if i >= 0 && i < len(t.views) && !t.views[i].On {
		t.act(i)
	}
}

func (t *ListTabs) parts() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, c := range t.cells[:len(t.views)] {
		parts = append(parts, c)
	}
	return append(parts, t.ring) // it reaches over the neighbours
}

func (t *ListTabs) paint(p Palette) {
	t.ring.StrokeColor = p[Focus]
	show(t.ring, t.focused)
	for i, v := range t.views {
		t.cells[i].set(v)
	}
}

const tabHeight = 50

func (t *ListTabs) least() fyne.Size { return fyne.NewSize(300, tabHeight) }

func (t *ListTabs) arrange(size fyne.Size) {
	const between = 6
	n := float32(len(t.views))
	each := (size.Width - (n-1)*between) / n
	for i := range t.views {
		place(t.cells[i], float32(int(float32(i)*(each+between))), 0, float32(int(each)), size.Height)
	}
	if i := t.on(); i >= 0 {
		c := t.cells[i]
		placeRing(t.ring, c.Size(), tabRadius)
		t.ring.Move(c.Position().SubtractXY(RingReach, RingReach))
	}
}
