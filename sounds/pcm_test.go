package sounds

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"testing"
	"time"
)

func TestJoin(t *testing.T) {
	a, b := PCM{1, 1}, PCM{0.5, -0.5, 0.25, -0.25}
	const gap = 2 * time.Second / Rate
	for _, c := range []struct {
		name string
		got  PCM
		want PCM
	}{
		{"nothing", Join(gap), nil},
		{"one", Join(gap, a), a},
		{"two", Join(gap, a, b), PCM{1, 1, 0, 0, 0, 0, 0.5, -0.5, 0.25, -0.25}},
		{"no gap", Join(0, a, a), PCM{1, 1, 1, 1}},
		{"empty ones bring no gap", Join(gap, nil, a, PCM{}, nil), a},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	if a[0] != 1 || b[3] != -0.25 {
		t.Error("a part was changed")
	}
}

func TestJoinDoesNotWriteIntoItsParts(t *testing.T) {
	part := append(make(PCM, 0, 100), 1, 1)
	Join(time.Millisecond, part, PCM{1, 1})
	if rest := part[2:4]; rest[0] != 0 || rest[1] != 0 {
		t.Errorf("the memory behind a part was changed: %v", rest)
	}
}

func TestDuration(t *testing.T) {
	for _, d := range []time.Duration{0, time.Millisecond, 450 * time.Millisecond, 2 * time.Second} {
		if got := Silence(d).Duration(); got != d {
			t.Errorf("%s became %s", d, got)
		}
	}
}

func TestBytes(t *testing.T) {
	if got := (PCM{1, -0.5}).Bytes(); !bytes.Equal(got, []byte{0, 0, 0x80, 0x3f, 0, 0, 0, 0xbf}) {
		t.Errorf("% x", got)
	}
}

func TestWriteWAV(t *testing.T) {
	var out bytes.Buffer
	if err := WriteWAV(&out, PCM{0, 1, -1, 0.5, 2, -2}); err != nil {
		t.Fatal(err)
	}
	b := out.Bytes()
	le := binary.LittleEndian
	if string(b[:4]) != "RIFF" || string(b[8:16]) != "WAVEfmt " || string(b[36:40]) != "data" {
		t.Errorf("header: %q", b[:44])
	}
	if le.Uint32(b[4:]) != uint32(len(b)-8) || le.Uint32(b[40:]) != 12 || le.Uint32(b[24:]) != Rate || le.Uint32(b[28:]) != Rate*4 || le.Uint16(b[22:]) != 2 {
		t.Errorf("numbers of the header: % x", b[:44])
	}
	want := []int16{0, 32767, -32767, 16384, 32767, -32767}
	for i, w := range want {
		if got := int16(le.Uint16(b[44+2*i:])); got != w {
			t.Errorf("sample %d is %d, want %d", i, got, w)
		}
	}
}

type fullDisk struct{}

var errFull = errors.New("full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriteWAVSaysWhenItCannot(t *testing.T) {
	if err := WriteWAV(fullDisk{}, PCM{0, 0}); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
