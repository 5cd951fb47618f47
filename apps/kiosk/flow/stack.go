package flow

import "okienko/internal/screen"

// block is an item with the height it would like to have.
type block struct {
	item screen.Item
	high float32
	grow bool // takes room that is left over
}

// stack puts blocks under each other. What does not fit is pressed together a
// little: heights were guessed generously.
func (g grid) stack(r screen.Rect, blocks []block) []screen.Item {
	if len(blocks) == 0 {
		return nil
	}
	room := r.H - g.gap*float32(len(blocks)-1)
	want, growing := float32(0), 0
	for _, b := range blocks {
		want += b.high
		if b.grow {
			growing++
		}
	}
	share := min(1, room/want)
	more := float32(0)
	if growing > 0 && want < room {
		more = (room - want) / float32(growing)
	}
	items := make([]screen.Item, 0, len(blocks))
	y := r.Y
	for _, b := range blocks {
		high := b.high * share
		if b.grow {
			high += more
		}
		b.item.Rect = screen.Rect{X: r.X, Y: y, W: r.W, H: high}
		items = append(items, b.item)
		y += high + g.gap
	}
	return items
}

// fact is a line about the visit with its icon: a caption and what it says.
func (g grid) fact(it screen.Item, guess int, width float32) block {
	it.Role = screen.Body
	room := width - g.text*g.pick(4.6, 3.6)
	if g.large {
		return block{item: it, high: g.text * (1.25*float32(lines(guess+14, g.text, room)) + 0.9)}
	}
	return block{item: it, high: g.text * (1.15*1.25*float32(max(len(it.Detail), lines(guess, g.text*1.1, room))) + 2.3)}
}

// notice is a sentence that must not be missed.
func (g grid) notice(it screen.Item, guess int, width float32) block {
	it.Role = screen.Notice
	n := lines(guess, g.text*g.pick(0.95, 1), width-g.text*4.4)
	return block{item: it, high: g.text * (1.25*float32(n) + 1.1)}
}
