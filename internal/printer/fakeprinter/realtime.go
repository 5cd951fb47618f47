package fakeprinter

// Bytes of the answers to DLE EOT: what is always set, and what goes wrong.
const (
	fixed       = 0x12
	offlineBit  = 0x08
	coverBit    = 0x04
	stoppedBit  = 0x20
	cutterBit   = 0x08
	anErrorBit  = 0x40
	nearEndBits = 0x0c
	endedBits   = 0x60
)

// listener hears DLE EOT n in everything that comes, dots of a picture included,
// as real printers do before any other command is looked at.
type listener struct{ last [2]byte }

// hear returns the questions put in this chunk.
func (l *listener) hear(chunk []byte) []byte {
	var questions []byte
	for _, b := range chunk {
		if l.last == [2]byte{0x10, 0x04} && b >= 1 && b <= 4 {
			questions = append(questions, b)
		}
		l.last = [2]byte{l.last[1], b}
	}
	return questions
}

// answer is the byte for one question.
func (s Status) answer(question byte) byte {
	b := byte(fixed)
	set := func(on bool, bits byte) {
		if on {
			b |= bits
		}
	}
	switch question {
	case 1:
		set(!s.prints(), offlineBit)
	case 2:
		set(s.CoverOpen, coverBit)
		set(s.PaperOut, stoppedBit)
		set(s.Fault, anErrorBit)
	case 3:
		set(s.Fault, cutterBit)
	case 4:
		set(s.PaperLow || s.PaperOut, nearEndBits)
		set(s.PaperOut, endedBits)
	}
	return b
}
