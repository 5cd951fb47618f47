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
	return errors.Join(checkEntries(logs), logs.Close(), checkSnapshots(dir))
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

// checkEntries reads every entry that should be there.
func checkEntries(logs *raftboltdb.BoltStore) error {
	first, err := logs.FirstIndex()
	if err != nil {
		return err
	}
	last, err := logs.LastIndex()
	if err != nil || last == 0 {
		return err
	}
	for i := first; i <= last; i++ {
		var entry raft.Log
		if err := logs.GetLog(i, &entry); err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
		if entry.Index != i {
			return fmt.Errorf("entry %d calls itself %d", i, entry.Index)
		}
		if entry.Type != raft.LogCommand {
			continue
		}
		if _, err := cluster.DecodeBatch(entry.Data); err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
	}
	return nil
}

// checkSnapshots restores every snapshot into nowhere.
func checkSnapshots(dir string) error {
	folders, err := filepath.Glob(filepath.Join(dir, "snapshots", "*[0-9]"))
	if err != nil || len(folders) == 0 {
		return err
	}
	store, err := raft.NewFileSnapshotStoreWithLogger(dir, 2, hclog.NewNullLogger())
	if err != nil {
		return err
	}
	for _, folder := range folders {
		_, body, err := store.Open(filepath.Base(folder)) // checks the checksum
		if err == nil {
			err = newMachine(nil).Restore(body)
		}
		if err != nil {
			return fmt.Errorf("snapshot %s: %w", filepath.Base(folder), err)
		}
	}
	return nil
}
