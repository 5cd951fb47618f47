package member

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hashicorp/raft"
)

// commitEvery is how often a member writes down how far it has applied the log.
const commitEvery = time.Second

// noteCommitted writes down how far the log is committed, until it is told to
// end, and then once more.
func (m *Member) noteCommitted(ctx context.Context) {
	ticker := time.NewTicker(commitEvery)
	defer ticker.Stop()
	var noted uint64
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-ticker.C:
		}
		index, _ := m.machine.applied()
		if index <= noted {
			continue
		}
		if err := m.noteCommit(index); err != nil {
			m.cfg.Log.Warn("how far the log is committed was not noted", "error", err)
			continue
		}
		noted = index
	}
}

// noteCommit notes an entry that was applied. One that is in a snapshot only
// needs no note.
func (m *Member) noteCommit(index uint64) error {
	var entry raft.Log
	err := m.store.logs.GetLog(index, &entry)
	if errors.Is(err, raft.ErrLogNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return writeCommit(m.cfg.Dir, commit{index, entry.Term})
}

// check looks whether the log, or the snapshot before it, holds what was
// committed. If not, it has lost what others rely on.
func (c commit) check(logs raft.LogStore, snapshot uint64) error {
	if c.index <= snapshot {
		return nil
	}
	var entry raft.Log
	if err := logs.GetLog(c.index, &entry); err != nil {
		return fmt.Errorf("entry %d was committed: %w", c.index, err)
	}
	if entry.Term != c.term {
		return fmt.Errorf("entry %d is of term %d, and the committed one was of term %d", c.index, entry.Term, c.term)
	}
	return nil
}
