package ticket

import "strings"

// box is a part of the ticket that knows its own height.
type box interface {
	height() int
	draw(c *canvas, y int)
}

// placed is a box with the white space above it.
type placed struct {
	box
	above int
}

// sheet collects boxes from top to bottom.
type sheet struct {
	head  Head
	set   styles
	boxes []placed
	ruled int // white above a rule that waits for something to stand below it
}

func (s *sheet) add(above int, b box) {
	if len(s.boxes) == 0 {
		above, s.ruled = 0, 0
	}
	if s.ruled > 0 {
		s.boxes = append(s.boxes, placed{rule{s.head.left(), s.head.column()}, s.ruled})
		s.ruled = 0
	}
	s.boxes = append(s.boxes, placed{b, above})
}

func (s *sheet) text(above int, st style, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	s.add(above, paragraph{st, st.wrap(text, s.head.column()), s.head.left()})
}

// rule separates two groups. It is drawn with what follows, so that none ends
// the ticket and no two meet where a group is empty.
func (s *sheet) rule(above int) { s.ruled = above }

func (s *sheet) mark(above int, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	s.add(above, newMark(text, s.set.strong, s.head))
}

// paragraph is wrapped text in one style.
type paragraph struct {
	style style
	lines []string
	left  int
}

func (p paragraph) height() int { return len(p.lines) * p.style.leading }

func (p paragraph) draw(c *canvas, y int) {
	for _, line := range p.lines {
		c.text(p.style, line, p.left, y+p.style.ascent(), black)
		y += p.style.leading
	}
}

// rule is a thin line across the column.
type rule struct{ left, width int }

const ruleThick = 3

func (r rule) height() int           { return ruleThick }
func (r rule) draw(c *canvas, y int) { c.fill(r.left, y, r.width, ruleThick, 0, black) }

// mark is the outlined label of a ticket that goes first.
type mark struct {
	paragraph
	width int
}

const (
	markPad    = 16
	markStroke = 4
)

func newMark(text string, st style, head Head) mark {
	lines := st.wrap(text, head.column()-2*markPad)
	return mark{paragraph{st, lines, head.left() + markPad}, st.widest(lines) + 2*markPad}
}

func (m mark) height() int { return m.paragraph.height() + markPad }

func (m mark) draw(c *canvas, y int) {
	c.frame(m.left-markPad, y, m.width, m.height(), 14, markStroke)
	m.paragraph.draw(c, y+markPad/2)
}
