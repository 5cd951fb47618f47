package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// SheetRow is a line of a sheet: what it is about, and its numbers.
type SheetRow struct {
	Cells  []string
	Strong bool // all together, say
}

// Sheet is a table to read: words at the left, numbers below their headers. Tab
// reaches it as a whole, the arrow keys move along its lines, so that each can be
// spoken; nothing is chosen. It draws only the lines that have a place. Like
// everything that scrolls it has its borders inside: the toolkit cuts off the rest.
type Sheet struct {
	widget.BaseWidget
	Keys    func(*fyne.KeyEvent) // takes the keys that mean nothing here
	heads   []string
	rows    []SheetRow
	top     int
	cursor  int // -1 while the keys have not been here
	focused bool

	palette          Palette
	card, rule       *canvas.Rectangle
	track, bar, here *canvas.Rectangle
	pen              pen
}

var (
	_ fyne.Focusable  = (*Sheet)(nil)
	_ desktop.Keyable = (*Sheet)(nil)
	_ fyne.Scrollable = (*Sheet)(nil)
)

// The measures of a sheet.
const (
	sheetText  = 16
	sheetHead  = 15
	sheetRow   = 40
	sheetPad   = 14
	sheetSpace = 16 // between columns
)

// NewSheet makes an empty sheet.
func NewSheet() *Sheet {
	s := &Sheet{
		cursor: -1, card: box(10), rule: box(0), track: box(trackWidth / 2), bar: box(trackWidth / 2), here: box(6),
	}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes what stands there. Lines that are about the same stay where they are,
// with the keys on them; under other headers all begins at the top again.
func (s *Sheet) Set(heads []string, rows []SheetRow) {
	same := func(a, b SheetRow) bool { return a.Strong == b.Strong && slices.Equal(a.Cells, b.Cells) }
	if slices.Equal(s.heads, heads) && slices.EqualFunc(s.rows, rows, same) {
		return
	}
	top, cursor, alike := s.about(s.top), s.about(s.cursor), slices.Equal(s.heads, heads)
	s.heads, s.rows = heads, rows
	s.top, s.cursor = max(0, s.find(top, s.top)), s.find(cursor, s.cursor)
	if !alike {
		s.top, s.cursor = 0, -1
	}
	s.Refresh()
}

// about is what a line is about; "" when there is none.
func (s *Sheet) about(i int) string {
	if i < 0 || i >= len(s.rows) || len(s.rows[i].Cells) == 0 {
		return ""
	}
	return s.rows[i].Cells[0]
}

// find is the place of the line that is about something, where it was if it is still
// there, or -1.
func (s *Sheet) find(about string, was int) int {
	if s.about(was) == about && about != "" {
		return was
	}
	return slices.IndexFunc(s.rows, func(r SheetRow) bool { return about != "" && len(r.Cells) > 0 && r.Cells[0] == about })
}

// AccessibilityLabel is the line that the keys are at, each number after its header.
func (s *Sheet) AccessibilityLabel() string {
	if s.cursor < 0 || s.cursor >= len(s.rows) {
		return join(s.heads...)
	}
	var said []string
	for i, cell := range s.rows[s.cursor].Cells {
		if i > 0 && i < len(s.heads) {
			cell = s.heads[i] + ": " + cell
		}
		said = append(said, cell)
	}
	return join(said...)
}

// AccessibilityRole says that this is text.
func (s *Sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the sheet.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return draw(s)
}

// FocusGained shows where the keys are.
func (s *Sheet) FocusGained() {
	if s.focused = true; s.cursor < 0 && len(s.rows) > 0 {
		s.cursor = s.top
	}
	s.Refresh()
}

// FocusLost hides it.
func (s *Sheet) FocusLost() {
	s.focused = false
	s.Refresh()
}

// KeyDown hands on what does not move along the lines.
func (s *Sheet) KeyDown(e *fyne.KeyEvent) {
	if !moves[e.Name] && s.Keys != nil {
		s.Keys(e)
	}
}

// KeyUp means nothing here.
func (s *Sheet) KeyUp(*fyne.KeyEvent) {}

// TypedRune means nothing here.
func (s *Sheet) TypedRune(rune) {}

// TypedKey moves along the lines.
func (s *Sheet) TypedKey(e *fyne.KeyEvent) {
	last, fits := len(s.rows)-1, s.fits()
	to, known := map[fyne.KeyName]int{
		fyne.KeyUp: s.cursor - 1, fyne.KeyDown: s.cursor + 1, fyne.KeyPageUp: s.cursor - fits, fyne.KeyPageDown: s.cursor + fits,
		fyne.KeyHome: 0, fyne.KeyEnd: last,
	}[e.Name]
	if !known || last < 0 {
		return
	}
	s.cursor = max(0, min(to, last))
	s.top = max(min(s.top, s.cursor), s.cursor-fits+1)
	s.Refresh()
}

// Scrolled follows the wheel.
func (s *Sheet) Scrolled(e *fyne.ScrollEvent) {
	step := 1
	if e.Scrolled.DY > 0 {
		step = -1
	}
	s.top = max(0, min(s.top+step, len(s.rows)-s.fits()))
	s.Refresh()
}

// Tapped on the track turns a page.
func (s *Sheet) Tapped(e *fyne.PointEvent) {
	if !s.track.Visible() || e.Position.X < s.track.Position().X-lineGap {
		return
	}
	page := s.fits()
	if e.Position.Y < s.bar.Position().Y {
		page = -page
	}
	s.top = max(0, min(s.top+page, len(s.rows)-s.fits()))
	s.Refresh()
}

func (s *Sheet) parts() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{s.card, s.rule, s.here, s.track, s.bar}, s.pen.used()...)
}

func (s *Sheet) paint(p Palette) {
	s.palette = p
	card(s.card, p)
	s.rule.FillColor, s.track.FillColor, s.bar.FillColor = p[Line], p[Wash], p[Line]
	s.here.FillColor, s.here.StrokeColor, s.here.StrokeWidth = p[Surface], p[Focus], 4
	if s.focused && len(s.rows) == 0 {
		s.card.StrokeColor, s.card.StrokeWidth = p[Focus], ringWidth
	}
}

func (s *Sheet) least() fyne.Size { return fyne.NewSize(300, 160) }
