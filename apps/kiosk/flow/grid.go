package flow

import (
	"math"
	"unicode/utf8"

	"okienko/internal/screen"
)

// grid is the frame that all screens share, from top to bottom: the header, the
// title, the body, the row of Back and the main action, and the strip with
// languages and modes. What is in the strip and the row stands at the same
// place on every screen.
type grid struct {
	w, h, mm    float32
	margin, gap float32
	text        float32 // of the look
	large       bool
	wide        bool    // landscape
	reach       float32 // in the low mode nothing to operate stands above it
	header      screen.Rect
	title       screen.Rect
	nav         screen.Rect
	langs       screen.Rect
	modes       screen.Rect
}

// Heights over the floor in millimetres. Up to lowReach everything can be
// operated from a wheelchair (EN 301 549 allows 1220, 1100 is comfortable).
const (
	lowReach   = 1100
	usualReach = 1220
)

const (
	longestMode = 12 // letters of the longest name of a mode
	letterWidth = 0.6
)

func (m Model) grid() grid {
	look, c := m.Look(), m.cfg
	g := grid{w: c.W, h: c.H, mm: c.PxPerMM(), text: look.Text, large: look.Large, wide: c.W > c.H}
	g.margin = 0.052 * min(g.w, g.h)
	g.gap = max(3.6*g.mm, 15)
	if look.Low {
		g.reach = c.yOf(lowReach)
	}
	g.strip()
	nav := g.pick(3.1, 2.8) * g.text
	g.nav = screen.Rect{X: g.margin, Y: g.langs.Y - g.space() - nav, W: g.inner(), H: nav}
	g.header = screen.Rect{X: g.margin, Y: g.margin * 0.8, W: g.inner(), H: g.pick(2.6, 1.85) * g.text}
	return g
}

// strip places languages and modes at the lower edge: beside each other where
// there is room, else the languages above.
func (g *grid) strip() {
	size := g.smallText()
	one := g.w >= 1500 || g.w >= 1200 && !g.large
	width := g.inner()
	if one {
		width = (g.inner() - 2*g.gap) / 2
	}
	lines := 1
	if letterWidth*longestMode*size > (width-2*g.gap)/3-size*0.8 {
		lines = 2
	}
	langs, modes := size*3.6, size*(2.35+1.25*float32(lines))
	bottom := g.h - g.margin*0.8
	g.modes = screen.Rect{X: g.margin + g.inner() - width, Y: bottom - modes, W: width, H: modes}
	g.langs = screen.Rect{X: g.margin, Y: g.modes.Y - g.gap - langs, W: width, H: langs}
	if one {
		g.langs = screen.Rect{X: g.margin, Y: g.modes.Y, W: width, H: modes}
	}
}

// pick is a value of the usual and of the large look.
func (g grid) pick(usual, large float32) float32 {
	if g.large {
		return large
	}
	return usual
}

func (g grid) inner() float32 { return g.w - 2*g.margin }
func (g grid) space() float32 { return g.gap * g.pick(1.7, 1.3) }

// smallText is the size of labels of the second rank.
func (g grid) smallText() float32 { return g.text * g.pick(0.8, 1) }

func (g grid) titleText() float32 {
	if g.wide {
		return g.text * g.pick(1.7, 1.25)
	}
	return g.text * g.pick(2, 1.25)
}

// titled gives the title its place under the header.
func (g *grid) titled(lines int) {
	high := g.titleText() * (1.25*float32(lines) + 0.1)
	y := g.header.Y
	if g.header.H > 0 {
		y += g.header.H + g.space()
	}
	g.title = screen.Rect{X: g.margin, Y: y, W: g.inner(), H: high}
}

// body is what is left between the title and the row of actions, or the strip
// where there is no such row.
func (g grid) body(row bool) screen.Rect {
	top := g.title.Y + g.title.H + g.space()*0.8
	bottom := g.langs.Y - g.space()
	if row {
		bottom = g.nav.Y - g.space()
	}
	return screen.Rect{X: g.margin, Y: top, W: g.inner(), H: bottom - top}
}

// lower moves header and title down so that the body begins within reach; the
// header takes the room above it, where nothing may be operated.
func (g *grid) lower() {
	top := g.title.Y + g.title.H + g.space()*0.8
	shift := g.reach - top
	if shift <= 0 {
		return
	}
	g.title.Y += shift
	high := min(g.header.H*1.7, g.header.H+shift)
	g.header.Y += (g.header.H + shift - high) / 2
	g.header.H = high
}

// lines guesses how many lines a text takes. It guesses rather more: the view
// measures, and a test holds both together.
func lines(letters int, size, width float32) int {
	if width <= 0 {
		return 1
	}
	return max(1, int(math.Ceil(float64(float32(letters)*letterWidth*size*1.06/width))))
}

func letters(s string) int { return utf8.RuneCountInString(s) }

// columns divides a rectangle by weights.
func columns(r screen.Rect, gap float32, weights ...float32) []screen.Rect {
	sum := float32(0)
	for _, w := range weights {
		sum += w
	}
	room, x := r.W-gap*float32(len(weights)-1), r.X
	cells := make([]screen.Rect, len(weights))
	for i, w := range weights {
		cells[i] = screen.Rect{X: x, Y: r.Y, W: room * w / sum, H: r.H}
		x += cells[i].W + gap
	}
	return cells
}
