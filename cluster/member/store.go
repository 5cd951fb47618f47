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
	"okienko/internal/lock"
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
	folder    io.Closer   // keeps every other program out
}

func (s *store) close() {
	s.closeFiles()
	s.folder.Close()
}

// closeFiles closes everything and keeps the folder.
func (s *store) closeFiles() {
	for _, c := range s.closers {
		c.Close() // whatever it says, the next start reads what is on the disk
	}
	s.closers = nil
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
	if err := finishSwitch(cfg.Dir); err != nil {
		return nil, err
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
	if err := checkLife(cfg.Dir); err != nil {
		return nil, outlived(cfg.Dir, err)
	}
	folder, err := takeFolder(cfg.Dir)
	if err != nil {
		return nil, err
	}
	bolt, err := openBolt(filepath.Join(cfg.Dir, logFile), false)
	if err != nil {
		folder.Close()
	}
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, inUse(cfg.Dir, err)
	}
	if err != nil {
		return nil, storageFault(cfg.Dir, err)
	}
	s := &store{
		logs: &guarded{Store: bolt, failed: failed, hold: cfg.hold}, waits: l.Waits,
		closers: []io.Closer{bolt}, folder: folder,
	}
	if err := s.openRest(cfg, l); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func inUse(dir string, err error) *Fault {
	return fault(feed.InUse, dir, err,
		"Another program uses this data folder, most likely another member. End it, or use another folder.")
}

// folderLock is held by whoever works with a data folder, and takeFor is how long
// the next one waits for a member that is about to end.
const (
	folderLock = "folder.lock"
	takeFor    = time.Second
)

// takeFolder keeps every other program out of a data folder.
func takeFolder(dir string) (io.Closer, error) {
	for began := time.Now(); ; time.Sleep(takeFor / 20) {
		held, err := lock.File(filepath.Join(dir, folderLock))
		switch {
		case err == nil:
			return held, nil
		case !errors.Is(err, lock.ErrTaken):
			return nil, storageFault(dir, err)
		case time.Since(began) > takeFor:
			return nil, inUse(dir, err)
		}
	}
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
