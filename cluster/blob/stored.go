package blob

import (
	"errors"
	"fmt"
	"io"
	"os"

	"okienko/internal/durable"
	"okienko/office/manifest"
)

// readStored reads a file in its stored form, proves it, and gives its bytes to to.
func readStored(stored io.Reader, address manifest.Sum, to io.Writer) error {
	m, err := readManifest(stored, address)
	for i := 0; i < len(m.Chunks) && err == nil; i++ {
		var packed, chunk []byte
		if packed, err = readBlock(stored, maxPacked); err != nil {
			break
		}
		if chunk, err = unpack(m, i, packed); err == nil {
			_, err = to.Write(chunk)
		}
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("it ends too early: %w", ErrDamaged)
	}
	return err
}

// Stored opens a file in its stored form, which is compressed, and says how long
// that is. Nothing is proven: whoever reads it does so with Prove or Take.
func (s *Store) Stored(address manifest.Sum) (io.ReadCloser, int64, error) {
	f, err := os.Open(s.path(address))
	if err != nil {
		return nil, 0, fmt.Errorf("open the blob %s: %w", address, err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, errors.Join(fmt.Errorf("open the blob %s: %w", address, err), f.Close())
	}
	return f, info.Size(), nil
}

// Prove reads a file in its stored form, and nothing behind it, and proves that it
// is the right one.
func Prove(stored io.Reader, address manifest.Sum) error {
	if err := prove(stored, address); err != nil {
		return fmt.Errorf("prove the blob %s: %w", address, err)
	}
	return nil
}

func prove(stored io.Reader, address manifest.Sum) error {
	if err := readStored(stored, address, io.Discard); err != nil {
		return err
	}
	if n, err := io.ReadFull(stored, make([]byte, 1)); n > 0 || !errors.Is(err, io.EOF) {
		return errors.Join(err, fmt.Errorf("something follows its end: %w", ErrDamaged))
	}
	return nil
}

// Take stores a file that comes in its stored form, once it is proven.
func (s *Store) Take(stored io.Reader, address manifest.Sum) error {
	err := durable.Write(s.path(address), 0o600, func(w io.Writer) error {
		return prove(io.TeeReader(stored, w), address)
	})
	if err != nil {
		return fmt.Errorf("store the blob %s: %w", address, err)
	}
	return nil
}
