package member

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"okienko/internal/durable"
)

// versionFile says which program was the last that ran on a data folder. It is no
// part of the label, which an older program must be able to read.
const versionFile = "version"

// welcomeVersion makes a backup when another version of the program begins on this
// data folder, before anything new is written. One that fails keeps nobody from
// working: it is an alarm, and is tried again at the next start.
func (m *Member) welcomeVersion() {
	path := filepath.Join(m.cfg.Dir, versionFile)
	last, err := os.ReadFile(path)
	if m.cfg.Version == "" || err == nil && string(last) == m.cfg.Version {
		return
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		m.cfg.Log.Warn("which program ran here last cannot be read", "error", err)
	}
	if m.mayBackUp() == nil {
		m.cfg.Log.Info("another version of the program begins, after a backup", "was", string(last), "is", m.cfg.Version)
		if _, err := m.backUp(m.life, true, 0); err != nil {
			return
		}
	}
	if err := durable.WriteFile(path, []byte(m.cfg.Version), 0o600); err != nil {
		m.cfg.Log.Warn("which program runs here was not noted", "error", err)
	}
}
