package fakeprinter

import "fmt"

// sink is the mechanism behind the parser: what moves paper.
type sink interface {
	reset()
	line(dots []byte)
	cut()
	fence()
	complain(what string)
}

// parser cuts the stream into commands. A command that has not wholly come waits.
type parser struct {
	out  sink
	rest []byte
}

func (p *parser) take(chunk []byte) {
	p.rest = append(p.rest, chunk...)
	for len(p.rest) > 0 {
		n := p.step(p.rest)
		if n == 0 {
			return
		}
		p.rest = p.rest[n:]
	}
}

// step carries out the first command and says how long it was; 0 asks for more.
func (p *parser) step(b []byte) int {
	switch b[0] {
	case 0x10:
		return p.fixed(b, 3, 0x04, func() {}) // listener has answered already
	case 0x1b:
		return p.escape(b)
	case 0x1d:
		return p.group(b)
	case '\n', '\r':
		return 1
	}
	return p.unknown(b[:1])
}

// escape is what begins with ESC.
func (p *parser) escape(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '@':
		return p.fixed(b, 2, '@', p.out.reset)
	case 'd', 'J': // feed: white paper, which is no part of the picture
		return p.fixed(b, 3, b[1], func() {})
	}
	return p.unknown(b[:2])
}

// group is what begins with GS.
func (p *parser) group(b []byte) int {
	if len(b) < 3 {
		return 0
	}
	switch {
	case b[1] == 'v' && b[2] == '0':
		return p.raster(b)
	case b[1] == 'V' && (b[2] == 65 || b[2] == 66):
		return p.fixed(b, 4, 'V', p.out.cut)
	case b[1] == 'V' && b[2] <= 1:
		return p.fixed(b, 3, 'V', p.out.cut)
	case b[1] == 'r':
		return p.fixed(b, 3, 'r', p.out.fence)
	}
	return p.unknown(b[:3])
}

// fixed is a command of a known length.
func (p *parser) fixed(b []byte, length int, second byte, do func()) int {
	if len(b) > 1 && b[1] != second {
		return p.unknown(b[:2])
	}
	if len(b) < length {
		return 0
	}
	do()
	return length
}

// raster is GS v 0 m xL xH yL yH and the dots.
func (p *parser) raster(b []byte) int {
	const head = 8
	if len(b) < head {
		return 0
	}
	stride := int(b[4]) | int(b[5])<<8
	rows := int(b[6]) | int(b[7])<<8
	if b[3] != 0 || stride == 0 || rows == 0 {
		return p.unknown(b[:head])
	}
	whole := head + stride*rows
	if len(b) < whole {
		return 0
	}
	for at := head; at < whole; at += stride {
		p.out.line(b[at : at+stride])
	}
	return whole
}

func (p *parser) unknown(b []byte) int {
	p.out.complain(fmt.Sprintf("% x", b))
	return len(b)
}
