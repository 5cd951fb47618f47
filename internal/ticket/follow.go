package ticket

import qrcode "github.com/skip2/go-qrcode"

// quiet is the white edge, in modules, that a reader needs around a QR code.
const quiet = 4

// besideColumn is the narrowest column of words that may stand beside the code;
// narrower ones break after every word and go above it instead.
const besideColumn = 220

// follow adds the ways to watch the queue from afar: the code, what it is for,
// and the letters to type for those who cannot scan.
func (s *sheet) follow(f Face) {
	if code := newCode(f.Address, f.ScanHint, s); code != nil {
		if !code.beside {
			s.text(s.head.space(18), s.set.body, f.ScanHint)
		}
		s.add(0, code)
	}
	if f.Code == "" {
		return
	}
	s.text(0, s.set.body, f.CodeHint)
	s.text(8, s.set.letters, f.Code)
}

// code is the QR code with its hint beside it where there is room.
type code struct {
	dots   [][]bool
	module int // dots per module
	left   int // of the first module
	hint   paragraph
	beside bool
}

// newCode gives nil when there is nothing to encode or it is too long for a
// code: the ticket is good without it, so paper is not refused.
func newCode(address, hint string, s *sheet) *code {
	if address == "" {
		return nil
	}
	qr, err := qrcode.New(address, qrcode.Medium)
	if err != nil {
		return nil
	}
	qr.DisableBorder = true
	c := &code{dots: qr.Bitmap()}
	c.module = moduleFor(len(c.dots), s.head.Dots)
	c.place(hint, s)
	return c
}

// moduleFor is the whole number of dots per module that reaches the least size,
// and never fewer than six (0.75 mm), which cheap cameras need.
func moduleFor(modules, width int) int {
	want := max(6, (minCode+modules-1)/modules)
	return max(1, min(want, width/(modules+2*quiet)))
}

// place aligns the modules with the column when the white edge allows, and puts
// the hint beside them or leaves them alone in the middle.
func (c *code) place(hint string, s *sheet) {
	c.left = max(s.head.left(), quiet*c.module)
	text := c.left + c.side() + quiet*c.module
	room := s.head.left() + s.head.column() - text
	if c.beside = room >= besideColumn; c.beside {
		c.hint = paragraph{s.set.body, s.set.body.wrap(hint, room), text}
		return
	}
	c.left = (s.head.Dots - c.side()) / 2
}

func (c *code) side() int { return len(c.dots) * c.module }

func (c *code) height() int {
	return max(c.side()+2*quiet*c.module, c.hint.height())
}

func (c *code) draw(to *canvas, y int) {
	top := y + quiet*c.module
	for row, line := range c.dots {
		for col, dark := range line {
			if dark {
				to.fill(c.left+col*c.module, top+row*c.module, c.module, c.module, 0, black)
			}
		}
	}
	c.hint.draw(to, top+(c.side()-c.hint.height())/2)
}
