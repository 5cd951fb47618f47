package flow

import (
	"slices"
	"testing"
	"time"

	"okienko/office/machines"
	"okienko/office/queue"
)

// TestAnOldBackupIsAnAlarm: after a day and a half, and not in an office that has
// only begun, or that can make none.
func TestAnOldBackupIsAnAlarm(t *testing.T) {
	for name, c := range map[string]struct {
		joined, backup queue.Moment
		recovery       string
		health         Health
		want           string
	}{
		"last night":     {joined: 1, backup: noon.Add(-15 * time.Hour), recovery: "age1"},
		"the day before": {joined: 1, backup: noon.Add(-37 * time.Hour), recovery: "age1", want: "admin.alarm_backup_old"},
		"never":          {joined: noon.Add(-37 * time.Hour), recovery: "age1", want: "admin.alarm_backup_none"},
		"new":            {joined: noon.Add(-35 * time.Hour), recovery: "age1"},
		"by hand":        {joined: 1},
		"no room": {joined: noon, recovery: "age1", want: "admin.alarm_backup_space",
			health: Health{Machines: []Condition{{ID: "a", Reachable: true, BackupFails: true, BackupNoSpace: true}}}},
		"broken": {joined: noon, recovery: "age1", want: "admin.alarm_backup_failed",
			health: Health{Machines: []Condition{{ID: "a", Reachable: true, BackupFails: true}}}},
	} {
		one := keeper("a", "Back office")
		one.Joined, one.Expires = c.joined, noon.Add(365*24*time.Hour)
		w := open(t, one)
		w.hear(machines.State{Recovery: c.recovery, Machines: []machines.Machine{one}})
		c.health.Known, c.health.Backup = true, c.backup
		w.tell(c.health)
		var keys []string
		for _, b := range w.m.alarms() {
			keys = append(keys, b.Text.Key)
		}
		if c.want == "" && len(keys) > 0 || c.want != "" && !slices.Contains(keys, c.want) {
			t.Errorf("%s: %v", name, keys)
		}
	}
}
