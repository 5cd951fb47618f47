package flow

import (
	"time"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// savedFor is how old the newest backup may be before somebody hears of it: one is
// made each night, and a night may be missed by a computer that was off.
const savedFor = 36 * time.Hour

// backup is when the office was last saved.
func (m Model) backup() screen.Text {
	if m.health.Backup == 0 {
		return screen.T("admin.backup_none")
	}
	return screen.T("admin.backup_at", "Date", m.date(m.health.Backup), "Time", m.clock(m.health.Backup))
}

// unsaved says that the office has no backup that is new enough.
func (m Model) unsaved() screen.Text {
	switch {
	case !m.health.Known || !m.office.saves || m.now.Since(max(m.health.Backup, m.begunAt())) <= savedFor:
		return screen.Text{}
	case m.health.Backup == 0:
		return screen.T("admin.alarm_backup_none")
	}
	return screen.T("admin.alarm_backup_old", "Date", m.date(m.health.Backup))
}

// begunAt is when the first computer joined: a new office has no backup yet.
func (m Model) begunAt() queue.Moment {
	if len(m.office.machines) == 0 {
		return m.now
	}
	return m.office.machines[0].Joined
}
