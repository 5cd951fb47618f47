// Package durable writes files that a power cut leaves whole: the old one or the
// new one, never half of either.
//
//	err := durable.WriteFile(path, text, 0o600)
//	err := durable.Write(path, 0o644, func(w io.Writer) error { return png.Encode(w, picture) })
package durable

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// WriteFile is os.WriteFile, but durable. The folder has to be there.
func WriteFile(path string, data []byte, perm os.FileMode) error {
	return Write(path, perm, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	})
}

// Write makes a file of what fill writes. It goes through a file beside it whose
// name begins with a dot: a rename is the only step that shows a file whole or
// not at all. When anything fails, what was there before stays.
func Write(path string, perm os.FileMode, fill func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails once the file has its name, as it should
	err = errors.Join(fill(f), f.Chmod(perm), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// SyncFolder makes a new name in a folder last. Windows has no such thing, and needs none.
func SyncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
