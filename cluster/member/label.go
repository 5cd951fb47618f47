package member

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"okienko/cluster/joining"
	"okienko/internal/durable"
	"okienko/internal/feed"
)

// storeFormat is the version of the data folder that this program writes.
const storeFormat = 1

const labelFile = joining.LabelFile

// label says what a data folder is, so that a wrong one is refused and never
// guessed about.
type label struct {
	Format  int    `json:"format"`
	Member  string `json:"member"`
	Store   string `json:"store,omitempty"`   // chance, so that files of two folders are not mixed
	Waits   bool   `json:"waits,omitempty"`   // the store before it was lost: it waits to be filled, and begins no office
	Journal bool   `json:"journal,omitempty"` // some of the log may be in the journal only
}

// owner stands in the journal, as whose it is.
func (l label) owner() string { return l.Member + "/" + l.Store }

// readLabel reads a folder's label. Its error is fs.ErrNotExist, or says what is
// wrong with it.
func readLabel(dir string) (label, error) {
	var l label
	text, err := os.ReadFile(filepath.Join(dir, labelFile))
	if err != nil {
		return l, err
	}
	if err := json.Unmarshal(text, &l); err != nil {
		return l, fmt.Errorf("%s: %w", labelFile, err)
	}
	if l.Format != storeFormat {
		return l, nil // whoever reads a newer one goes no further
	}
	strict := json.NewDecoder(bytes.NewReader(text))
	strict.DisallowUnknownFields() // a damaged name of a field must not read as "no"
	if err := strict.Decode(&label{}); err != nil {
		return l, fmt.Errorf("%s: %w", labelFile, err)
	}
	return l, nil
}

func writeLabel(dir string, l label) error {
	text, _ := json.Marshal(l) // plain fields: it cannot fail
	return durable.WriteFile(filepath.Join(dir, labelFile), text, 0o600)
}

// checkLabel reads the folder's label, and writes it in an empty folder.
func checkLabel(cfg Config) (label, error) {
	l, err := readLabel(cfg.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return newLabel(cfg)
	}
	switch {
	case err != nil:
		return l, storageFault(cfg.Dir, err)
	case l.Format < 1:
		return l, storageFault(cfg.Dir, fmt.Errorf("%s names no format", labelFile))
	case l.Format > storeFormat:
		return l, fault(feed.DataNewer, cfg.Dir, fmt.Errorf("format %d, and this program knows %d", l.Format, storeFormat),
			"Install the newer version of Okienko on this machine. Nothing was changed.")
	case l.Member != cfg.ID:
		return l, fault(feed.WrongOffice, cfg.Dir, fmt.Errorf("the folder belongs to %q and not to %q", l.Member, cfg.ID),
			"Give this machine its own data folder. Nothing was changed.")
	}
	return l, nil
}

func newLabel(cfg Config) (label, error) { return makeLabel(cfg, false) }

// makeLabel writes the label of a new store. One that waits comes after a store
// that was lost.
func makeLabel(cfg Config, waits bool) (label, error) {
	if _, err := os.Stat(filepath.Join(cfg.Dir, logFile)); err == nil {
		return label{}, storageFault(cfg.Dir, fmt.Errorf("%s is missing", labelFile))
	}
	// The store is empty: nothing of it is of an older life of the office.
	if err := joining.Begin(cfg.Dir); err != nil {
		return label{}, storageFault(cfg.Dir, err)
	}
	l := freshLabel(cfg.ID)
	l.Waits = waits
	if err := writeLabel(cfg.Dir, l); err != nil {
		return l, storageFault(cfg.Dir, err)
	}
	return l, nil
}

func freshLabel(member string) label {
	var chance [8]byte
	_, _ = rand.Read(chance[:]) // never fails since Go 1.24
	return label{Format: storeFormat, Member: member, Store: hex.EncodeToString(chance[:])}
}
