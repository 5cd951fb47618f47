package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"okienko/apps/desk/flow"
	"okienko/widgets"
)

// alarm makes calling without the office look like nothing else: the window is
// dark, and a frame in the colour of alarms goes around it. Neither of them is
// the only sign: the title says it in words.
type alarm struct {
	calm   widgets.Palette // of the window when nothing is the matter
	theme  *container.ThemeOverride
	ground *canvas.Rectangle
	frame  *canvas.Rectangle
	on     bool
	rung   bool // parts that are out of sight may have its colours still
}

// frameWide is so wide that it is seen from across the room.
const frameWide = 8

func newAlarm(calm widgets.Palette) *alarm {
	a := &alarm{calm: calm, ground: canvas.NewRectangle(widgets.Board[widgets.Ground]), frame: canvas.NewRectangle(nil)}
	a.frame.StrokeColor, a.frame.StrokeWidth = widgets.Board[widgets.Alert], frameWide
	a.ground.Hide()
	a.frame.Hide()
	return a
}

// around gives what the window holds its colours.
func (a *alarm) around(o fyne.CanvasObject) fyne.CanvasObject {
	a.theme = container.NewThemeOverride(o, widgets.NewTheme(a.calm))
	return a.theme
}

func (a *alarm) objects() []fyne.CanvasObject { return []fyne.CanvasObject{a.ground, a.frame} }

func (a *alarm) show(s flow.Screen) {
	visible(s.Emergency, a.objects()...)
	if a.on == s.Emergency {
		return
	}
	a.on, a.rung = s.Emergency, true
	a.theme.Theme = widgets.NewTheme(a.calm)
	if a.on {
		a.theme.Theme = widgets.NewTheme(widgets.Board)
	}
	a.theme.Refresh()
}

// colour reaches what has come since: the theme of a part of the window holds for
// the objects that were there when it was set. After an alarm come those again
// that had gone during it.
func (a *alarm) colour() {
	if a.rung {
		a.theme.Refresh()
	}
}

func (a *alarm) place(size fyne.Size) {
	place(a.ground, 0, 0, size.Width, size.Height)
	place(a.frame, frameWide/2, frameWide/2, size.Width-frameWide, size.Height-frameWide)
}
