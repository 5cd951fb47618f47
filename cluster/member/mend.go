package member

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/hashicorp/raft"

	"okienko/cluster/member/journal"
)

// What can be done to a store, each in a process of its own: a damaged one can
// end whoever reads it.
const (
	OrderCheck   = "check-store"   // read everything, change nothing
	OrderMend    = "mend-store"    // put right what the journal and the snapshots know better
	OrderRebuild = "rebuild-store" // make the log's store anew from them, without reading it
)

// DoOrder does one of these.
func DoOrder(order, dir string) error {
	switch order {
	case OrderCheck:
		return CheckStore(dir)
	case OrderMend:
		return mendStore(dir)
	case OrderRebuild:
		return rebuildStore(dir)
	}
	return fmt.Errorf("%q is nothing that can be done to a store", order)
}

// Mend sees to it that a store is sound before a member opens it. do carries out
// an order in a child process and takes no longer than CheckFor. It says what
// was wrong, if something was; the error says that it still is. Nothing is done
// to a folder that Open refuses as another one's.
func Mend(dir string, do func(order string) error) (wrong, err error) {
	if err := finishSwitch(dir); err != nil {
		return nil, nil // Open tries again, and says what is wrong
	}
	if !isOurs(dir) {
		return nil, nil
	}
	if wrong = errors.Join(checkMark(dir), checkLife(dir)); wrong != nil {
		return wrong, wrong // its state is wrong, not its files: nothing here could mend it
	}
	if wrong = do(OrderCheck); wrong == nil {
		return nil, nil
	}
	for _, order := range []string{OrderMend, OrderRebuild} {
		if err = do(order); err == nil {
			if err = do(OrderCheck); err == nil {
				return wrong, nil
			}
		}
	}
	return wrong, wrong
}

// isOurs says that a folder is of this version and of one machine.
func isOurs(dir string) bool {
	l, err := readLabel(dir)
	if err != nil || l.Format != storeFormat {
		return false
	}
	_, err = journal.Read(dir, l.owner())
	return !errors.Is(err, journal.ErrForeign)
}

// mendStore puts right what can be put right in place: snapshots that cannot be
// read are set aside, entries and values come from the journal, and unreadable
// entries that a snapshot covers are dropped.
func mendStore(dir string) error {
	l, err := readLabel(dir)
	if err != nil {
		return err
	}
	covered, err := mendSnapshots(dir)
	if err != nil {
		return err
	}
	history, _, err := readJournal(dir, l)
	if err != nil {
		return err
	}
	logs, err := openBolt(filepath.Join(dir, logFile), false)
	if err != nil {
		return err
	}
	if _, err = history.Apply(logs); err == nil {
		err = dropUnreadable(logs, covered)
	}
	return errors.Join(err, logs.Close())
}

// mendSnapshots sets snapshots aside that cannot be read, and returns the last
// entry that one covers. The check that follows says whether the rest is enough.
func mendSnapshots(dir string) (covered uint64, err error) {
	ids, err := snapshotIDs(dir)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		index, err := checkSnapshot(dir, id)
		if err != nil {
			if _, err := moveAside(dir, time.Now(), filepath.Join("snapshots", id)); err != nil {
				return 0, err
			}
		}
		covered = max(covered, index)
	}
	return covered, nil
}

// dropUnreadable drops entries up to the last one that cannot be read, if a
// snapshot covers it. They were kept for members that were away, who get a
// snapshot then.
func dropUnreadable(logs sealed, covered uint64) error {
	first, err := logs.FirstIndex()
	if err != nil {
		return err
	}
	last, err := logs.LastIndex()
	if err != nil {
		return err
	}
	bad := uint64(0)
	for i := first; i <= min(last, covered); i++ {
		var l raft.Log
		if err := logs.GetLog(i, &l); err != nil && !errors.Is(err, raft.ErrLogNotFound) {
			bad = i
		}
	}
	if bad == 0 {
		return nil
	}
	return logs.DeleteRange(first, bad)
}

// rebuildStore makes the log's store anew from the journal, if that reaches back
// to a snapshot or to the beginning. The old one is set aside unread.
func rebuildStore(dir string) error {
	l, err := readLabel(dir)
	if err != nil {
		return err
	}
	covered, err := mendSnapshots(dir)
	if err != nil {
		return err
	}
	history, _, err := readJournal(dir, l)
	if err != nil {
		return err
	}
	if err := enough(history, covered); err != nil {
		return err
	}
	anew := filepath.Join(dir, logFile+".new")
	if err := os.RemoveAll(anew); err != nil {
		return err
	}
	logs, err := openBolt(anew, false)
	if err != nil {
		return err
	}
	_, err = history.Apply(logs)
	if err := errors.Join(err, logs.Close()); err != nil {
		return err
	}
	if _, err := moveAside(dir, time.Now(), logFile); err != nil {
		return err
	}
	return os.Rename(anew, filepath.Join(dir, logFile))
}

// enough says whether a journal holds everything behind a snapshot.
func enough(history journal.Changes, covered uint64) error {
	first, last := history.Ends()
	if first == 0 || first > covered+1 {
		return fmt.Errorf("the journal begins with entry %d, and the snapshot ends with %d", first, covered)
	}
	for i := max(first, covered+1); i <= last; i++ {
		if history.Entries[i] == nil {
			return fmt.Errorf("the journal does not hold entry %d", i)
		}
	}
	if history.Values["CurrentTerm"] == nil {
		return errors.New("the journal does not hold the present term")
	}
	return nil
}
