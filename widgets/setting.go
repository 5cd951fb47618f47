package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// SettingView is what a setting of the kiosk shows.
type SettingView struct {
	Icon    Icon
	Label   string
	State   string // the word for the state in the reader's language
	Detail  string // a sentence that says more
	Radio   bool   // one of several, of which one is chosen: State is only spoken
	On      bool
	Off     bool // cannot be changed now
	Size    float32
	Focused bool
}

// Setting is a toggle for cells of any width and letters of any size: the icon
// gives way when there is no room for it, never the words. The state is told by
// the place and the sign of a knob, by a word, and by colour; of several
// languages the chosen one is filled and has a check mark.
type Setting struct {
	widget.BaseWidget
	touch
	view                 SettingView
	ring, body           *canvas.Rectangle
	track, knob          *canvas.Rectangle
	glyph, sign          *Glyph
	label, state, detail *Words
	fits                 bool
}

// NewSetting makes a setting that calls act when it is to change.
func NewSetting(act func()) *Setting {
	s := &Setting{
		ring: box(0), body: box(buttonRadius), track: box(0), knob: box(0),
		glyph: NewGlyph(NoIcon, Ink), sign: NewGlyph(IconCheck, Ink),
		label: NewWords("", Type{}), state: NewWords("", Type{}), detail: NewWords("", Type{}),
	}
	s.touch = touch{act: act, changed: s.Refresh}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes what is shown.
func (s *Setting) Set(view SettingView) {
	if s.view != view {
		s.view, s.off = view, view.Off
		s.Refresh()
	}
}

// Fits says whether all words have their place.
func (s *Setting) Fits() bool { return s.fits }

// AccessibilityLabel is label and state.
func (s *Setting) AccessibilityLabel() string {
	return join(s.view.Label, s.view.State, s.view.Detail)
}

// AccessibilityRole says that this is a button.
func (s *Setting) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer draws the setting.
func (s *Setting) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return draw(s)
}

func (s *Setting) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.ring, s.body, s.glyph, s.label, s.detail, s.track, s.knob, s.sign, s.state}
}

func (s *Setting) filled() bool { return s.view.Radio && s.view.On && !s.view.Off }

func (s *Setting) paint(p Palette) {
	s.ring.StrokeColor = p[Focus]
	s.body.FillColor, s.body.StrokeColor, s.body.StrokeWidth = p[Surface], p[Line], border(p)
	switch {
	case s.view.Off:
		s.body.FillColor = p[Ground]
	case s.pressed:
		s.body.FillColor = p[Wash]
	case s.filled():
		s.body.FillColor, s.body.StrokeColor = p[Action], p[Action]
	}
	s.track.FillColor, s.track.StrokeColor, s.track.StrokeWidth = p[Surface], p[Line], 2
	s.knob.FillColor = p[Line]
	if s.view.On {
		s.track.FillColor, s.track.StrokeColor, s.knob.FillColor = p[Action], p[Action], p[OnAction]
	}
	show(s.ring, s.view.Focused)
	show(s.sign, s.view.On)
	show(s.track, !s.view.Radio)
	show(s.knob, !s.view.Radio)
	show(s.state, !s.view.Radio)
	s.glyph.Set(s.view.Icon, s.ink())
	s.sign.Set(IconCheck, s.signColour())
}

func (s *Setting) ink() Colour {
	switch {
	case s.view.Off:
		return Soft
	case s.filled() && !s.pressed:
		return OnAction
	}
	return Ink
}

// signColour is that of the check mark: on the fill of a language, or on a knob.
func (s *Setting) signColour() Colour {
	if s.view.Radio {
		return s.ink()
	}
	return Action
}

func (s *Setting) least() fyne.Size { return fyne.NewSize(s.view.Size*6, s.view.Size*2.5) }

func (s *Setting) arrange(size fyne.Size) {
	placeRing(s.ring, size, buttonRadius)
	place(s.body, 0, 0, size.Width, size.Height)
	switch {
	case s.view.Radio:
		s.arrangeRadio(size)
	case s.view.Detail != "":
		s.arrangeWide(size)
	default:
		s.arrangeNarrow(size)
	}
}

func (s *Setting) labelType(lines int) Type {
	return Type{Size: s.view.Size, Bold: true, Colour: s.ink(), Lines: lines, Middle: true}
}

// arrangeRadio centres the name with its check mark; a name that is not chosen
// keeps the room for one, so that choosing moves nothing.
func (s *Setting) arrangeRadio(size fyne.Size) {
	text := s.view.Size
	set := s.labelType(1)
	wide := measure(s.view.Label, text, true) + 1
	room := text * 1.35
	if wide+room+text*0.5 > size.Width {
		room = text * 1.05
	}
	s.fits = wide+room <= size.Width-text*0.3 && set.height(1) <= size.Height
	x := (size.Width - wide - room) / 2
	s.label.SetIn(s.view.Label, set)
	s.detail.SetIn("", set)
	if !s.view.On {
		place(s.label, (size.Width-wide)/2, 0, wide, size.Height)
		return
	}
	place(s.sign, x, (size.Height-text*1.05)/2, text*1.05, text*1.05)
	place(s.label, x+room, 0, wide, size.Height)
}

// arrangeNarrow sets the label above the switch, and the icon beside both if
// the label needs no second line for it.
func (s *Setting) arrangeNarrow(size fyne.Size) {
	text := s.view.Size
	pad, icon := text*0.6, text*1.7
	room := size.Width - 2*pad
	x := pad
	label := measure(s.view.Label, text, true) + 1
	withIcon := label <= room-icon-pad && s.view.Icon != NoIcon
	show(s.glyph, withIcon)
	if withIcon {
		place(s.glyph, pad, (size.Height-icon)/2, icon, icon)
		x, room = x+icon+pad, room-icon-pad
	}
	set := s.labelType(2)
	set.Middle = false
	s.label.SetIn(s.view.Label, set)
	s.detail.SetIn("", set)
	high, low := s.label.HeightFor(room), text*1.2
	y := (size.Height - high - low) / 2
	place(s.label, x, y, room, high)
	word := measure(s.view.State, text, false)
	s.fits = set.fits(s.view.Label, room, size.Height) && high+low <= size.Height && word+low*2.1 <= room
	s.arrangeSwitch(x, y+high, room, low)
}

// arrangeWide stands label and detail beside the icon, the switch at the end.
func (s *Setting) arrangeWide(size fyne.Size) {
	text := s.view.Size
	pad, icon, low := text*0.8, text*1.7, text*1.35
	word := measure(s.view.State, text, false) + low*2.25
	show(s.glyph, s.view.Icon != NoIcon)
	place(s.glyph, pad, (size.Height-icon)/2, icon, icon)
	x := pad*2 + icon
	room := size.Width - x - 2*pad - word
	set := s.labelType(2)
	set.Middle = false
	detail := Type{Size: text, Colour: Soft, Lines: 6}
	s.label.SetIn(s.view.Label, set)
	s.detail.SetIn(s.view.Detail, detail)
	upper, lower := s.label.HeightFor(room), s.detail.HeightFor(room)
	y := (size.Height - upper - lower) / 2
	place(s.label, x, y, room, upper)
	place(s.detail, x, y+upper, room, lower)
	s.fits = set.fits(s.view.Label, room, size.Height) && detail.fits(s.view.Detail, room, size.Height) && upper+lower <= size.Height
	s.arrangeSwitch(size.Width-pad-word, (size.Height-low)/2, word, low)
}

func (s *Setting) arrangeSwitch(x, y, room, height float32) {
	track := height * 1.7
	s.track.CornerRadius = height / 2
	place(s.track, x, y, track, height)
	inset := height * 0.16
	knob := height - 2*inset
	at := x + inset
	if s.view.On {
		at = x + track - inset - knob
	}
	s.knob.CornerRadius = knob / 2
	place(s.knob, at, y+inset, knob, knob)
	place(s.sign, at+knob*0.12, y+inset+knob*0.12, knob*0.76, knob*0.76)
	s.state.SetIn(s.view.State, Type{Size: s.view.Size, Colour: Soft, Lines: 1, Middle: true})
	place(s.state, x+track+height*0.35, y, room-track-height*0.3, height)
}
