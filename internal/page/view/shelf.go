package view

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"okienko/internal/page"
)

// shelf holds a column. What does not fit is reached by scrolling, and what gets
// the focus comes into sight.
type shelf struct {
	scroll *container.Scroll
	inner  *fyne.Container
	height float32 // of the whole column, with the room for rings
}

func newShelf() *shelf {
	s := &shelf{}
	s.inner = container.New(s)
	s.scroll = container.NewVScroll(s.inner)
	return s
}

// reach is the room for focus rings around a column: what scrolls is cut there. The
// painter needs some more than the ring itself.
const reach = 16

// Layout does nothing: put has placed everything.
func (s *shelf) Layout([]fyne.CanvasObject, fyne.Size) {}

// MinSize makes the column scroll when it is higher than its room.
func (s *shelf) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, s.height) }

func (s *shelf) hold(objects []fyne.CanvasObject) { s.inner.Objects = objects }

// top goes back to the beginning of the column.
func (s *shelf) top() { s.scroll.Offset = fyne.Position{} }

// put gives the column its place.
func (s *shelf) put(c column, x, y, width, height float32) {
	if len(c) == 0 {
		s.height = 0
		s.scroll.Hide()
		return
	}
	s.scroll.Show()
	least, _ := c.height(width)
	s.height = 0 // it fits: there is nothing to scroll
	if least > height {
		s.height = least + 2*reach
		height = c.whole(width, height)
	}
	left, top := round(x-reach), round(y-reach)
	place(s.scroll, left, top, width+2*reach, height+2*reach)
	c.stack(x-left, y-top, width, max(least, height))
	s.scroll.Refresh()
}

// whole is the height up to which nothing is cut that a person acts on, as long as that
// leaves more than half, nor a small piece of anything else shown.
func (c column) whole(width, height float32) float32 {
	y := float32(0)
	for i, line := range c.lines() {
		begins := y
		if i > 0 {
			y += before(line[0].kind)
		}
		tall, fixed := line.tall(width)
		if y += tall; y <= height {
			continue
		}
		if fixed && (acted[line[0].kind] && begins > 0.5*height || begins > 0.8*height) {
			return begins - shy
		}
		break
	}
	return height
}

// shy is how far what is left out stays out of sight.
const shy = 6

// acted are the kinds that a person acts on.
var acted = map[page.Kind]bool{page.Field: true, page.Choice: true, page.Opener: true, page.Actions: true}

// reveal scrolls to what has the focus.
func (v *View) reveal(o fyne.CanvasObject) {
	for _, s := range v.shelves {
		if slices.Contains(s.inner.Objects, o) {
			s.reveal(o.Position().Y-reach, o.Position().Y+o.Size().Height+reach)
		}
	}
}

// reveal brings a part of the column into sight, its upper edge first.
func (s *shelf) reveal(top, bottom float32) {
	room, at := s.scroll.Size().Height, s.scroll.Offset.Y
	at = max(at, bottom-room)
	at = min(at, top)
	s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, at)))
}
