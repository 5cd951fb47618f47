package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Weight is how much a notice matters.
type Weight int

// The weights.
const (
	Info    Weight = iota // good to know
	Warning               // to know before going on
	Alarm                 // something is wrong
)

// NoticeView is what a notice says.
type NoticeView struct {
	Weight Weight
	Icon   Icon // instead of the icon of the weight
	Text   string
	Size   float32 // of the letters in pixels; 0 is 18
}

// NoticeBand is a sentence across a screen that a person must not miss. Its
// weight is told by the icon as well as by the colour.
type NoticeBand struct {
	widget.BaseWidget
	view  NoticeView
	body  *canvas.Rectangle
	glyph *Glyph
	words *Words
}

// NewNoticeBand makes a notice.
func NewNoticeBand(view NoticeView) *NoticeBand {
	n := &NoticeBand{view: view, body: box(buttonRadius), glyph: NewGlyph(NoIcon, Ink), words: NewWords(view.Text, Type{})}
	n.ExtendBaseWidget(n)
	return n
}

// Set changes what is said.
func (n *NoticeBand) Set(view NoticeView) {
	if n.view != view {
		n.view = view
		n.Refresh()
	}
}

// HeightFor is the height the notice takes at a width.
func (n *NoticeBand) HeightFor(width float32) float32 {
	lines := len(n.view.set().wrap(n.view.Text, width-n.view.indent()-n.view.pad()))
	return n.view.set().height(lines) + 1.2*n.view.size()
}

// AccessibilityLabel is the text.
func (n *NoticeBand) AccessibilityLabel() string { return n.view.Text }

// AccessibilityRole says that this is text.
func (n *NoticeBand) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the notice.
func (n *NoticeBand) CreateRenderer() fyne.WidgetRenderer {
	n.ExtendBaseWidget(n)
	return draw(n)
}

func (n *NoticeBand) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{n.body, n.glyph, n.words}
}

// look is the coat and the icon of a weight.
func (w Weight) look() (coat, Icon) {
	switch w {
	case Warning:
		return coat{Notice, OnNotice, OnNotice}, IconWarning
	case Alarm:
		return coat{Alert, Alert, OnAlert}, IconWarning
	}
	return coat{Wash, Line, Ink}, IconInfo
}

func (n *NoticeBand) paint(p Palette) {
	c, icon := n.view.Weight.look()
	if n.view.Icon != NoIcon {
		icon = n.view.Icon
	}
	n.body.FillColor, n.body.StrokeColor, n.body.StrokeWidth = p[c.fill], p[c.border], border(p)
	n.glyph.Set(icon, c.front)
}

func (v NoticeView) size() float32 {
	if v.Size > 0 {
		return v.Size
	}
	return 18
}

func (v NoticeView) pad() float32    { return v.size() }
func (v NoticeView) indent() float32 { return v.size() * 3.1 }

func (v NoticeView) set() Type {
	c, _ := v.Weight.look()
	return Type{Size: v.size(), Colour: c.front, Bold: v.Weight != Info, Middle: true}
}

func (n *NoticeBand) least() fyne.Size {
	return fyne.NewSize(n.view.size()*10, n.view.size()*2.5)
}

func (n *NoticeBand) arrange(size fyne.Size) {
	place(n.body, 0, 0, size.Width, size.Height)
	icon := n.view.size() * 1.5
	place(n.glyph, n.view.pad(), (size.Height-icon)/2, icon, icon)
	n.words.SetIn(n.view.Text, n.view.set())
	place(n.words, n.view.indent(), 0, size.Width-n.view.indent()-n.view.pad(), size.Height)
}
