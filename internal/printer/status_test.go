package printer

import "testing"

// TestConditionFrom uses answers as printers give them.
func TestConditionFrom(t *testing.T) {
	for _, c := range []struct {
		name    string
		answers [questions]byte
		want    Condition
	}{
		{"healthy", [questions]byte{0x12, 0x12, 0x12, 0x12}, OK},
		{"drawer open, nothing of ours", [questions]byte{0x16, 0x12, 0x12, 0x12}, OK},
		{"roll nearly ended", [questions]byte{0x12, 0x12, 0x12, 0x1e}, PaperLow},
		{"roll ended", [questions]byte{0x1a, 0x32, 0x12, 0x7e}, PaperOut},
		{"cover open, paper not seen", [questions]byte{0x1a, 0x36, 0x12, 0x7e}, CoverOpen},
		{"cutter stuck", [questions]byte{0x1a, 0x52, 0x1a, 0x12}, Fault},
		{"paused", [questions]byte{0x1a, 0x12, 0x12, 0x12}, Offline},
	} {
		if got := conditionFrom(c.answers); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// FuzzConditionFrom: any answers give a known condition, and a printer that says
// it is offline never counts as ready.
func FuzzConditionFrom(f *testing.F) {
	f.Add(byte(0x12), byte(0x12), byte(0x12), byte(0x12))
	f.Add(byte(0x1a), byte(0x32), byte(0x12), byte(0x7e))
	f.Add(byte(0xff), byte(0x00), byte(0xff), byte(0x00))
	f.Fuzz(func(t *testing.T, a, b, c, d byte) {
		got := conditionFrom([questions]byte{a, b, c, d})
		if _, known := remedies[got]; !known && got != OK {
			t.Errorf("no remedy for %q", got)
		}
		if a&isOffline != 0 && got.CanPrint() {
			t.Errorf("offline, but %s", got)
		}
	})
}

func TestHarmless(t *testing.T) {
	in := []byte{0x10, 0x04, 0x01, 0x10, 0x14, 0x10, 0x10, 0x05, 0x10}
	want := "\x18\x04\x01\x18\x14\x10\x18\x05\x10"
	if got := harmless(in); string(got) != want {
		t.Errorf("% x, want % x", got, want)
	}
	if in[0] != 0x10 {
		t.Error("the drawing itself was changed")
	}
}
