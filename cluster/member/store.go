package member

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/hashicorp/raft"
	raftboltdb "github.com/hashicorp/raft-boltdb/v2"
	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"okienko/internal/feed"
)

// leastSpace is what must be free before a member starts: room for the store to
// grow while somebody tidies up.
const leastSpace = 16 << 20

// logFile is the store of the log.
const logFile = "log.db"

// store is a member's data folder, open.
type store struct {
	logs      *guarded
	cached    raft.LogStore // logs, with its end in memory
	snapshots *snapshots
	waits     bool        // it comes after a store that was lost
	closers   []io.Closer // in the order of closing
}

func (s *store) close() {
	for _, c := range s.closers {
		c.Close() // whatever it says, the next start reads what is on the disk
	}
}

// openStore opens a data folder, or makes a new one in an empty or missing
// folder. It refuses a folder of a newer version, of another member, in use by
// another program, damaged, or on a full disk; each is a Fault of its own. What
// happens to the store later, failed is told.
func openStore(cfg Config, failed func(error)) (*store, error) {
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return nil, storageFault(cfg.Dir, err)
	}
	if free, err := cfg.FreeSpace(cfg.Dir); err == nil && free < leastSpace {
		return nil, storageFault(cfg.Dir, fmt.Errorf("%w: %d MB", errNoSpace, free>>20))
	}
	if err := checkAside(cfg); err != nil {
		return nil, err
	}
	l, err := checkLabel(cfg)
	if err != nil {
		return nil, err
	}
	if err := checkMark(cfg.Dir); err != nil {
		return nil, storageFault(cfg.Dir, err)
	}
	bolt, err := openBolt(filepath.Join(cfg.Dir, logFile), false)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fault(feed.InUse, cfg.Dir, err,
			"Another program uses this data folder, most likely another member. End it, or use another folder.")
	}
	if err != nil {
		return nil, storageFault(cfg.Dir, err)
	}
	s := &store{logs: &guarded{Store: bolt, failed: failed, hold: cfg.hold}, waits: l.Waits, closers: []io.Closer{bolt}}
	if err := s.openRest(cfg, l); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// openBolt opens the store of the log, in which each entry has a checksum.
func openBolt(path string, readOnly bool) (sealed, error) {
	bolt, err := raftboltdb.New(raftboltdb.Options{
		Path: path, BoltOptions: &bbolt.Options{Timeout: time.Second, ReadOnly: readOnly},
	})
	return sealed{bolt}, err
}

// openRest opens what stands beside the log's store, which keeps every other
// program out.
func (s *store) openRest(cfg Config, l label) error {
	j, err := openJournal(cfg, l, s.logs.Store, s.logs.failed)
	if err != nil {
		return err
	}
	s.cached, err = raft.NewLogCache(512, s.logs)
	if err != nil {
		return fault(feed.MemberStopped, cfg.ID, err, "Report this.")
	}
	if j != nil {
		s.logs.Store, s.cached = j, s.logs               // it has the end of the log in memory itself
		s.closers = append([]io.Closer{j}, s.closers...) // what it holds goes into the store
	}
	s.snapshots, err = openSnapshots(cfg.Dir)
	if err != nil {
		return storageFault(cfg.Dir, err)
	}
	return nil
}
