package member

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/hashicorp/raft"
	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"okienko/cluster"
	"okienko/cluster/member/journal"
)

// CheckStore reads a whole data folder and says what is damaged in it: the pages
// of the log's store, the journal, every entry with its checksums, every
// snapshot, and whether they fit together. It changes nothing. A damaged store
// can end the program that reads it, or never end, so whoever wants to outlive
// that asks a child process, and waits no longer than CheckFor.
func CheckStore(dir string) error {
	l, err := readLabel(dir)
	if _, missing := os.Stat(filepath.Join(dir, logFile)); missing != nil && !l.Journal {
		return nil // a new folder, or one that Open refuses
	}
	if err != nil || l.Format != storeFormat {
		return err // a newer version's folder is for that one to check
	}
	err = checkPages(filepath.Join(dir, logFile))
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil // in use: whoever opens it next says so
	case errors.Is(err, errUnborn) && isNew(dir, l):
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", logFile, err)
	}
	history, pending, err := readJournal(dir, l)
	if err != nil {
		return err
	}
	logs, err := openBolt(filepath.Join(dir, logFile), true)
	if err != nil {
		return fmt.Errorf("%s: %w", logFile, err)
	}
	defer logs.Close()
	covered, err := checkSnapshots(dir)
	if err != nil {
		return err
	}
	view := &overlay{sealed: logs, over: pending}
	if err := checkHistory(view, history); err != nil {
		return err
	}
	return errors.Join(checkEntries(view, covered), checkCommit(dir, view, covered))
}

// CheckFor is how long the check of a store may take. Some damage makes the
// reader go round in circles.
const CheckFor = 2 * time.Minute

// errUnborn is a file that was made and never written to. A process that ended
// in its first moment leaves one, and nothing else.
var errUnborn = errors.New("nothing was ever written into it")

func isNew(dir string, l label) bool {
	h, err := journal.Read(dir, l.owner())
	if l.Journal && (err != nil || !h.Empty()) {
		return false
	}
	ids, err := snapshotIDs(dir)
	committed, _ := readCommit(dir)
	return err == nil && len(ids) == 0 && committed == commit{}
}

// checkPages walks the pages and returns the first mistake.
func checkPages(path string) error {
	if about, err := os.Stat(path); err == nil && about.Size() == 0 {
		return errUnborn
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second, ReadOnly: true})
	if err != nil {
		return err
	}
	err = db.View(func(tx *bbolt.Tx) error {
		var first error
		for err := range tx.Check() { // to its end, or it hangs
			if first == nil {
				first = err
			}
		}
		if first == nil && (tx.Bucket([]byte("logs")) == nil || tx.Bucket([]byte("conf")) == nil) {
			return errUnborn
		}
		return first
	})
	return errors.Join(err, db.Close())
}

// readJournal reads what a journal remembers, and what of it the store may lack.
func readJournal(dir string, l label) (all, pending journal.Changes, err error) {
	if !l.Journal {
		return all, pending, nil
	}
	h, err := journal.Read(dir, l.owner())
	if err != nil {
		return all, pending, err
	}
	if all, err = h.All(); err == nil {
		pending, err = h.Pending()
	}
	return all, pending, err
}

// overlay is the log as it will be when the journal is brought into the store.
type overlay struct {
	sealed
	over journal.Changes
}

// GetLog reads an entry.
func (o *overlay) GetLog(index uint64, l *raft.Log) error {
	if found := o.over.Entries[index]; found != nil {
		*l = *found
		return nil
	}
	if o.over.Deletes(index) {
		return raft.ErrLogNotFound
	}
	return o.sealed.GetLog(index, l)
}

// Get reads a value.
func (o *overlay) Get(key []byte) ([]byte, error) {
	if v := o.over.Values[string(key)]; v != nil {
		return v, nil
	}
	return o.sealed.Get(key)
}

// ends are the first and the last index that there may be.
func (o *overlay) ends() (first, last uint64, err error) {
	if first, err = o.FirstIndex(); err == nil {
		last, err = o.LastIndex()
	}
	for i := range o.over.Entries {
		if last = max(last, i); first == 0 || i < first {
			first = i
		}
	}
	for ; first <= last && o.over.Deletes(first) && o.over.Entries[first] == nil; first++ {
	}
	for ; last >= first && o.over.Deletes(last) && o.over.Entries[last] == nil; last-- {
	}
	return first, last, err
}

// checkHistory compares the log with the journal's copy of its end.
func checkHistory(o *overlay, history journal.Changes) error {
	if history.Behind(o.sealed) {
		o.over = journal.Changes{} // as Open does
		return nil
	}
	if n := history.Lacking(o); n > 0 {
		return fmt.Errorf("%d entries or values are not as the journal has them", n)
	}
	return nil
}

// checkEntries reads every entry that should be there. Where a snapshot covers
// them there may be a gap: it came from another member to one that was away.
func checkEntries(o *overlay, covered uint64) error {
	first, last, err := o.ends()
	if err != nil || last == 0 || first > last {
		return err
	}
	if first > covered+1 {
		return fmt.Errorf("the entries before %d are missing", first)
	}
	term := uint64(0)
	for i := first; i <= last; i++ {
		var entry raft.Log
		err := o.GetLog(i, &entry)
		if errors.Is(err, raft.ErrLogNotFound) && i <= covered {
			continue
		}
		if err == nil {
			err = checkEntry(&entry, i, term)
		}
		if err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
		term = entry.Term
	}
	return nil
}

func checkEntry(entry *raft.Log, index, term uint64) error {
	if entry.Index != index {
		return fmt.Errorf("it calls itself %d", entry.Index)
	}
	if entry.Term < term {
		return fmt.Errorf("it is of term %d, after term %d", entry.Term, term)
	}
	if entry.Type != raft.LogCommand {
		return nil
	}
	_, err := cluster.DecodeBatch(entry.Data)
	return err
}

func checkCommit(dir string, logs raft.LogStore, covered uint64) error {
	c, err := readCommit(dir)
	if err != nil {
		return err
	}
	return c.check(logs, covered)
}
