package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TicketView is a ticket in the clerk's list.
type TicketView struct {
	Letter   string
	Number   string
	Service  string
	Waited   string
	Mark     Icon   // of a ticket that is not just waiting: star, pause, undo
	MarkWord string // the same as a word; empty for a ticket without a mark
	Selected bool
}

// TicketRow is one ticket in the clerk's list. Which one is selected is the
// owner's matter, so that the arrow keys work in the list as a whole.
type TicketRow struct {
	widget.BaseWidget
	touch
	view          TicketView
	body, bar     *canvas.Rectangle
	plate         *LetterPlate
	mark, clock   *Glyph
	number        *Words
	service       *Words
	waited, state *Words
}

// NewTicketRow makes a row that calls act when it is chosen.
func NewTicketRow(view TicketView, act func()) *TicketRow {
	r := &TicketRow{
		view: view, body: box(8), bar: box(3), plate: NewLetterPlate(view.Letter),
		mark: NewGlyph(NoIcon, Ink), clock: NewGlyph(IconClock, Soft),
		number: NewWords("", Type{}), service: NewWords("", Type{}),
		waited: NewWords("", Type{}), state: NewWords("", Type{}),
	}
	r.touch = touch{act: act, changed: r.Refresh}
	r.ExtendBaseWidget(r)
	return r
}

// Set changes the ticket.
func (r *TicketRow) Set(view TicketView) {
	if r.view != view {
		r.view = view
		r.Refresh()
	}
}

// AccessibilityLabel is the row in words.
func (r *TicketRow) AccessibilityLabel() string {
	return join(r.view.Number, r.view.Service, r.view.Waited, r.view.MarkWord)
}

// AccessibilityRole says that this can be chosen.
func (r *TicketRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the row.
func (r *TicketRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return draw(r)
}

func (r *TicketRow) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.body, r.bar, r.plate, r.number, r.service, r.mark, r.state, r.clock, r.waited}
}

// paint shows the selection by a frame and a bar, not by the wash alone.
func (r *TicketRow) paint(p Palette) {
	card(r.body, p)
	if r.view.Selected || r.pressed {
		r.body.FillColor = p[Wash]
	}
	if r.view.Selected {
		r.body.StrokeWidth, r.body.StrokeColor = border(p), p[Action]
	}
	r.bar.FillColor = p[Action]
	show(r.bar, r.view.Selected)
	show(r.mark, r.view.MarkWord != "")
	show(r.clock, r.view.Waited != "")
	r.plate.Set(r.view.Letter)
	r.mark.Set(r.view.Mark, Ink)
}

func (r *TicketRow) least() fyne.Size { return fyne.NewSize(360, 48) }

// arrange keeps the columns of all rows in line.
func (r *TicketRow) arrange(size fyne.Size) {
	h := size.Height
	place(r.body, 0, 0, size.Width, h)
	place(r.bar, 5, h*0.2, 5, h*0.6)
	pad, plate := h*0.3, h*0.62
	place(r.plate, pad, (h-plate)/2, plate, plate)
	x := pad + plate + h*0.22
	number, waited := h*1.55, h*1.9
	r.line(r.number, r.view.Number, Type{Size: h * 0.38, Bold: true, Colour: Ink}, x, number, h)
	x += number
	mark := float32(0)
	if r.view.MarkWord != "" {
		mark = h*0.6 + measure(r.view.MarkWord, h*0.28, true)
	}
	service := size.Width - x - mark - waited - pad
	r.line(r.service, r.view.Service, Type{Size: h * 0.31, Colour: Ink, Ellipsis: true}, x, service-h*0.2, h)
	r.arrangeMark(x+service, mark, h)
	icon := h * 0.32
	at := size.Width - waited - pad*0.2
	place(r.clock, at, (h-icon)/2, icon, icon)
	r.line(r.waited, r.view.Waited, Type{Size: h * 0.3, Colour: Soft, Lines: 2}, at+icon*1.3, waited-icon*1.3, h)
}

func (r *TicketRow) arrangeMark(x, width, h float32) {
	icon := h * 0.36
	place(r.mark, x, (h-icon)/2, icon, icon)
	r.line(r.state, r.view.MarkWord, Type{Size: h * 0.28, Bold: true, Colour: Ink}, x+icon*1.25, width-icon*1.25, h)
}

// line sets one column; a column too narrow for its text sets it smaller.
func (r *TicketRow) line(words *Words, text string, set Type, x, width, height float32) {
	set.Middle, set.Lines = true, max(1, set.Lines)
	if !set.Ellipsis {
		set = set.within(text, width, height)
	}
	words.SetIn(text, set)
	place(words, x, 0, width, height)
}
