package station

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"

	"okienko/internal/durable"
)

// Kept is what a window keeps of itself for its next start. It is a convenience:
// what cannot be read is as nothing kept.
type Kept[T any] struct {
	path string
	mu   sync.Mutex // one change at a time
}

// Keep is what is kept in a machine's data folder under a window's name.
func Keep[T any](dir, window string) *Kept[T] {
	return &Kept[T]{path: filepath.Join(dir, window+".json")}
}

// Read is what was kept last.
func (k *Kept[T]) Read() T {
	var kept T
	text, err := os.ReadFile(k.path)
	if err == nil {
		err = json.Unmarshal(text, &kept)
	}
	if err != nil {
		var nothing T
		return nothing
	}
	return kept
}

// Change changes a part of it.
func (k *Kept[T]) Change(change func(*T)) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	kept := k.Read()
	change(&kept)
	text, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(k.path), 0o700); err != nil {
		return err
	}
	return durable.WriteFile(k.path, text, 0o600)
}
