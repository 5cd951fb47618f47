package main

import (
	"encoding/json"
	"os"
	"path/filepath"

	"okienko/apps/desk/flow"
	"okienko/internal/durable"
)

// memory keeps who signed in where, so that the next morning takes one key. It
// is a convenience: when it cannot be read, the clerk types the name again.
type memory struct{ dir string }

func (m memory) file() string { return filepath.Join(m.dir, "desk.json") }

func (m memory) read() flow.RememberMe {
	var kept flow.RememberMe
	if text, err := os.ReadFile(m.file()); err == nil {
		_ = json.Unmarshal(text, &kept)
	}
	return kept
}

func (m memory) write(r flow.RememberMe) error {
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(m.dir, 0o700); err != nil {
		return err
	}
	return durable.WriteFile(m.file(), text, 0o600)
}
