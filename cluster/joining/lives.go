package joining

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A data folder tells two things of the office's lives: which one its store is
// of, and the newest one that this machine has heard of. A store of an older one
// is not gone on with.
const (
	livedFile = "incarnation.pem"
	heardFile = "incarnation-heard.pem"
)

// LivedFile is where a data folder has the life that its store is of.
func LivedFile(data string) string { return filepath.Join(data, livedFile) }

// Lived is the life that a data folder's store is of.
func Lived(data string) (Incarnation, error) { return ReadIncarnation(LivedFile(data)) }

// Known is the newest life that a machine knows, by its data folder.
func Known(data string) (Incarnation, error) {
	lived, err := Lived(data)
	if err != nil {
		return lived, err
	}
	heard, err := ReadIncarnation(filepath.Join(data, heardFile))
	if heard.Compare(lived) > 0 {
		return heard, err
	}
	return lived, err
}

// Hear notes a life in a data folder. One that is not newer than those that are
// known is nothing new.
func Hear(data string, i Incarnation) error {
	known, err := Known(data)
	if err == nil && i.Compare(known) <= 0 {
		return nil
	}
	return i.Write(filepath.Join(data, heardFile)) // over one that cannot be read, too
}

// Begin says that a data folder has no store, or an empty one, and goes on in the
// newest life that is known there.
func Begin(data string) error {
	known, err := Known(data)
	if err != nil {
		return err
	}
	if !known.First() {
		if err := known.Write(LivedFile(data)); err != nil {
			return err
		}
	}
	if err := os.Remove(filepath.Join(data, heardFile)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
