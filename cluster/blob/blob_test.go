package blob

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"okienko/office/manifest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// noise is a file that cannot be compressed, and the same for the same size.
func noise(size int) []byte {
	b := make([]byte, size)
	_, _ = rand.NewChaCha8([32]byte{1}).Read(b)
	return b
}

func put(t testing.TB, s *Store, file []byte) manifest.Sum {
	t.Helper()
	a, err := s.Put(file)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// fetch fetches from a store, over a line that cut may spoil.
func fetch(t testing.TB, to, from *Store, a manifest.Sum, cut func(net.Conn) net.Conn) error {
	t.Helper()
	near, far := net.Pipe()
	served := make(chan struct{})
	go func() { defer close(served); _ = from.Serve(t.Context(), far, 0); far.Close() }()
	defer func() { near.Close(); <-served }()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	return to.Fetch(ctx, cut(near), a, 0)
}

func uncut(c net.Conn) net.Conn { return c }

func TestAFileComesWhole(t *testing.T) {
	for _, size := range []int{0, 1, manifest.ChunkSize, 3*manifest.ChunkSize + 5} {
		from, to := open(t), open(t)
		file := noise(size)
		a := put(t, from, file)
		if err := fetch(t, to, from, a, uncut); err != nil {
			t.Fatalf("%d bytes: %v", size, err)
		}
		if got, err := to.Get(a); err != nil || !bytes.Equal(got, file) {
			t.Fatalf("%d bytes came otherwise: %v", size, err)
		}
		if list, err := to.List(); err != nil || len(list) != 1 || list[0] != a {
			t.Fatalf("the list is %v, %v", list, err)
		}
	}
}

// short is a line that is cut after so many bytes.
type short struct {
	net.Conn
	left *int
}

func (s short) Read(b []byte) (int, error) {
	if *s.left <= 0 {
		s.Close()
		return 0, io.ErrClosedPipe
	}
	n, err := s.Conn.Read(b[:min(len(b), *s.left)])
	*s.left -= n
	return n, err
}

// TestACutFetchGoesOn: over a line that is cut again and again, a file comes with
// no more bytes than it has and a chunk for each cut.
func TestACutFetchGoesOn(t *testing.T) {
	from, to := open(t), open(t)
	a := put(t, from, noise(10<<20))
	cuts, taken := 0, 0
	for err := errors.New("not yet"); err != nil; cuts++ {
		left := 7 << 18
		err = fetch(t, to, from, a, func(c net.Conn) net.Conn { return short{c, &left} })
		taken += 7<<18 - left
		if cuts > 100 { // a busy machine gives up some by itself
			t.Fatalf("it does not come to an end: %v", err)
		}
	}
	if limit := 11<<20 + cuts*maxPacked; taken > limit || cuts < 5 {
		t.Errorf("%d cuts cost %d bytes, and %d would do", cuts, taken, limit)
	}
	if err := to.Check(a); err != nil {
		t.Error(err)
	}
}

// TestAHostilePeer sends wrong bytes: none of them are kept, and an honest one
// goes on where the last right chunk ended.
func TestAHostilePeer(t *testing.T) {
	honest, to := open(t), open(t)
	file := noise(3 * manifest.ChunkSize)
	a := put(t, honest, file)
	for name, answers := range map[string][][]byte{
		"another file's manifest": {manifest.Of([]byte("other")).Bytes()},
		"no manifest":             {noise(100)},
		"nothing":                 {{}},
		"a wrong chunk":           {manifest.Of(file).Bytes(), pack(file[:manifest.ChunkSize]), pack(file[:manifest.ChunkSize])},
		"noise":                   {manifest.Of(file).Bytes(), pack(file[:manifest.ChunkSize]), noise(1000)},
		"a bomb":                  {manifest.Of(file).Bytes(), pack(make([]byte, 64<<20))},
	} {
		if err := lied(t, to, a, answers); err == nil {
			t.Errorf("%s: taken for the file", name)
		}
		if to.Has(a) {
			t.Fatalf("%s: the store has the file", name)
		}
	}
	if err := fetch(t, to, honest, a, uncut); err != nil {
		t.Fatal(err)
	}
	if got, err := to.Get(a); err != nil || !bytes.Equal(got, file) {
		t.Errorf("it came otherwise: %v", err)
	}
}

// lied fetches from somebody who gives these answers, whatever is asked.
func lied(t *testing.T, to *Store, a manifest.Sum, answers [][]byte) error {
	near, far := net.Pipe()
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer far.Close()
		if part, err := to.openPart(a); err == nil { // it knows what is there already
			if part.known {
				answers = answers[1:]
			}
			part.file.Close()
		}
		for _, b := range answers {
			if _, err := io.ReadFull(far, make([]byte, requestSize)); err != nil || writeBlock(far, b) != nil {
				return
			}
		}
	}()
	defer func() { near.Close(); <-done }()
	return to.Fetch(t.Context(), near, a, 0)
}

func TestADamagedFileIsFoundAndFetchedAnew(t *testing.T) {
	from, to := open(t), open(t)
	a := put(t, from, noise(2*manifest.ChunkSize))
	for _, spoil := range []func([]byte) []byte{
		func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
		func(b []byte) []byte { return b[:len(b)-1] },
		func(b []byte) []byte { return nil },
		func(b []byte) []byte { b[0] = 0xff; return b },
	} {
		if err := fetch(t, to, from, a, uncut); err != nil {
			t.Fatal(err)
		}
		path := to.path(a)
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, spoil(b), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := to.Get(a); err == nil {
			t.Error("damage is not seen")
		}
		if err := to.Check(a); !errors.Is(err, ErrDamaged) || to.Has(a) {
			t.Errorf("the damaged file stays: %v", err)
		}
	}
}

func TestAFullDisk(t *testing.T) {
	from := open(t)
	a := put(t, from, noise(manifest.ChunkSize))
	to, err := Open(t.TempDir(), func(string) (uint64, error) { return leastFree + 1000, nil })
	if err != nil {
		t.Fatal(err)
	}
	if err := fetch(t, to, from, a, uncut); !errors.Is(err, ErrNoSpace) || to.Has(a) {
		t.Errorf("a full disk: %v", err)
	}
	to.free = nil
	if err := fetch(t, to, from, a, uncut); err != nil {
		t.Errorf("when there is room again: %v", err)
	}
	if err := to.Drop(a); err != nil || to.Has(a) {
		t.Errorf("dropped: %v", err)
	}
}

func TestWhatIsNotThere(t *testing.T) {
	if err := fetch(t, open(t), open(t), manifest.Of(nil).Address(), uncut); !errors.Is(err, ErrMissing) {
		t.Errorf("a missing file: %v", err)
	}
}

// FuzzStored reads files that the disk may have made of a good one.
func FuzzStored(f *testing.F) {
	s := open(f)
	a := put(f, s, []byte("a day of the office"))
	good, err := os.ReadFile(s.path(a))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:len(good)-1])
	f.Fuzz(func(t *testing.T, b []byte) {
		s := open(t)
		for _, path := range []string{s.path(a), s.part(a)} {
			if err := os.WriteFile(filepath.Clean(path), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := s.Get(a); err == nil && string(got) != "a day of the office" {
			t.Fatalf("%q was read", got)
		}
		p, err := s.openPart(a)
		if err != nil {
			t.Fatal(err)
		}
		p.file.Close()
	})
}
