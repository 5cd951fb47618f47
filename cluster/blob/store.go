package blob

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"okienko/internal/durable"
	"okienko/office/manifest"
)

// leastFree is what a fetch leaves free on the disk: the log needs it more.
const leastFree = 300 << 20

// ErrNoSpace says that a fetch would fill the disk.
var ErrNoSpace = errors.New("too little space is left on the disk")

// Store is a folder of files. Several goroutines may use it, but only one may
// fetch the same file at a time.
type Store struct {
	dir  string
	free func(dir string) (uint64, error) // nil asks nobody
}

// Open opens the folder, or makes it.
func Open(dir string, free func(dir string) (uint64, error)) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open the folder of blobs: %w", err)
	}
	return &Store{dir, free}, nil
}

// Put stores a file. One that is there already stays as it is.
func (s *Store) Put(file []byte) (manifest.Sum, error) {
	m := manifest.Of(file)
	address := m.Address()
	if s.Has(address) {
		return address, nil
	}
	err := durable.Write(s.path(address), 0o600, func(w io.Writer) error {
		if err := writeBlock(w, m.Bytes()); err != nil {
			return err
		}
		for i := range m.Chunks {
			from := i * manifest.ChunkSize
			if err := writeBlock(w, pack(file[from:from+m.Length(i)])); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return address, fmt.Errorf("store the blob %s: %w", address, err)
	}
	return address, nil
}

// Has says whether the whole file is there.
func (s *Store) Has(address manifest.Sum) bool {
	info, err := os.Stat(s.path(address))
	return err == nil && info.Mode().IsRegular()
}

// Get reads a file and proves that it is the right one.
func (s *Store) Get(address manifest.Sum) ([]byte, error) {
	var file bytes.Buffer
	if err := s.read(address, &file); err != nil {
		return nil, fmt.Errorf("read the blob %s: %w", address, err)
	}
	return file.Bytes(), nil
}

// Check reads a file and proves that it is the right one. A damaged one is
// removed, so that it can be fetched anew.
func (s *Store) Check(address manifest.Sum) error {
	err := s.read(address, io.Discard)
	if errors.Is(err, ErrDamaged) {
		err = errors.Join(err, os.Remove(s.path(address)))
	}
	if err != nil {
		return fmt.Errorf("check the blob %s: %w", address, err)
	}
	return nil
}

func (s *Store) read(address manifest.Sum, to io.Writer) error {
	f, err := os.Open(s.path(address))
	if err != nil {
		return err
	}
	defer f.Close()
	return readStored(f, address, to)
}

// List lists the files that are there, in the order of their addresses.
func (s *Store) List() ([]manifest.Sum, error) {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return nil, fmt.Errorf("list the blobs: %w", err)
	}
	var list []manifest.Sum
	for _, e := range entries {
		name, is := strings.CutSuffix(e.Name(), suffix)
		if a, err := manifest.ParseSum(name); is && err == nil {
			list = append(list, a)
		}
	}
	slices.SortFunc(list, func(a, b manifest.Sum) int { return bytes.Compare(a[:], b[:]) })
	return list, nil
}

const suffix = ".blob"

func (s *Store) path(address manifest.Sum) string {
	return filepath.Join(s.dir, address.String()+suffix)
}

// part is where a file grows until it is whole.
func (s *Store) part(address manifest.Sum) string {
	return filepath.Join(s.dir, address.String()+".part")
}

// room says whether so many bytes may be taken from the disk.
func (s *Store) room(size uint64) error {
	if s.free == nil {
		return nil
	}
	free, err := s.free(s.dir)
	if err == nil && free < size+leastFree {
		return fmt.Errorf("%w: %d MB, and the file has %d MB", ErrNoSpace, free>>20, size>>20)
	}
	return nil
}

// Drop removes a file that nobody needs any more, or what is there of it.
func (s *Store) Drop(address manifest.Sum) error {
	for _, path := range []string{s.path(address), s.part(address)} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("drop the blob %s: %w", address, err)
		}
	}
	return nil
}
