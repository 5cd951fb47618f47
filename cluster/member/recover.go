package member

import (
	"fmt"

	"github.com/hashicorp/raft"
)

// recover brings the machine to what was committed when this member last ran:
// the snapshot, and the entries behind it. So a member that starts without a
// majority shows the last state, and says that it is not current.
//
// raft has a way of its own to do this, RestoreCommittedLogs. It is not used:
// raft 1.8.0 then passes over the configurations among those entries, so that a
// member without a snapshot knows no members and never votes; and it stands
// still for ever when there are more of them than its channel holds.
func (m *Member) recover() error {
	covered, err := m.restore()
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
	for i := covered + 1; i <= last.index; i++ {
		var entry raft.Log
		if err := m.store.logs.GetLog(i, &entry); err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
		if entry.Type == raft.LogCommand {
			m.machine.replay(&entry)
		}
	}
	return nil
}

// restore restores the newest snapshot and returns the last entry that it
// covers. raft goes on from the same one, and does not read it again.
func (m *Member) restore() (covered uint64, err error) {
	list, err := m.store.snapshots.List()
	if err != nil || len(list) == 0 {
		return 0, err
	}
	about, body, err := m.store.snapshots.Open(list[0].ID)
	if err == nil {
		err = m.machine.Restore(body)
	}
	if err != nil {
		return 0, fmt.Errorf("snapshot %s: %w", list[0].ID, err)
	}
	return about.Index, nil
}
