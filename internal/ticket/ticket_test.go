package ticket

import (
	"bytes"
	"encoding/binary"
	"sync"
	"testing"
)

// TestSameBytes draws in several goroutines at once: fonts are shared, faces not.
func TestSameBytes(t *testing.T) {
	want := Draw(faces["uk"], Head80)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := Draw(faces["uk"], Head80); !bytes.Equal(got.Rows, want.Rows) {
				t.Error("two drawings of one face differ")
			}
		})
	}
	wg.Wait()
}

func TestSplit(t *testing.T) {
	for number, want := range map[string][2]string{
		"A012": {"A", "012"}, "012": {"", "012"}, " Ж7 ": {"Ж", "7"},
		"MW12": {"MW", "12"}, "ABC": {"", "ABC"}, "": {"", ""}, "A-12": {"A", "-12"},
	} {
		if s, d := split(number); s != want[0] || d != want[1] {
			t.Errorf("split(%q) = %q, %q", number, s, d)
		}
	}
}

// TestEmptyFace: even a face with nothing on it is a ticket and no panic.
func TestEmptyFace(t *testing.T) {
	for _, h := range heads {
		if r := Draw(Face{}, h); r.Width != h.Dots || r.Height == 0 {
			t.Errorf("a ticket of %d by %d dots", r.Width, r.Height)
		}
	}
}

func TestPNGKnowsItsSize(t *testing.T) {
	var file bytes.Buffer
	if err := Draw(faces["en"], Head58).WritePNG(&file); err != nil {
		t.Fatal(err)
	}
	i := bytes.Index(file.Bytes(), []byte("pHYs"))
	if i < 0 {
		t.Fatal("no pHYs chunk")
	}
	if perMetre := binary.BigEndian.Uint32(file.Bytes()[i+4:]); perMetre != 8000 {
		t.Errorf("%d dots per metre, want 8000", perMetre)
	}
}

func TestBlackOutsideIsWhite(t *testing.T) {
	r := NewRaster(8, 1)
	r.Burn(7, 0)
	if r.Rows[0] != 1 || !r.Black(7, 0) || r.Black(8, 0) || r.Black(0, -1) {
		t.Errorf("dots %08b", r.Rows[0])
	}
}
