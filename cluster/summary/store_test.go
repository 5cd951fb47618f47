package summary

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"okienko/office/figures"
	"okienko/office/manifest"
)

func day(n int) manifest.Sum { return manifest.Of(fmt.Appendf(nil, "day %d", n)).Address() }

func sum(n int) []byte { return bytes.Repeat([]byte{figures.Version, byte(n)}, 10*n+1) }

func open(t testing.TB, folder string) *Store {
	t.Helper()
	s, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// fill keeps some summaries, and closes the file.
func fill(t testing.TB, folder string, count int) {
	t.Helper()
	s := open(t, folder)
	for n := range count {
		if err := s.Put(day(n), sum(n)); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
}

// read lists which of the first days are there, each of which has to be right.
func read(t testing.TB, s *Store, count int) (there []int) {
	t.Helper()
	for n := range count {
		missing := s.Each([]manifest.Sum{day(n)}, func(b []byte) bool {
			if !bytes.Equal(b, sum(n)) {
				t.Errorf("day %d came as %x", n, b)
			}
			there = append(there, n)
			return true
		})
		if (missing == 0) != (len(there) > 0 && there[len(there)-1] == n) {
			t.Errorf("day %d: %d are missing", n, missing)
		}
	}
	return there
}

func TestSummariesStay(t *testing.T) {
	folder := t.TempDir()
	fill(t, folder, 5)
	s := open(t, folder)
	if err := s.Put(day(3), sum(3)); err != nil {
		t.Fatal(err)
	}
	if there := read(t, s, 7); len(there) != 5 {
		t.Errorf("there are %v", there)
	}
}

// TestSpoiltSummariesAreForgotten turns each byte of the file round, and cuts it
// everywhere: what is read is right, and the file takes new ones.
func TestSpoiltSummariesAreForgotten(t *testing.T) {
	folder := t.TempDir()
	fill(t, folder, 4)
	path := filepath.Join(folder, name)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		turned := bytes.Clone(good)
		turned[i] ^= 0x55
		for _, bad := range [][]byte{turned, good[:i]} {
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			s := open(t, folder)
			read(t, s, 4)
			for n := range 6 {
				if err := s.Put(day(n), sum(n)); err != nil {
					t.Fatal(err)
				}
			}
			if there := read(t, s, 6); len(there) != 6 {
				t.Fatalf("byte %d: there are %v", i, there)
			}
			s.Close()
		}
	}
}

func TestAnotherVersionBeginsAnew(t *testing.T) {
	folder := t.TempDir()
	fill(t, folder, 3)
	path := filepath.Join(folder, name)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[len(magic)]++
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if there := read(t, open(t, folder), 3); len(there) != 0 {
		t.Errorf("%v were taken over", there)
	}
}
