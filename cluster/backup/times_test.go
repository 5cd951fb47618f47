package backup_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"okienko/cluster/backup"
	"okienko/office/queue"
)

func warsaw(t interface{ Fatal(...any) }) *time.Location {
	zone, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestWhenABackupIsDue(t *testing.T) {
	t.Parallel()
	zone := warsaw(t)
	at := func(text string) time.Time {
		when, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	for _, c := range []struct {
		now, newest string
		open, want  bool
	}{
		{"2026-11-24 20:59", "2026-11-23 21:59", false, false},
		{"2026-11-24 22:00", "2026-11-23 21:59", false, true},
		{"2026-11-24 22:00", "2026-11-24 20:59", false, true},
		{"2026-11-24 23:00", "2026-11-24 22:00", false, false},
		{"2026-11-24 23:00", "2026-11-23 22:00", true, false}, // it is still open
		{"2026-11-25 03:00", "2026-11-23 22:00", true, true},  // and does not end
		{"2026-11-25 08:00", "2026-11-23 22:00", true, true},  // it was off in the evening
		{"2026-11-24 12:00", "2026-01-01 00:00", true, true},
		{"2026-03-29 22:00", "2026-03-28 22:00", false, true}, // the clock went forward
		{"2026-10-25 20:59", "2026-10-24 22:00", false, false},
		{"2026-10-25 22:00", "2026-10-24 22:00", false, true},
	} {
		if got := backup.Due(at(c.now), at(c.newest), c.open, "m-0123456789abcdef", zone); got != c.want {
			t.Errorf("%+v: %t", c, got)
		}
	}
}

// TestMachinesDoNotMakeBackupsAtOnce: their disks and their network are shared.
func TestMachinesDoNotMakeBackupsAtOnce(t *testing.T) {
	t.Parallel()
	minutes := make(map[int]bool)
	for _, id := range []string{"m-0011223344556677", "m-8899aabbccddeeff", "front-door", "hall", "office-1"} {
		for minute := range 61 {
			now := time.Date(2026, 11, 24, 21, minute, 0, 0, time.UTC)
			if backup.Due(now, now.Add(-3*time.Hour), false, id, time.UTC) {
				minutes[minute] = true
				break
			}
		}
	}
	if len(minutes) < 4 {
		t.Errorf("five machines begin in %d minutes", len(minutes))
	}
}

// TestAYearOfBackups prunes after each evening of two years, as a member does.
func TestAYearOfBackups(t *testing.T) {
	t.Parallel()
	zone := warsaw(t)
	var files []backup.File
	day := time.Date(2024, 12, 1, 21, 30, 0, 0, zone)
	for range 700 {
		day = day.AddDate(0, 0, 1)
		files = append(files, backup.File{Made: queue.At(day)})
		files = without(files, backup.Superfluous(files, zone))
	}
	newest := 0
	for _, f := range files {
		if day.Sub(f.Made.Time()) < 7*24*time.Hour-2*time.Hour {
			newest++
		}
	}
	oldest := files[0].Made.Time().In(zone)
	if newest != 7 || len(files) < 7+3+10 || len(files) > 7+4+12 || day.Sub(oldest) < 300*24*time.Hour {
		t.Errorf("%d are kept, %d of them of the last week, the oldest of %s", len(files), newest, oldest)
	}
}

func without(all, drop []backup.File) []backup.File {
	return slices.DeleteFunc(slices.Clone(all), func(f backup.File) bool { return slices.Contains(drop, f) })
}

func TestPruningKeepsWhatItPromises(t *testing.T) {
	t.Parallel()
	zone := warsaw(t)
	rapid.Check(t, func(t *rapid.T) {
		var all []backup.File
		for i, hours := range rapid.SliceOfDistinct(rapid.IntRange(0, 3*365*24), rapid.ID[int]).Draw(t, "hours") {
			at := time.Date(2024, 1, 1, 0, 0, 0, 0, zone).Add(time.Duration(hours) * time.Hour)
			all = append(all, backup.File{Made: queue.At(at), Update: rapid.IntRange(0, 9).Draw(t, "update") == 0 && i%2 == 0})
		}
		drop := backup.Superfluous(all, zone)
		kept := without(all, drop)
		switch {
		case len(kept)+len(drop) != len(all):
			t.Fatalf("%d are kept and %d dropped of %d", len(kept), len(drop), len(all))
		case len(kept) > 7+4+12+3:
			t.Fatalf("%d are kept", len(kept))
		case len(backup.Superfluous(kept, zone)) > 0:
			t.Fatal("pruning once more drops more")
		case len(all) == 0:
			return
		}
		newest := func(a, b backup.File) int { return a.Made.Time().Compare(b.Made.Time()) }
		if slices.MaxFunc(all, newest) != slices.MaxFunc(kept, newest) {
			t.Fatal("the newest is dropped")
		}
		updates := 0
		for _, f := range kept {
			if f.Update {
				updates++
			}
		}
		made := 0
		for _, f := range all {
			if f.Update {
				made++
			}
		}
		if updates < min(made, 3) {
			t.Fatalf("%d of %d that were made before an update are kept", updates, made)
		}
	})
}
