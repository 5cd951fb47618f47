package view

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"okienko/apps/desk/flow"
	"okienko/widgets"
)

// line stands above the row of keys: a hint, a message, or a question with its
// answers. Its place stays even when it has nothing to say; a question that has
// more to say than one line takes the room above it for as long as it is open.
type line struct {
	hint, words *widgets.Words
	band        *widgets.NoticeBand
	card        *widgets.Card
	field       *widgets.LineField
	buttons     [9]*widgets.DeskButton
	actions     [9]flow.Action
	count       int
	asks, types bool
}

func newLine(v *View) *line {
	l := &line{
		hint:  widgets.NewWords("", hintIn(false)),
		words: widgets.NewWords("", widgets.Type{Size: 17, Bold: true, Colour: widgets.Ink, Lines: 3, Middle: true, Ellipsis: true}),
		band:  widgets.NewNoticeBand(widgets.NoticeView{}),
		card:  widgets.NewCard(),
		field: widgets.NewLineField(func(text string) { v.send(flow.Wrote{Text: text}) }, v.act(flow.Accept)),
	}
	l.field.OnKey(v.pressed)
	l.field.OnMove(v.moved)
	for i := range l.buttons {
		l.buttons[i] = widgets.NewDeskButton(widgets.ButtonView{}, func() { v.send(flow.Acted{Action: l.actions[i]}) })
		l.buttons[i].Keys, l.buttons[i].Types = v.pressed, v.typed
	}
	return l
}

func (l *line) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{l.hint, l.band, l.card, l.words, l.field}
	for _, b := range l.buttons {
		all = append(all, b)
	}
	return all
}

func (l *line) show(s flow.Screen) {
	text := sentences(s)
	l.types = !s.Line.Field.Label.Empty()
	l.count = min(len(s.Line.Items), len(l.buttons))
	l.asks = l.count > 0 || l.types
	visible(s.Line.Quiet, l.hint)
	visible(!s.Line.Quiet && !l.asks, l.band)
	visible(l.asks, l.card, l.words)
	visible(l.types, l.field)
	l.hint.SetIn(text, hintIn(s.Thin))
	if l.types {
		text = say(s, s.Line.Field.Label)
		l.field.Set(text, s.Line.Field.Text)
	}
	l.words.Set(text)
	l.band.Set(widgets.NoticeView{Weight: widgets.Weight(s.Line.Weight), Text: capital(text), Size: 17})
	for i, b := range l.buttons {
		visible(i < l.count, b)
		if i < l.count {
			l.actions[i] = flow.Action(s.Line.Items[i].ID)
			b.Set(button(s, s.Line.Items[i]))
		}
	}
}

// hintIn is the type of the hint. The bar has less room beside it.
func hintIn(thin bool) widgets.Type {
	if thin {
		return widgets.Type{Size: 15, Colour: widgets.Soft, Lines: 2, Middle: true, Ellipsis: true}
	}
	return widgets.Type{Size: 17, Colour: widgets.Soft, Lines: 1, Middle: true}
}

// longestLine is how much of a long note stands in the line, in letters; the
// whole is among the notes.
const longestLine = 220

// sentences are what the line says, one after another.
func sentences(s flow.Screen) string {
	all := []string{say(s, s.Line.Text)}
	for _, t := range s.Line.Also {
		all = append(all, say(s, t))
	}
	text := []rune(strings.TrimSpace(strings.Join(all, " ")))
	if len(text) > longestLine {
		text = append(text[:longestLine-1], '…')
	}
	return string(text)
}

// The measures of the line.
const (
	lineButton  = 44
	lineBetween = 10
	lineField   = 240 // the least width that a number or a word is typed in
)

// heightFor is the height of the line at a width, which is at least the usual.
func (l *line) heightFor(width, usual float32) float32 {
	switch {
	case !l.asks && l.band.Visible():
		return max(usual, l.band.HeightFor(width))
	case !l.asks || l.beside(width):
		return usual
	}
	if rows, ok := l.shared(width); ok {
		return l.firstHigh() + float32(len(rows)-1)*(lineButton+lineBetween) + lineBetween
	}
	rows := float32(len(l.breaks(width)))
	return l.wordsHigh(width) + rows*(lineButton+lineBetween) + lineBetween
}

// wordsHigh is the height of the question, or of its field, across the line.
func (l *line) wordsHigh(width float32) float32 {
	if l.types {
		return lineButton + 2*widgets.RingReach + lineBetween
	}
	return l.words.HeightFor(width-2*cardPad) + lineBetween
}

// beside says whether the answers have a place beside the question.
func (l *line) beside(width float32) bool {
	rows := l.breaks(width)
	if len(rows) > 1 {
		return false
	}
	rest := l.rest(width, l.count)
	return l.fits(rest) || !l.types && rest >= 260 && l.words.HeightFor(rest) < 50
}

// rest is what the first answers leave of a row.
func (l *line) rest(width float32, count int) float32 {
	rest := width - cardPad - lineBetween
	for i := range count {
		rest -= l.wide(i) + lineBetween
	}
	return rest
}

// fits says whether the question has a place in a row.
func (l *line) fits(rest float32) bool {
	if l.types {
		return rest >= l.words.Width()+lineBetween+lineField
	}
	return l.words.Width() <= rest
}

// shared are the first answers of each row where the rows are filled from the last
// one, and whether the question then has a place in the first: a row less is room
// for the lists.
func (l *line) shared(width float32) (rows []int, ok bool) {
	if l.count == 0 {
		return nil, false
	}
	x := width
	for i := l.count - 1; i >= 0; i-- {
		if x+l.wide(i) > width-lineBetween {
			rows, x = append(rows, i+1), 0
		}
		x += l.wide(i) + lineBetween
	}
	rows = append(rows[1:], 0)
	slices.Reverse(rows)
	return rows, len(rows) > 1 && l.fits(l.rest(width, rows[1]))
}

// firstHigh is the height of the first row where the question stands in it.
func (l *line) firstHigh() float32 {
	if l.types {
		return lineButton + 2*widgets.RingReach + lineBetween
	}
	return lineButton + lineBetween
}

// breaks are the first answers of each row.
func (l *line) breaks(width float32) []int {
	rows, x := []int{0}, float32(0)
	for i := range l.count {
		if x > 0 && x+l.wide(i) > width-lineBetween {
			rows, x = append(rows, i), 0
		}
		x += l.wide(i) + lineBetween
	}
	return rows
}

func (l *line) wide(i int) float32 { return l.buttons[i].MinSize().Width }

// place sets the answers at the right end, and the question in what they leave,
// or one below the other.
func (l *line) place(x, y, width, height float32) {
	place(l.hint, x, y, width, height)
	place(l.band, x, y, width, height)
	place(l.card, x, y, width, height)
	if !l.asks {
		return
	}
	if l.beside(width) {
		left := l.placeRow(0, l.count, x+width, y+(height-lineButton)/2)
		l.placeQuestion(x+cardPad, y, left-x-cardPad-lineBetween, height)
		return
	}
	if rows, ok := l.shared(width); ok {
		l.placeShared(x, y, width, rows)
		return
	}
	high := l.wordsHigh(width)
	l.placeQuestion(x+cardPad, y+lineBetween/2, width-2*cardPad, high)
	y += lineBetween/2 + high
	rows := append(l.breaks(width), l.count)
	for i := range len(rows) - 1 {
		l.placeRow(rows[i], rows[i+1], x+width, y)
		y += lineButton + lineBetween
	}
}

// placeShared sets the question beside the first row of answers.
func (l *line) placeShared(x, y, width float32, rows []int) {
	high := l.firstHigh()
	y += lineBetween / 2
	left := l.placeRow(0, rows[1], x+width, y+(high-lineButton)/2)
	l.placeQuestion(x+cardPad, y, left-x-cardPad-lineBetween, high)
	y += high
	rows = append(rows, l.count)
	for i := 1; i < len(rows)-1; i++ {
		l.placeRow(rows[i], rows[i+1], x+width, y)
		y += lineButton + lineBetween
	}
}

// placeApart sets the question at one place and its answers in a row at another.
func (l *line) placeApart(x, y, width, height, left, below, wide float32) {
	place(l.card, x, y, width, height)
	l.placeQuestion(x+cardPad, y, width-2*cardPad, height)
	l.placeRow(0, l.count, left+wide+6, below)
}

// placeRow sets some answers so that they end at the right, and returns where
// they begin.
func (l *line) placeRow(from, to int, right, y float32) float32 {
	right -= 6
	for i := to - 1; i >= from; i-- {
		place(l.buttons[i], right-l.wide(i), y, l.wide(i), lineButton)
		right -= l.wide(i) + lineBetween
	}
	return right
}

func (l *line) placeQuestion(x, y, width, height float32) {
	if !l.types {
		place(l.words, x, y, width, height)
		return
	}
	label := l.words.Width() + 4
	place(l.words, x, y, label, height)
	place(l.field, x+label+lineBetween, y+(height-lineButton)/2, width-label-lineBetween, lineButton)
}
