package member

import (
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

	"okienko/cluster"
	"okienko/office/machines"
)

// CheckStore reads a whole data folder and says what is damaged in it: the pages
// of the store, every entry of the log with the checksum of every command, and
// every snapshot. It changes nothing. A damaged store can end the program that
// reads it, so whoever wants to outlive that asks a child process.
func CheckStore(dir string) error {
	path := filepath.Join(dir, logFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	options := &bbolt.Options{Timeout: time.Second, ReadOnly: true}
	db, err := bbolt.Open(path, 0o600, options)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil // in use: whoever opens it next says so
	}
	if err != nil {
		return fmt.Errorf("%s: %w", logFile, err)
	}
	err = errors.Join(db.View(checkPages), db.Close())
	if err != nil {
		return fmt.Errorf("%s: %w", logFile, err)
	}
	logs, err := raftboltdb.New(raftboltdb.Options{Path: path, BoltOptions: options})
	if err != nil {
		return fmt.Errorf("%s: %w", logFile, err)
	}
	covered, err := checkSnapshots(dir)
	return errors.Join(err, checkEntries(logs, covered), logs.Close())
}

// checkPages walks the pages and returns the first mistake. The channel has to
// be read to its end.
func checkPages(tx *bbolt.Tx) error {
	var first error
	for err := range tx.Check() {
		if first == nil {
			first = err
		}
	}
	return first
}

// checkEntries reads every entry that should be there. Where a snapshot covers
// them there may be a gap: it came from another member to one that was away.
func checkEntries(logs *raftboltdb.BoltStore, covered uint64) error {
	first, err := logs.FirstIndex()
	if err != nil {
		return err
	}
	last, err := logs.LastIndex()
	if err != nil || last == 0 {
		return err
	}
	for i := first; i <= last; i++ {
		err := checkEntry(logs, i)
		if errors.Is(err, raft.ErrLogNotFound) && i <= covered {
			continue
		}
		if err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
	}
	return nil
}

func checkEntry(logs *raftboltdb.BoltStore, index uint64) error {
	var entry raft.Log
	if err := logs.GetLog(index, &entry); err != nil {
		return err
	}
	if entry.Index != index {
		return fmt.Errorf("it calls itself %d", entry.Index)
	}
	if entry.Type != raft.LogCommand {
		return nil
	}
	_, err := cluster.DecodeBatch(entry.Data)
	return err
}

// checkSnapshots restores every snapshot into nowhere, and returns the last
// entry that one covers.
func checkSnapshots(dir string) (covered uint64, err error) {
	folders, err := filepath.Glob(filepath.Join(dir, "snapshots", "*[0-9]"))
	if err != nil || len(folders) == 0 {
		return 0, err
	}
	store, err := raft.NewFileSnapshotStoreWithLogger(dir, 2, hclog.NewNullLogger())
	if err != nil {
		return 0, err
	}
	for _, folder := range folders {
		id := filepath.Base(folder)
		about, body, err := store.Open(id) // checks the checksum
		if err == nil {
			err = newMachine(nil, func(*machines.State) {}).Restore(body)
		}
		if err != nil {
			return 0, fmt.Errorf("snapshot %s: %w", id, err)
		}
		covered = max(covered, about.Index)
	}
	return covered, nil
}
