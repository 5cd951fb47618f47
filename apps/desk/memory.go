package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"

	"okienko/apps/desk/flow"
	"okienko/internal/durable"
)

// memory keeps who signed in where, so that the next morning takes one key, and
// where the window stood. It is a convenience: when it cannot be read, the clerk
// types the name again.
type memory struct {
	dir string
	mu  sync.Mutex // one change at a time: the window and the flow both keep something
}

// remembered is what the memory holds.
type remembered struct {
	flow.RememberMe
	Thin   bool
	Places places
}

// places are where the forms of the window stand.
type places struct{ Whole, Bar place }

func (m *memory) file() string { return filepath.Join(m.dir, "desk.json") }

func (m *memory) read() remembered {
	var kept remembered
	if text, err := os.ReadFile(m.file()); err == nil {
		_ = json.Unmarshal(text, &kept)
	}
	return kept
}

// keep changes what is remembered.
func (m *memory) keep(change func(*remembered)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	kept := m.read()
	change(&kept)
	text, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(m.dir, 0o700); err != nil {
		return err
	}
	return durable.WriteFile(m.file(), text, 0o600)
}
