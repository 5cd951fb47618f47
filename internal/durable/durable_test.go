package durable_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"okienko/internal/durable"
)

func TestWriteFileReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "label.json")
	for _, text := range []string{"the first, which is longer", "the second"} {
		if err := durable.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := read(t, path); got != text {
			t.Errorf("the file holds %q and not %q", got, text)
		}
	}
	alone(t, path)
}

func TestWriteKeepsTheOldFileWhenFillingFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "label.json")
	if err := durable.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := errors.New("no space is left")
	err := durable.Write(path, 0o600, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half of the n")
		return full
	})
	if !errors.Is(err, full) {
		t.Errorf("the error is %v", err)
	}
	if got := read(t, path); got != "old" {
		t.Errorf("the file holds %q", got)
	}
	alone(t, path)
}

func TestWriteNeedsItsFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "label.json")
	if err := durable.WriteFile(path, nil, 0o600); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the error is %v", err)
	}
}

func TestWriteSetsPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: Windows has other permissions")
	}
	path := filepath.Join(t.TempDir(), "ticket.png")
	if err := durable.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
}

// TestReadersSeeWholeFiles reads while others write: every reading is one of the
// texts.
func TestReadersSeeWholeFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "label.json")
	whole := map[string]bool{}
	var writers sync.WaitGroup
	for _, b := range []byte("ab") {
		text := make([]byte, 100_000)
		for i := range text {
			text[i] = b
		}
		whole[string(text)] = true
		if err := durable.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		writers.Go(func() {
			for range 20 {
				if err := durable.WriteFile(path, text, 0o600); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 50 {
		if !whole[read(t, path)] {
			t.Error("a reader saw a part of a file")
		}
	}
	writers.Wait()
	alone(t, path)
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// alone says that nothing else was left in the folder.
func alone(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}
