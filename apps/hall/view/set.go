package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"okienko/apps/hall/flow"
	"okienko/internal/i18n"
	"okienko/internal/screen"
	"okienko/widgets"
)

// still is a layout that never asks for room: the canvas decides. What stands
// on the whole canvas has no place of its own and only gets the size.
type still struct{ arrange func(fyne.Size) }

// MinSize is nothing, so that a window can have any size.
func (s *still) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout gives boxes the whole canvas; the view places what is in them.
func (s *still) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		switch o.(type) {
		case *fyne.Container, *container.ThemeOverride:
			o.Resize(size)
		}
	}
	if s.arrange != nil {
		s.arrange(size)
	}
}

// group holds the objects of one part, so that it can be hidden as a whole.
func group(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&still{}, objects...)
}

func put(o fyne.CanvasObject, r rect) {
	o.Move(fyne.NewPos(r.x, r.y))
	o.Resize(fyne.NewSize(max(r.w, 0), max(r.h, 0)))
}

func show(o fyne.CanvasObject, visible bool) {
	switch {
	case visible && !o.Visible():
		o.Show()
	case !visible && o.Visible():
		o.Hide()
	}
}

// words is a text with the place it is set in: as large as asked, and smaller
// when it would not fit. A text on a wall is never cut.
type words = widgets.Words

func newWords() *words { return widgets.NewWords("", widgets.Type{}) }

func write(w *words, said string, set widgets.Type, r rect) {
	w.SetIn(said, fitting(said, set, r))
	put(w, r)
}

// fitting is the type made small enough for a rectangle.
func fitting(said string, set widgets.Type, r rect) widgets.Type {
	const smallest = 6
	for set.Size > smallest && !widgets.NewWords(said, set).Fits(fyne.NewSize(r.w, r.h)) {
		set.Size *= 0.96
	}
	return set
}

func say(b flow.Board, t screen.Text) string { return i18n.Say(b.Lang, t) }

// text is a text of the catalogue without values.
func text(b flow.Board, key string) string { return say(b, screen.T(key)) }
