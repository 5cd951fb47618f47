package journal

import (
	"errors"
	"fmt"
	"io"
	"os"

	"okienko/internal/durable"
)

// file is a file of the journal, open for writing.
type file interface {
	io.WriterAt
	io.Closer
	Sync() error
}

// diskFile flushes data only: the file never changes its length.
type diskFile struct{ *os.File }

// Sync flushes what was written.
func (f diskFile) Sync() error { return flush(f.File) }

func openFile(path string) (file, error) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	return diskFile{f}, nil
}

// Create makes the files of a new journal, and forgets what an older one held.
// They are filled with zeros: that takes the room on the disk for good, on every
// system, and writing over bytes takes half the time of writing new ones.
func Create(cfg Config) error {
	cfg = cfg.filled()
	for _, path := range Files(cfg.Dir) {
		err := durable.Write(path, 0o600, func(w io.Writer) error { return zeros(w, cfg.Size) })
		if err != nil {
			return fmt.Errorf("make the journal %s: %w", path, err)
		}
	}
	return nil
}

func zeros(w io.Writer, n int64) error {
	b := make([]byte, min(n, 1<<20))
	for ; n > 0; n -= int64(len(b)) {
		if _, err := w.Write(b[:min(n, int64(len(b)))]); err != nil {
			return err
		}
	}
	return nil
}

// lengthen gives a file that was cut off its zeros again.
func lengthen(path string, size int64) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	at, err := f.Seek(0, io.SeekEnd)
	if err == nil && at < size {
		err = errors.Join(zeros(f, size-at), f.Sync())
	}
	return errors.Join(err, f.Close())
}
