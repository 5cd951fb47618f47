package flow

import (
	"slices"

	"okienko/internal/screen"
)

// block is an item with the height it needs.
type block struct {
	item screen.Item
	high float32
	most float32 // the height it may grow to
	firm bool    // it keeps its height when the others are pressed together
	sink bool    // it and what follows stand at the lower end, near the hand
}

// stack puts blocks under each other. Room that is left over lets them grow,
// and then stands before those that sink. What does not fit is pressed together
// a little: heights were guessed generously.
func (g grid) stack(r screen.Rect, blocks []block) []screen.Item {
	room := r.H - g.gap*float32(len(blocks)-1)
	want, firm, growth := float32(0), float32(0), float32(0)
	for _, b := range blocks {
		want += b.high
		if b.firm {
			firm += b.high
		}
		growth += max(0, b.most-b.high)
	}
	pressed, grown, spare := float32(1), float32(0), room-want
	switch {
	case spare < 0:
		pressed, spare = (room-firm)/(want-firm), 0
	case growth > 0:
		grown = min(1, spare/growth)
		spare -= grown * growth
	}
	items := make([]screen.Item, 0, len(blocks))
	y := r.Y
	for _, b := range blocks {
		if b.sink {
			y, spare = y+spare, 0
		}
		high := b.high + max(0, b.most-b.high)*grown
		if !b.firm {
			high -= b.high * (1 - pressed)
		}
		b.item.Rect = screen.Rect{X: r.X, Y: y, W: r.W, H: high}
		items = append(items, b.item)
		y += high + g.gap
	}
	return items
}

// mostPressed is how far blocks may be pressed together: heights are guessed that
// generously.
const mostPressed = 0.9

// crowded says whether two columns, or in portrait both under each other, would be
// pressed together more than that.
func (g grid) crowded(r screen.Rect, left, right []block) bool {
	if g.wide {
		return g.tight(r, left) || g.tight(r, right)
	}
	return g.tight(r, append(slices.Clone(left), right...))
}

func (g grid) tight(r screen.Rect, blocks []block) bool {
	want := float32(0)
	for _, b := range blocks {
		want += b.high
	}
	return want*mostPressed > r.H-g.gap*float32(len(blocks)-1)
}

// growing lets a block grow by a factor.
func (b block) growing(factor float32) block {
	b.most = b.high * factor
	return b
}

// FactLines and FactFrame are the height of a fact in units of the text: of one
// line that it says, and of all the rest of it. From the height that a fact was
// given the view tells how large its letters are to be.
const (
	FactLines = 1.44
	FactFrame = 2.3
)

// fact is a line about the visit with its icon: a caption and what it says.
func (g grid) fact(it screen.Item, guess int, width float32) block {
	it.Role = screen.Body
	room := width - g.text*g.pick(4.6, 3.6)
	if g.large {
		b := block{item: it, high: g.text * (1.25*float32(lines(guess+14, g.text, room)) + 0.9)}
		return b.growing(1.3)
	}
	b := block{item: it, high: g.text * FactLines * float32(max(len(it.Detail), lines(guess, g.text*1.1, room)))}
	b.high += g.text * FactFrame
	return b.growing(1.8)
}

// notice is a sentence that must not be missed.
func (g grid) notice(it screen.Item, guess int, width float32) block {
	it.Role = screen.Notice
	n := lines(guess, g.text*g.pick(0.95, 1), width-g.text*4.4)
	b := block{item: it, high: g.text * (1.25*float32(n) + 1.1)}
	return b.growing(1.15)
}
