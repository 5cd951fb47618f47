package fakeprinter

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
)

// notes writes down what the parser makes of bytes.
type notes struct{ said []string }

func (n *notes) say(s string)      { n.said = append(n.said, s) }
func (n *notes) reset()            { n.say("reset") }
func (n *notes) line(dots []byte)  { n.say(fmt.Sprintf("line % x", dots)) }
func (n *notes) cut()              { n.say("cut") }
func (n *notes) fence()            { n.say("fence") }
func (n *notes) complain(w string) { n.say("? " + w) }

var streams = map[string][]string{
	"\x1b@\x1dv0\x00\x02\x00\x02\x00\x01\x02\x03\x04\x1dVB\x08": {"reset", "line 01 02", "line 03 04", "cut"},
	"\x1bd\x03\x1bJ\x10\n\x1dV\x00\x1dr\x01":                    {"cut", "fence"},
	"\x10\x04\x01\x1b@":                                         {"reset"},
	"x\x1bq\x1b@":                                               {"? 78", "? 1b 71", "reset"},
	"\x1dv0\x00\x01\x00\x03\x00\x10\x04\x02\x1dV\x01":           {"line 10", "line 04", "line 02", "cut"},
	"\x1dv0\x00\x00\x00\x03\x00":                                {"? 1d 76 30 00 00 00 03 00"},
}

func TestParser(t *testing.T) {
	for stream, want := range streams {
		if got := parse([]byte(stream), len(stream)); !slices.Equal(got, want) {
			t.Errorf("% x: %q, want %q", stream, got, want)
		}
	}
}

func parse(stream []byte, pieces int) []string {
	var n notes
	p := parser{out: &n}
	for chunk := range slices.Chunk(stream, max(1, pieces)) {
		p.take(chunk)
	}
	return n.said
}

func TestHear(t *testing.T) {
	var l listener
	got := l.hear([]byte("\x10\x04\x01ab\x10"))
	got = append(got, l.hear([]byte("\x04"))...)
	got = append(got, l.hear([]byte("\x04\x10\x04\x09\x10\x04\x03"))...)
	if want := []byte{1, 4, 3}; !bytes.Equal(got, want) {
		t.Errorf("heard %v, want %v", got, want)
	}
}

// FuzzParser: no bytes bring it down, and how they were cut into packets on their
// way changes nothing.
func FuzzParser(f *testing.F) {
	for stream := range streams {
		f.Add([]byte(stream), 1)
	}
	f.Add([]byte("\x1dv0\x00\xff\xff\xff\xff"), 3)
	f.Fuzz(func(t *testing.T, stream []byte, piece int) {
		whole := parse(stream, len(stream))
		if piece = piece%7 + 1; piece < 1 {
			piece = 1
		}
		if parts := parse(stream, piece); !slices.Equal(whole, parts) {
			t.Errorf("in one piece %q, in pieces of %d %q", whole, piece, parts)
		}
	})
}
