package member

import (
	"fmt"

	"github.com/hashicorp/raft"
)

// reload brings the machine to what was committed when this member last ran:
// the snapshot, and the entries behind it. So a member that starts without a
// majority shows the last state, and says that it is not current.
//
// raft has a way of its own to do this, RestoreCommittedLogs. It is not used:
// raft 1.8.0 then passes over the configurations among those entries, so that a
// member without a snapshot knows no members and never votes; and it stands
// still for ever when there are more of them than its channel holds.
func (m *Member) reload() error {
	covered, err := m.store.restore(m.machine)
	if err != nil {
		return err
	}
	last, err := readCommit(m.cfg.Dir)
	if err != nil {
		return err
	}
	if err := last.check(m.store.logs, covered); err != nil {
		return err
	}
	return m.store.replay(m.machine, covered+1, last.index)
}

// replay gives entries of the log to the machine, both ends included.
func (s *store) replay(m *machine, from, to uint64) error {
	for i := from; i <= to; i++ {
		var entry raft.Log
		if err := s.logs.GetLog(i, &entry); err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
		if entry.Type == raft.LogCommand {
			m.replay(&entry)
		}
	}
	return nil
}

// restore restores the newest snapshot and returns the last entry that it
// covers. raft goes on from the same one, and does not read it again.
func (s *store) restore(m *machine) (covered uint64, err error) {
	list, err := s.snapshots.List()
	if err != nil || len(list) == 0 {
		return 0, err
	}
	about, body, err := s.snapshots.Open(list[0].ID)
	if err == nil {
		err = m.Restore(body)
	}
	if err != nil {
		return 0, fmt.Errorf("snapshot %s: %w", list[0].ID, err)
	}
	return about.Index, nil
}
