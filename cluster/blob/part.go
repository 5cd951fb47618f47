package blob

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"okienko/internal/durable"
	"okienko/office/manifest"
)

// part is a file that is only partly there.
type part struct {
	store    *Store
	address  manifest.Sum
	file     *os.File
	manifest manifest.Manifest // without chunks while it is not known
	known    bool
	next     int // the first chunk that is missing
}

// openPart goes on with what is there of a file. What cannot be used is cut off.
func (s *Store) openPart(address manifest.Sum) (*part, error) {
	f, err := os.OpenFile(s.part(address), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	p := &part{store: s, address: address, file: f}
	if err := p.resume(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return p, nil
}

// resume reads as far as everything is right.
func (p *part) resume() error {
	good := int64(0)
	if m, err := readManifest(p.file, p.address); err == nil {
		p.manifest, p.known = m, true
		good, _ = p.file.Seek(0, io.SeekCurrent)
	}
	for p.known && p.next < len(p.manifest.Chunks) {
		packed, err := readBlock(p.file, maxPacked)
		if err == nil {
			_, err = unpack(p.manifest, p.next, packed)
		}
		if err != nil {
			break
		}
		p.next++
		good, _ = p.file.Seek(0, io.SeekCurrent)
	}
	if err := p.file.Truncate(good); err != nil {
		return err
	}
	_, err := p.file.Seek(good, io.SeekStart)
	return err
}

// begin takes the manifest.
func (p *part) begin(b []byte) error {
	m, err := manifest.Read(b)
	if err != nil || m.Address() != p.address {
		return fmt.Errorf("the manifest: %w", ErrDamaged)
	}
	if err := p.store.room(m.Size); err != nil {
		return err
	}
	if err := writeBlock(p.file, b); err != nil {
		return err
	}
	p.manifest, p.known = m, true
	return nil
}

// add takes the next chunk.
func (p *part) add(packed []byte) error {
	if _, err := unpack(p.manifest, p.next, packed); err != nil {
		return err
	}
	if err := p.store.room(uint64(len(packed))); err != nil {
		return err
	}
	if err := writeBlock(p.file, packed); err != nil {
		return err
	}
	p.next++
	return nil
}

func (p *part) whole() bool { return p.known && p.next == len(p.manifest.Chunks) }

// finish gives the whole file its name.
func (p *part) finish() error {
	if err := errors.Join(p.file.Sync(), p.file.Close()); err != nil {
		return err
	}
	if err := os.Rename(p.file.Name(), p.store.path(p.address)); err != nil {
		return err
	}
	return durable.SyncFolder(filepath.Dir(p.file.Name()))
}
