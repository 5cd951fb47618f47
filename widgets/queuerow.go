package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// LineView is one line of a QueueList.
type LineView struct {
	ID     string // who or what it is about; unique in its list
	Letter string // on the plate
	Sign   Icon   // instead of the plate, where lines are about no series
	Number string // may be empty
	Text   string
	Icon   Icon   // of the detail
	Detail string // below the text; may be empty
	End    string // at the right edge
	On     bool   // it is the chosen one, or one of them
	Aim    bool   // the keys of the window act on it, where On says what is chosen
	Off    bool   // it cannot be chosen

	Watch WatchView // in columns, in place of all else but ID
}

// watched says whether the line has columns.
func (v LineView) watched() bool { return v.Watch.Name != "" }

// said is the line in words.
func (v LineView) said() string {
	if v.watched() {
		return v.Watch.said()
	}
	return join(v.Number, v.Text, v.Detail, v.End)
}

// queueRow is one line of a QueueList.
type queueRow struct {
	widget.BaseWidget
	touch
	list        *QueueList
	view        LineView
	down        string // the ID under the finger when it went down
	cursor      bool
	body, bar   *canvas.Rectangle
	plate       *LetterPlate
	sign        *Glyph
	glyph       *Glyph
	check       *Glyph
	number, end *Words
	text        *Words
	detail      *Words

	palette Palette
	pen     pen // of what stands in columns
}

func newQueueRow(list *QueueList) *queueRow {
	r := &queueRow{
		list: list, body: box(8), bar: box(3), plate: NewLetterPlate(""), sign: NewGlyph(NoIcon, Ink),
		glyph: NewGlyph(NoIcon, Ink), check: NewGlyph(IconCheck, Action),
		number: NewWords("", Type{}), end: NewWords("", Type{}),
		text: NewWords("", Type{}), detail: NewWords("", Type{}),
	}
	r.touch = touch{changed: r.Refresh}
	r.act = func() {
		// The list may have moved under the finger: then it is another
		// person's line, and nobody meant to call them.
		if r.down == r.view.ID {
			r.list.choose(r.view.ID)
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *queueRow) set(view LineView, cursor bool) {
	if r.view != view || r.cursor != cursor {
		r.view, r.cursor, r.off = view, cursor, view.Off
		r.Refresh()
	}
}

// MouseDown remembers whose line it is.
func (r *queueRow) MouseDown(e *desktop.MouseEvent) {
	r.down = r.view.ID
	r.touch.MouseDown(e)
}

// TappedSecondary is the right button of a mouse: it asks what else there is.
func (r *queueRow) TappedSecondary(*fyne.PointEvent) { r.list.more(r.view.ID) }

// AccessibilityLabel is the line in words.
func (r *queueRow) AccessibilityLabel() string { return r.view.said() }

// AccessibilityRole says that this can be chosen.
func (r *queueRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the line.
func (r *queueRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return draw(r)
}

func (r *queueRow) parts() []fyne.CanvasObject {
	if r.view.watched() {
		return append(append([]fyne.CanvasObject{r.body, r.bar}, r.pen.used()...), r.sign, r.glyph)
	}
	return []fyne.CanvasObject{r.body, r.bar, r.plate, r.sign, r.number, r.text, r.glyph, r.detail, r.check, r.end}
}

// paint frames the line that the keys act on, and tells the chosen one by a
// frame, a bar and a check mark.
func (r *queueRow) paint(p Palette) {
	r.palette = p
	r.body.FillColor, r.body.StrokeWidth, r.body.StrokeColor = p[Surface], 0, p[Action]
	if r.view.On || r.pressed {
		r.body.FillColor, r.body.StrokeWidth = p[Wash], 2
	}
	if r.cursor || r.view.Aim {
		r.body.StrokeColor, r.body.StrokeWidth = p[Focus], 4
	}
	if r.view.Off {
		r.body.FillColor = p[Ground]
	}
	r.bar.FillColor = p[Action]
	show(r.bar, r.view.On && !r.cursor && !r.view.Aim)
	show(r.check, r.view.On)
	show(r.glyph, r.view.Icon != NoIcon && r.view.Detail != "")
	show(r.plate, r.view.Sign == NoIcon)
	show(r.sign, r.view.Sign != NoIcon)
	r.sign.Set(r.view.Sign, r.front())
	r.plate.Set(r.view.Letter)
	r.glyph.Set(r.view.Icon, r.front())
	if r.view.watched() {
		look, shape := r.view.Watch.Light.look()
		show(r.sign, true)
		r.sign.Set(shape, look.front)
		show(r.glyph, r.view.Watch.Late)
		r.glyph.Set(IconWarning, Alert)
	}
}

func (r *queueRow) front() Colour {
	if r.view.Off {
		return Soft
	}
	return Ink
}

func (r *queueRow) least() fyne.Size { return fyne.NewSize(300, linePitch-lineGap) }

// arrange keeps the columns of all lines of a list in line.
func (r *queueRow) arrange(size fyne.Size) {
	if r.view.watched() {
		r.arrangeWatch(size)
		return
	}
	h := size.Height
	place(r.body, 0, 0, size.Width, h)
	place(r.bar, 0, h*0.12, 6, h*0.76)
	const pad, plate = 14, 30
	place(r.plate, pad, (h-plate)/2, plate, plate)
	place(r.sign, pad, (h-plate)/2, plate, plate)
	x := float32(pad + plate + 10)
	if r.view.Number != "" {
		set := Type{Size: 20, Bold: true, Colour: r.front(), Lines: 1, Middle: true}
		r.number.SetIn(r.view.Number, shrunk(set, r.view.Number, 62))
		place(r.number, x, 0, 62, h)
		x += 70
	} else {
		r.number.Set("")
	}
	top := h
	if r.view.Detail != "" {
		top = h * 0.52
	}
	end := r.arrangeEnd(size.Width-pad, top)
	r.arrangeText(x, size.Width-pad, end, h)
}

// arrangeEnd sets the last column, beside the text, and returns its width.
func (r *queueRow) arrangeEnd(right, h float32) float32 {
	set := Type{Size: 16, Colour: r.front(), Align: fyne.TextAlignTrailing, Lines: 1, Middle: true}
	wide := float32(0)
	if r.view.End != "" {
		wide = measure(r.view.End, set.Size, false) + 1
	}
	r.end.SetIn(r.view.End, set)
	place(r.end, right-wide, 0, wide, h)
	if r.view.On {
		place(r.check, right-wide-30, (h-22)/2, 22, 22)
		wide += 36
	}
	return wide
}

// arrangeText sets the text in the middle, or in one line above its detail,
// which may take the whole width: what somebody needs is not cut for a figure.
func (r *queueRow) arrangeText(x, right, end, h float32) {
	width := right - x - end - 12
	text := Type{Size: 16.5, Colour: r.front(), Lines: 2, Middle: true, Ellipsis: true}
	if r.view.Detail == "" {
		r.text.SetIn(r.view.Text, text)
		place(r.text, x, 0, width, h)
		r.detail.Set("")
		return
	}
	text.Lines = 1
	r.text.SetIn(r.view.Text, text)
	place(r.text, x, h*0.04, width, h*0.48)
	indent := float32(0)
	if r.view.Icon != NoIcon {
		place(r.glyph, x, h*0.71-9, 18, 18)
		indent = 24
	}
	detail := Type{Size: 14.5, Bold: true, Colour: r.front(), Lines: 1, Middle: true, Ellipsis: true}
	detail.Size = max(12.5, shrunk(detail, r.view.Detail, right-x-indent).Size)
	r.detail.SetIn(r.view.Detail, detail)
	place(r.detail, x+indent, h*0.5, right-x-indent, h*0.42)
}
