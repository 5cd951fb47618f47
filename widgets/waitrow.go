package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// WaitView is how long a queue is.
type WaitView struct {
	Letter   string
	Name     string // of the department or service
	Waiting  string // how many, as a number
	Expected string // how long, in words; empty when nobody can say
}

// WaitRow is one queue in the hall's overview.
type WaitRow struct {
	widget.BaseWidget
	view           WaitView
	body           *canvas.Rectangle
	plate          *LetterPlate
	people, clock  *Glyph
	name           *Words
	count, expects *Words
}

// NewWaitRow makes a row.
func NewWaitRow(view WaitView) *WaitRow {
	r := &WaitRow{
		view: view, body: box(0), plate: NewLetterPlate(view.Letter),
		people: NewGlyph(IconPeople, Soft), clock: NewGlyph(IconClock, Soft),
		name: NewWords(view.Name, Type{}), count: NewWords("", Type{}), expects: NewWords("", Type{}),
	}
	r.ExtendBaseWidget(r)
	return r
}

// Set changes what is shown.
func (r *WaitRow) Set(view WaitView) {
	if r.view != view {
		r.view = view
		r.Refresh()
	}
}

// AccessibilityLabel is the row in words.
func (r *WaitRow) AccessibilityLabel() string {
	return join(r.view.Letter, r.view.Name, r.view.Waiting, r.view.Expected)
}

// AccessibilityRole says that this is text.
func (r *WaitRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the row.
func (r *WaitRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return draw(r)
}

func (r *WaitRow) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.body, r.plate, r.name, r.people, r.count, r.clock, r.expects}
}

func (r *WaitRow) paint(p Palette) {
	card(r.body, p)
	r.plate.Set(r.view.Letter)
	show(r.clock, r.view.Expected != "")
}

func (r *WaitRow) least() fyne.Size { return fyne.NewSize(320, 48) }

// arrange keeps the two columns of figures at the same place in every row.
func (r *WaitRow) arrange(size fyne.Size) {
	h := size.Height
	r.body.CornerRadius = h * 0.12
	place(r.body, 0, 0, size.Width, h)
	pad, plate := h*0.16, h*0.68
	place(r.plate, pad, pad, plate, plate)
	x := pad + plate + pad*1.4
	expects := min(h*3, size.Width*0.28)
	count := min(h*1.5, size.Width*0.16)
	name := size.Width - x - expects - count - pad
	r.arrangeName(x, name, h)
	figure(r.people, r.count, r.view.Waiting, Type{Bold: true, Colour: Ink}, x+name+pad, 0, count-pad, h)
	figure(r.clock, r.expects, r.view.Expected, Type{Colour: Ink}, size.Width-expects, 0, expects-pad, h)
}

func (r *WaitRow) arrangeName(x, width, height float32) {
	set := Type{Size: height * 0.3, Bold: true, Colour: Ink, Lines: 3, Middle: true}
	r.name.SetIn(r.view.Name, set.within(r.view.Name, width, height*0.9))
	place(r.name, x, 0, width, height)
}

// figure is an icon with a short text beside it, in one line.
func figure(icon *Glyph, words *Words, text string, set Type, x, y, w, h float32) {
	side := h * 0.34
	place(icon, x, y+(h-side)/2, side, side)
	set.Size, set.Lines, set.Middle = h*0.3, 1, true
	room := w - side*1.3
	words.SetIn(text, shrunk(set, text, room))
	place(words, x+side*1.3, y, room, h)
}
