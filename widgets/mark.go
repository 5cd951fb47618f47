package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// MarkView is what a header says about whose screen this is.
type MarkView struct {
	Name   string // the large word: "okienko", or the name of the office
	Office string // the line below; may be empty
}

// Mark is the sign of okienko with its words: the office window with two panes,
// one of them open and lit.
type Mark struct {
	widget.BaseWidget
	view         MarkView
	frame, sill  *canvas.Rectangle
	closed, open *canvas.Rectangle
	name, office *Words
}

// NewMark makes a mark.
func NewMark(view MarkView) *Mark {
	m := &Mark{
		view: view, frame: box(0), sill: box(0), closed: box(0), open: box(0),
		name: NewWords(view.Name, Type{}), office: NewWords(view.Office, Type{}),
	}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes the words.
func (m *Mark) Set(view MarkView) {
	if m.view != view {
		m.view = view
		m.Refresh()
	}
}

// AccessibilityLabel is both lines.
func (m *Mark) AccessibilityLabel() string { return join(m.view.Name, m.view.Office) }

// AccessibilityRole says that this is text.
func (m *Mark) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the mark.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	return draw(m)
}

func (m *Mark) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{m.frame, m.closed, m.open, m.sill, m.name, m.office}
}

func (m *Mark) paint(p Palette) {
	m.frame.FillColor, m.sill.FillColor = p[Ink], p[Ink]
	m.closed.FillColor, m.open.FillColor = p[Ground], p[Call]
}

func (m *Mark) least() fyne.Size { return fyne.NewSize(160, 40) }

// arrange draws the sign on a grid of 24 units as high as the mark and sets the
// words beside it.
func (m *Mark) arrange(size fyne.Size) {
	u := size.Height / 24
	m.frame.TopLeftCornerRadius, m.frame.TopRightCornerRadius = 5*u, 5*u
	m.closed.TopLeftCornerRadius, m.open.TopRightCornerRadius = 3*u, 3*u
	m.sill.CornerRadius = u
	place(m.frame, 2.5*u, u, 19*u, 20*u)
	place(m.closed, 4.75*u, 3.25*u, 6.25*u, 16.25*u)
	place(m.open, 13*u, 3.25*u, 6.25*u, 16.25*u)
	place(m.sill, 0, 19.5*u, 24*u, 3.25*u)
	m.arrangeWords(31*u, size.Width-31*u, size.Height)
}

// Wants is the width at which nothing of the mark is made smaller.
func (m *Mark) Wants(height float32) float32 {
	name, office := float32(0.62), float32(0.32)
	if m.view.Office != "" {
		name = 0.46
	}
	words := max(measure(m.view.Name, height*name, true), measure(m.view.Office, height*office, false))
	return 31*height/24 + words + 1
}

func (m *Mark) arrangeWords(x, width, height float32) {
	name := Type{Size: height * 0.62, Bold: true, Colour: Ink, Lines: 1, Middle: true}
	if m.view.Office == "" {
		m.name.SetIn(m.view.Name, shrunk(name, m.view.Name, width))
		m.office.SetIn("", m.office.set)
		place(m.name, x, 0, width, height)
		return
	}
	name.Size = height * 0.46
	office := Type{Size: height * 0.32, Colour: Soft, Lines: 1, Middle: true}
	m.name.SetIn(m.view.Name, shrunk(name, m.view.Name, width))
	m.office.SetIn(m.view.Office, shrunk(office, m.view.Office, width))
	place(m.name, x, 0, width, height*0.54)
	place(m.office, x, height*0.56, width, height*0.42)
}

// join puts the texts that are there into one sentence for a screen reader.
func join(texts ...string) string {
	var said []string
	for _, text := range texts {
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, ", ")
}
