package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// SignView is a short remark with its icon.
type SignView struct {
	Icon Icon
	Text string
	Warn bool // something is not as it should be
}

// Signs is a run of remarks that breaks into lines like words do.
type Signs struct {
	widget.BaseWidget
	views  []SignView
	size   float32
	glyphs []*Glyph
	words  []*Words
	shown  []fyne.CanvasObject
}

// NewSigns makes an empty run of remarks in letters of a size.
func NewSigns(size float32) *Signs {
	s := &Signs{size: size}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes the remarks.
func (s *Signs) Set(views []SignView) {
	if slices.Equal(s.views, views) {
		return
	}
	s.views = slices.Clone(views)
	for len(s.words) < len(views) {
		s.glyphs = append(s.glyphs, NewGlyph(NoIcon, Ink))
		s.words = append(s.words, NewWords("", Type{}))
	}
	s.Refresh()
}

// SetSize changes the size of the letters.
func (s *Signs) SetSize(size float32) {
	if s.size != size {
		s.size = size
		s.Refresh()
	}
}

// HeightFor is the height the remarks take at a width.
func (s *Signs) HeightFor(width float32) float32 {
	if len(s.views) == 0 {
		return 0
	}
	return s.run(width, func(int, float32, float32, float32) {})
}

// AccessibilityLabel is all remarks.
func (s *Signs) AccessibilityLabel() string {
	var all []string
	for _, v := range s.views {
		all = append(all, v.Text)
	}
	return join(all...)
}

// AccessibilityRole says that this is text.
func (s *Signs) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the remarks.
func (s *Signs) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return draw(s)
}

func (s *Signs) parts() []fyne.CanvasObject { return s.shown }
func (s *Signs) least() fyne.Size           { return fyne.NewSize(s.size*4, s.pitch()) }
func (s *Signs) pitch() float32             { return s.size * 1.55 }
func (s *Signs) icon() float32              { return s.size * 1.25 }

func (v SignView) front() Colour {
	if v.Warn {
		return Alert
	}
	return Ink
}

func (s *Signs) paint(Palette) {
	for i, v := range s.views {
		s.glyphs[i].Set(v.Icon, v.front())
	}
}

// run goes through the remarks and tells where each stands and how wide its
// words may be; it returns the height of all lines.
func (s *Signs) run(width float32, at func(i int, x, y, w float32)) float32 {
	x, y := float32(0), float32(0)
	lead := s.icon() + s.size*0.4
	for i, v := range s.views {
		w := min(width-lead, measure(v.Text, s.size, true)+1)
		if x > 0 && x+lead+w > width {
			x, y = 0, y+s.pitch()
		}
		at(i, x, y, w)
		x += lead + w + s.size*1.1
	}
	return y + s.pitch()
}

func (s *Signs) arrange(size fyne.Size) {
	s.shown = s.shown[:0]
	icon, pitch := s.icon(), s.pitch()
	s.run(size.Width, func(i int, x, y, w float32) {
		if y+pitch > size.Height+1 {
			return
		}
		set := Type{Size: s.size, Bold: true, Colour: s.views[i].front(), Lines: 1, Middle: true}
		s.words[i].SetIn(s.views[i].Text, shrunk(set, s.views[i].Text, w))
		place(s.glyphs[i], x, y+(pitch-icon)/2, icon, icon)
		place(s.words[i], x+icon+s.size*0.4, y, w, pitch)
		s.shown = append(s.shown, s.glyphs[i], s.words[i])
	})
}
