package member

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/office"
)

// A machine whose keys were made by hand begins the office with the others when
// its data folder is empty. If somebody has deleted the folder of one that ran
// before, it would vote again without knowing what it voted for. The register
// knows who has run, so the others are asked.

// errDeleted is why such a store is treated as lost.
var errDeleted = errors.New("the data folder is empty, and this computer was a part of the office before")

// askFor is how long the others may take to remember.
const askFor = 3 * time.Second

// tellBefore says whether the asking machine has run a member before: each tells
// the register where it listens.
func (m *Member) tellBefore(_ context.Context, from asker, _ json.RawMessage) (any, error) {
	before := false
	m.machine.look(func(s *office.State) {
		entry, known := s.Machines.Machine(from.Machine)
		before = known && len(entry.Addresses) > 0
	})
	return before, nil
}

// NoteDeleted treats an empty data folder as a store that was lost, if another
// machine says that this one has run before; Readmit goes on from there. Where
// nobody answers it is taken for new: so an office begins.
func NoteDeleted(ctx context.Context, cfg Config) error {
	if _, err := os.Lstat(filepath.Join(cfg.Dir, labelFile)); cfg.Joined || !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, noted := WasSetAside(cfg.Dir); noted || !ranBefore(ctx, cfg) {
		return nil
	}
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return storageFault(cfg.Dir, err)
	}
	if _, err := SetAside(cfg.Dir, cfg.ID, errDeleted, time.Now()); err != nil {
		return storageFault(cfg.Dir, err)
	}
	return nil
}

// ranBefore asks all others at once.
func ranBefore(ctx context.Context, cfg Config) bool {
	ctx, cancel := context.WithTimeout(ctx, askFor)
	defer cancel()
	d := newDirectory(cfg.Identity, cfg.Members)
	var asking sync.WaitGroup
	said := make(chan struct{}, len(cfg.Members))
	for _, peer := range cfg.Members {
		if peer.ID == cfg.ID {
			continue
		}
		asking.Go(func() {
			l := line{id: peer.ID}
			defer l.close()
			var before bool
			if err := l.ask(ctx, d, cluster.AboutBefore, nil, &before); err == nil && before {
				said <- struct{}{}
			}
		})
	}
	asking.Wait()
	return len(said) > 0
}
