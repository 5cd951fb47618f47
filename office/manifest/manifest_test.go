package manifest

import (
	"bytes"
	"reflect"
	"testing"
)

func TestOfAFile(t *testing.T) {
	for _, size := range []int{0, 1, ChunkSize - 1, ChunkSize, ChunkSize + 1, 3*ChunkSize + 7} {
		file := bytes.Repeat([]byte{7}, size)
		m := Of(file)
		again, err := Read(m.Bytes())
		if err != nil || !reflect.DeepEqual(again, m) {
			t.Fatalf("%d bytes: %+v came back as %+v, %v", size, m, again, err)
		}
		for i := range m.Chunks {
			from := i * ChunkSize
			chunk := bytes.Clone(file[from : from+m.Length(i)])
			if !m.Fits(i, chunk) {
				t.Fatalf("%d bytes: chunk %d does not fit", size, i)
			}
			chunk[len(chunk)-1]++
			if m.Fits(i, chunk) {
				t.Fatalf("%d bytes: a changed chunk %d fits", size, i)
			}
		}
		if m.Fits(len(m.Chunks), nil) || m.Fits(-1, nil) {
			t.Fatal("a chunk fits that there is not")
		}
	}
}

// TestAddressesStay: what a release has written is found by the next one.
func TestAddressesStay(t *testing.T) {
	const want = "21d65a1cee33b5ac0f6aa6c371f947f9026fac57a87aac62447f00287083ee20"
	if got := Of([]byte("a day of the office")).Address().String(); got != want {
		t.Errorf("the address is %s and was %s", got, want)
	}
}

func TestParseSum(t *testing.T) {
	s := Of(nil).Address()
	if got, err := ParseSum(s.String()); err != nil || got != s {
		t.Errorf("%s came back as %s, %v", s, got, err)
	}
	for _, wrong := range []string{"", "00", s.String() + "0", "G" + s.String()[1:], "AB" + s.String()[2:]} {
		if _, err := ParseSum(wrong); err == nil {
			t.Errorf("%q was read", wrong)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(Of(nil).Bytes())
	f.Add(Of(make([]byte, ChunkSize+1)).Bytes())
	f.Add([]byte(magic + "\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := Read(b)
		if err == nil && !bytes.Equal(m.Bytes(), b) {
			t.Fatalf("%x is also %x", b, m.Bytes())
		}
	})
}
