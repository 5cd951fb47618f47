package member_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/backup"
	"okienko/cluster/clustertest"
	"okienko/cluster/joining"
	"okienko/cluster/member"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// backupsOf are the backups of a machine.
func backupsOf(t *testing.T, f *clustertest.Formed) []backup.File {
	t.Helper()
	_, papers, err := cluster.LoadJoined(f.Folder)
	if err != nil {
		t.Fatal(err)
	}
	list, err := backup.Folder{Dir: filepath.Join(f.Dir, "backups"), Machine: papers.Machine}.List()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// openBackup reads a backup with the key from the safe.
func openBackup(t *testing.T, f backup.File, recovery string) (backup.Header, *office.State) {
	t.Helper()
	secret, _, err := joining.ParseRecoveryKey(recovery)
	if err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(f.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	h, s, err := backup.Read(in, secret, nil)
	if err != nil {
		t.Fatal(err)
	}
	return h, s
}

// healthOf is how the only machine of an office is.
func healthOf(t *testing.T, w *clustertest.Window) cluster.MachineHealth {
	t.Helper()
	var h cluster.Health
	if err := w.Ask(t.Context(), cluster.AboutHealth, nil, &h); err != nil || len(h.Machines) == 0 {
		t.Fatalf("nobody says how the machines are: %v", err)
	}
	return h.Machines[0]
}

func TestABackupIsMadeEachNight(t *testing.T) {
	t.Parallel()
	var c clock
	c.set("2026-11-23 12:00")
	f, recovery := clustertest.FoundTuned(t, officetest.Plan(nineToFive), func(cfg *member.Config) {
		cfg.Clock, cfg.BackupEvery, cfg.Version = c.now, 20*time.Millisecond, "1.0"
	})
	since := func(text string) func() bool {
		var from clock
		from.set(text)
		return func() bool {
			b := backupsOf(t, f)
			return len(b) > 0 && b[len(b)-1].Made.Time().After(from.now().Add(-time.Minute))
		}
	}
	until(t, "an office without any backup has one", since("2026-11-23 12:00"))
	w := f.Window()
	w.Until(dayIs("2026-11-23", true))
	for range 3 {
		w.Must(clustertest.Issue())
	}
	w.Must(queue.CloseDay{})
	c.set("2026-11-23 20:59")
	w.Must(queue.PassTime{})
	c.set("2026-11-23 22:01")
	until(t, "there is the first night's backup", since("2026-11-23 21:00"))
	c.set("2026-11-24 03:00")
	w.Until(sealed(1))
	c.set("2026-11-24 22:01")
	until(t, "there is the second night's backup", since("2026-11-24 21:00"))
	list := backupsOf(t, f)
	if len(list) != 2 {
		t.Fatalf("of each day one is kept, and there are %v", list)
	}
	h, s := openBackup(t, list[0], recovery)
	if len(s.Queue.Tickets) != 3 || h.Index == 0 || h.Term == 0 || h.Version != "1.0" || h.Update {
		t.Errorf("the first night's backup has %d tickets, its head is %+v", len(s.Queue.Tickets), h)
	}
	if hour := list[0].Made.Time().UTC().Hour(); hour != 20 && hour != 21 {
		t.Errorf("it was made at %s", list[0].Made.Time())
	}
	if h, s = openBackup(t, list[1], recovery); len(s.Queue.Tickets) != 0 || len(h.Days) != 1 || h.Lacks != 0 {
		t.Errorf("the second night's backup has %d tickets, its head is %+v", len(s.Queue.Tickets), h)
	}
	until(t, "the leader tells when the newest was made", func() bool { return healthOf(t, w).BackupAt == list[1].Made })
}

func TestABackupWithoutRoomIsAnAlarm(t *testing.T) {
	t.Parallel()
	var c clock
	var full atomic.Bool
	var tries atomic.Int32
	c.set("2026-11-23 12:00")
	f, _ := clustertest.FoundTuned(t, officetest.Plan(), func(cfg *member.Config) {
		cfg.Clock, cfg.BackupEvery = c.now, 20*time.Millisecond
		cfg.FreeSpace = func(dir string) (uint64, error) {
			if full.Load() && strings.HasSuffix(dir, "backups") {
				tries.Add(1)
				return 100 << 20, nil
			}
			return 1 << 40, nil
		}
	})
	w := f.Window()
	until(t, "there is a backup", func() bool { return len(backupsOf(t, f)) == 1 })
	old := backupsOf(t, f)[0]
	full.Store(true)
	c.set("2026-11-23 22:01")
	until(t, "it says so", func() bool { return healthOf(t, w).BackupFails == cluster.BackupNoSpace })
	if list := backupsOf(t, f); len(list) != 1 || list[0] != old || healthOf(t, w).BackupAt != old.Made {
		t.Errorf("the old backup is not kept: %v", list)
	}
	for range 100 { // while it looks again and again whether a backup is due
		healthOf(t, w)
	}
	if n := tries.Load(); n != 1 {
		t.Errorf("it was tried %d times in one moment", n)
	}
	full.Store(false)
	c.set("2026-11-23 23:05") // it is tried again after an hour
	until(t, "it is made in the end", func() bool { h := healthOf(t, w); return h.BackupFails == "" && h.BackupAt > old.Made })
}

func TestANewVersionBeginsWithABackup(t *testing.T) {
	t.Parallel()
	var version atomic.Value
	var full atomic.Bool
	version.Store("1.0")
	f, recovery := clustertest.FoundTuned(t, officetest.Plan(), func(cfg *member.Config) {
		cfg.Version, cfg.BackupEvery = version.Load().(string), time.Hour
		cfg.FreeSpace = func(dir string) (uint64, error) {
			if full.Load() && strings.HasSuffix(dir, "backups") {
				return 100 << 20, nil
			}
			return 1 << 40, nil
		}
	})
	w := f.Window()
	w.OpenDay()
	w.Must(clustertest.Issue())
	before := healthOf(t, w).Index
	f.Stop()
	updates := func() (list []backup.File) {
		for _, b := range backupsOf(t, f) {
			if b.Update {
				list = append(list, b)
			}
		}
		return list
	}
	f.Start()
	if list := updates(); len(list) != 0 {
		t.Fatalf("the same version makes %v", list)
	}
	f.Stop()
	version.Store("1.1")
	full.Store(true)
	f.Start() // a failed backup keeps nobody from working
	w.Must(clustertest.Issue())
	if h := healthOf(t, w); h.BackupFails != cluster.BackupNoSpace || len(updates()) != 0 {
		t.Fatalf("there is no room for a backup, and the machine says %+v", h)
	}
	f.Stop()
	full.Store(false)
	f.Start()
	list := updates()
	if len(list) != 1 {
		t.Fatalf("before the update %v were made", list)
	}
	h, s := openBackup(t, list[0], recovery)
	if len(s.Queue.Tickets) != 2 || h.Index < before || !h.Update {
		t.Errorf("the backup has %d tickets and the head %+v", len(s.Queue.Tickets), h)
	}
	f.Stop()
	f.Start()
	if list := updates(); len(list) != 1 {
		t.Errorf("the new version makes another one each time: %v", list)
	}
}

// TestABackupForWhoeverSitsThere is made by the member while it runs, and for
// nobody on another machine.
func TestABackupForWhoeverSitsThere(t *testing.T) {
	t.Parallel()
	f, recovery := clustertest.FoundTuned(t, officetest.Plan(), func(cfg *member.Config) { cfg.BackupEvery = time.Hour })
	w := f.Window()
	w.OpenDay()
	w.Must(clustertest.Issue())
	var made cluster.BackupMade
	if err := w.Ask(t.Context(), cluster.AboutBackup, nil, &made); err != nil || made.Problem != "" || !made.Current {
		t.Fatalf("%+v, %v", made, err)
	}
	if _, s := openBackup(t, backup.File{Path: made.Path}, recovery); len(s.Queue.Tickets) != 1 {
		t.Errorf("it has %d tickets", len(s.Queue.Tickets))
	}
	other := clustertest.Machine(t)
	other.Join(w.Invite("desk", "desk", false).Text)
	if err := other.Window().Ask(t.Context(), cluster.AboutBackup, nil, nil); err == nil {
		t.Error("another machine is given a backup")
	}
}
