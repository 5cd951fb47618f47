package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// QueueList is a list of lines to choose from. Tab reaches it as a whole, the
// arrow keys move along it, Enter chooses; nothing is chosen by moving. It draws
// only the lines that have a place, so hundreds of tickets cost no more than ten.
//
// The toolkit cuts off what reaches out of something that scrolls, so unlike
// other widgets a list has the room for its focus ring inside: RingReach on
// each side of its lines.
type QueueList struct {
	widget.BaseWidget
	Keys    func(*fyne.KeyEvent) // takes the keys that mean nothing here
	Types   func(rune)           // takes the characters, which mean nothing here
	Moved   func(id string)      // hears which line the keys are on; "" is none
	Menu    func(id string)      // hears of whom somebody wants to know more: the right key or button
	Reached func()               // the focus has come; may be nil
	views   []LineView
	rows    []*queueRow
	shown   []fyne.CanvasObject
	act     func(id string)
	top     int
	seek    bool   // the chosen line is to be brought into sight
	cursor  string // ID of the line the keys act on; empty when there is none
	focused bool
	ring    *canvas.Rectangle
	track   *canvas.Rectangle
	bar     *canvas.Rectangle
}

var (
	_ fyne.Focusable  = (*QueueList)(nil)
	_ desktop.Keyable = (*QueueList)(nil)
	_ fyne.Scrollable = (*QueueList)(nil)
)

// The measures of a list.
const (
	linePitch  = 52 // at least, from line to line
	lineMost   = 64
	lineGap    = 5
	trackWidth = 10
)

// NewQueueList makes a list that tells the ID of what was chosen.
func NewQueueList(act func(id string)) *QueueList {
	l := &QueueList{act: act, ring: box(0), track: box(trackWidth / 2), bar: box(trackWidth / 2)}
	l.ExtendBaseWidget(l)
	return l
}

// Set changes the lines. The cursor stays with the line it was on, and if that
// is gone it is nowhere: Enter must not meet somebody else.
func (l *QueueList) Set(views []LineView) {
	if slices.Equal(l.views, views) {
		return
	}
	first := len(l.views) == 0
	l.views = slices.Clone(views)
	switch {
	case l.at() >= 0:
	case first && l.focused:
		l.begin()
	default:
		l.put("")
	}
	l.seek = !l.focused
	l.Refresh()
}

// chosen is the place of the line that the window's keys are on, or of the chosen
// one, -1 when there is none.
func (l *QueueList) chosen() int {
	if i := slices.IndexFunc(l.views, func(v LineView) bool { return v.Aim }); i >= 0 {
		return i
	}
	return slices.IndexFunc(l.views, func(v LineView) bool { return v.On })
}

// reveal brings a line into sight.
func (l *QueueList) reveal(i int) {
	l.top = min(l.top, i)
	l.top = max(l.top, i-l.fits()+1)
}

// HeightFor is the height that shows so many lines, with the room for the ring.
func (l *QueueList) HeightFor(lines int) float32 {
	return float32(lines)*l.leastPitch() - lineGap + 2*RingReach
}

// leastPitch is how close lines may stand.
func (l *QueueList) leastPitch() float32 {
	if len(l.views) > 0 && l.views[0].watched() {
		return watchLeast + lineGap
	}
	return linePitch
}

// LineWidth is how wide the lines are in a list of a width and a height.
func (l *QueueList) LineWidth(size fyne.Size) float32 {
	width := size.Width - 2*RingReach
	if n := max(1, int((size.Height-2*RingReach+lineGap)/l.leastPitch())); len(l.views) > n {
		width -= trackWidth + 6
	}
	return width
}

// inner is the height of the lines.
func (l *QueueList) inner() float32 { return l.Size().Height - 2*RingReach }

// AccessibilityLabel is the line that the keys act on.
func (l *QueueList) AccessibilityLabel() string {
	if i := l.at(); i >= 0 {
		return l.views[i].said()
	}
	return ""
}

// AccessibilityRole says that this is operated as a whole.
func (l *QueueList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the list.
func (l *QueueList) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return draw(l)
}

// FocusGained shows where the keys act; on the first visit that is the chosen
// line, or the first one in sight.
func (l *QueueList) FocusGained() {
	l.focused = true
	if l.at() < 0 {
		l.begin()
	} else {
		l.tell(l.cursor)
	}
	l.Refresh()
	if l.Reached != nil {
		l.Reached()
	}
}

// begin puts the cursor on the chosen line, or the first one in sight.
func (l *QueueList) begin() {
	if len(l.views) == 0 {
		return
	}
	at := min(l.top, len(l.views)-1)
	if i := l.chosen(); i >= 0 {
		at = i
		l.top = max(min(l.top, i), i-l.fits()+1)
	}
	l.put(l.views[at].ID)
}

// put moves the cursor to a line, and tells of it while the keys are here.
func (l *QueueList) put(id string) {
	l.cursor = id
	if l.focused {
		l.tell(id)
	}
}

func (l *QueueList) tell(id string) {
	if l.Moved != nil {
		l.Moved(id)
	}
}

// FocusLost hides it.
func (l *QueueList) FocusLost() {
	l.focused = false
	l.tell("")
	l.Refresh()
}

// KeyDown chooses once for a key that is held, and hands on other keys.
func (l *QueueList) KeyDown(e *fyne.KeyEvent) {
	switch {
	case activates(e):
		l.choose(l.cursor)
	case e.Name == desktop.KeyMenu || e.Name == fyne.KeyRight:
		l.more(l.cursor)
	case !moves[e.Name] && l.Keys != nil:
		l.Keys(e)
	}
}

// KeyUp means nothing here.
func (l *QueueList) KeyUp(*fyne.KeyEvent) {}

// TypedRune hands on what is typed.
func (l *QueueList) TypedRune(c rune) {
	if l.Types != nil {
		l.Types(c)
	}
}

// moves are the keys that TypedKey takes.
var moves = map[fyne.KeyName]bool{
	fyne.KeyUp: true, fyne.KeyDown: true, fyne.KeyPageUp: true, fyne.KeyPageDown: true, fyne.KeyHome: true, fyne.KeyEnd: true,
}

// TypedKey moves along the list. A held arrow key may run.
func (l *QueueList) TypedKey(e *fyne.KeyEvent) {
	i, last := l.at(), len(l.views)-1
	switch e.Name {
	case fyne.KeyUp:
		i--
	case fyne.KeyDown:
		i++
	case fyne.KeyPageUp:
		i -= l.fits()
	case fyne.KeyPageDown:
		i += l.fits()
	case fyne.KeyHome:
		i = 0
	case fyne.KeyEnd:
		i = last
	default:
		return
	}
	if last < 0 {
		return
	}
	i = max(0, min(i, last))
	l.put(l.views[i].ID)
	l.reveal(i)
	l.Refresh()
}

// Scrolled follows the wheel.
func (l *QueueList) Scrolled(e *fyne.ScrollEvent) {
	step := 1
	if e.Scrolled.DY > 0 {
		step = -1
	}
	l.scrollTo(l.top + step)
}

// Tapped on the track turns a page.
func (l *QueueList) Tapped(e *fyne.PointEvent) {
	if !l.track.Visible() || e.Position.X < l.track.Position().X-lineGap {
		return
	}
	if e.Position.Y < l.bar.Position().Y {
		l.scrollTo(l.top - l.fits())
	} else {
		l.scrollTo(l.top + l.fits())
	}
}

func (l *QueueList) scrollTo(top int) {
	l.top = max(0, min(top, len(l.views)-l.fits()))
	l.Refresh()
}

func (l *QueueList) choose(id string) {
	i := slices.IndexFunc(l.views, func(v LineView) bool { return v.ID == id })
	if id == "" || i < 0 || l.views[i].Off {
		return
	}
	l.cursor = id
	l.act(id)
}

// more tells of whom somebody wants to know more.
func (l *QueueList) more(id string) {
	if l.Menu != nil && id != "" {
		l.Menu(id)
	}
}

// at is the place of the cursor, -1 when it is nowhere.
func (l *QueueList) at() int {
	return slices.IndexFunc(l.views, func(v LineView) bool { return v.ID == l.cursor })
}

// fits is how many lines have a place.
func (l *QueueList) fits() int { return max(1, int((l.inner()+lineGap)/l.leastPitch())) }

// pitch shares the height among the lines that fit, so that none is cut. It is
// whole pixels: a frame between two of them would be blurred.
func (l *QueueList) pitch() float32 {
	n := l.fits()
	if len(l.views) > 0 && l.views[0].watched() {
		n = min(n, len(l.views)) // they take the room that there is
	}
	return max(l.leastPitch(), float32(min(lineMost, int(l.inner()+lineGap)/n)))
}

func (l *QueueList) parts() []fyne.CanvasObject { return l.shown }
func (l *QueueList) least() fyne.Size           { return fyne.NewSize(300, l.HeightFor(1)) }

func (l *QueueList) paint(p Palette) {
	l.track.FillColor, l.bar.FillColor = p[Wash], p[Line]
	l.ring.StrokeColor = p[Focus]
	for _, r := range l.rows {
		r.paint(p)
	}
}

func (l *QueueList) arrange(size fyne.Size) {
	n := l.fits()
	if i := l.chosen(); l.seek && i >= 0 && size.Height > 0 {
		l.reveal(i)
		l.seek = false
	}
	l.top = max(0, min(l.top, len(l.views)-n))
	width, more := l.LineWidth(size), len(l.views) > n
	l.shown = append(l.shown[:0], l.ring, l.track, l.bar)
	for i := l.top; i < min(l.top+n, len(l.views)); i++ {
		at := i - l.top
		if at == len(l.rows) {
			l.rows = append(l.rows, newQueueRow(l))
		}
		r, v := l.rows[at], l.views[i]
		place(r, RingReach, RingReach+float32(at)*l.pitch(), width, l.pitch()-lineGap)
		r.set(v, l.focused && v.ID == l.cursor)
		l.shown = append(l.shown, r)
	}
	l.arrangeBar(size, n, more)
}

// arrangeBar shows which part of the list is in sight; a list without a cursor
// shows the focus around itself.
func (l *QueueList) arrangeBar(size fyne.Size, n int, more bool) {
	show(l.track, more)
	show(l.bar, more)
	show(l.ring, l.focused && l.at() < 0)
	l.ring.CornerRadius, l.ring.StrokeWidth = 8+RingReach, ringWidth
	place(l.ring, 0, 0, size.Width, size.Height)
	if !more {
		return
	}
	x, high := size.Width-RingReach-trackWidth, float32(n)*l.pitch()-lineGap
	all := float32(len(l.views))
	place(l.track, x, RingReach, trackWidth, high)
	place(l.bar, x, RingReach+high*float32(l.top)/all, trackWidth, max(24, high*float32(n)/all))
}
