package member

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/raft"
	raftboltdb "github.com/hashicorp/raft-boltdb/v2"
	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"okienko/internal/durable"
	"okienko/internal/feed"
)

// storeFormat is the version of the data folder that this program writes.
const storeFormat = 1

// leastSpace is what must be free before a member starts: room for the store to
// grow while somebody tidies up.
const leastSpace = 16 << 20

const (
	labelFile = "okienko.json"
	logFile   = "log.db"
)

// label says what a data folder is, so that a wrong one is refused and never
// guessed about.
type label struct {
	Format int    `json:"format"`
	Member string `json:"member"`
}

// store is a member's data folder, open.
type store struct {
	bolt      *raftboltdb.BoltStore
	snapshots raft.SnapshotStore
}

// openStore opens a data folder, or makes a new one in an empty or missing
// folder. It refuses a folder of a newer version, of another member, in use by
// another program, damaged, or on a full disk; each is a Fault of its own.
func openStore(cfg Config) (*store, error) {
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return nil, storageFault(cfg.Dir, err)
	}
	if free, err := cfg.FreeSpace(cfg.Dir); err == nil && free < leastSpace {
		return nil, storageFault(cfg.Dir, fmt.Errorf("%w: %d MB", errNoSpace, free>>20))
	}
	if err := checkLabel(cfg); err != nil {
		return nil, err
	}
	bolt, err := raftboltdb.New(raftboltdb.Options{
		Path:        filepath.Join(cfg.Dir, logFile),
		BoltOptions: &bbolt.Options{Timeout: time.Second},
	})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fault(feed.InUse, cfg.Dir, err,
			"Another program uses this data folder, most likely another member. End it, or use another folder.")
	}
	if err != nil {
		return nil, storageFault(cfg.Dir, err)
	}
	snapshots, err := raft.NewFileSnapshotStoreWithLogger(cfg.Dir, 2, hclog.NewNullLogger())
	if err != nil {
		bolt.Close()
		return nil, storageFault(cfg.Dir, err)
	}
	return &store{bolt, snapshots}, nil
}

// checkLabel reads the folder's label, and writes it in an empty folder.
func checkLabel(cfg Config) error {
	path := filepath.Join(cfg.Dir, labelFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return writeLabel(cfg, path)
	}
	var l label
	if err == nil {
		err = json.Unmarshal(text, &l)
	}
	switch {
	case err != nil:
		return storageFault(cfg.Dir, fmt.Errorf("%s: %w", labelFile, err))
	case l.Format < 1:
		return storageFault(cfg.Dir, fmt.Errorf("%s names no format", labelFile))
	case l.Format > storeFormat:
		return fault(feed.DataNewer, cfg.Dir, fmt.Errorf("format %d, and this program knows %d", l.Format, storeFormat),
			"Install the newer version of Okienko on this machine. Nothing was changed.")
	case l.Member != cfg.ID:
		return fault(feed.WrongOffice, cfg.Dir, fmt.Errorf("the folder belongs to %q and not to %q", l.Member, cfg.ID),
			"Give this machine its own data folder. Nothing was changed.")
	}
	return nil
}

func writeLabel(cfg Config, path string) error {
	if _, err := os.Stat(filepath.Join(cfg.Dir, logFile)); err == nil {
		return storageFault(cfg.Dir, fmt.Errorf("%s is missing", labelFile))
	}
	text, _ := json.Marshal(label{storeFormat, cfg.ID}) // plain fields: it cannot fail
	if err := durable.WriteFile(path, text, 0o600); err != nil {
		return storageFault(cfg.Dir, err)
	}
	return nil
}
