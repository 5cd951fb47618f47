package member_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/office"
	"okienko/office/history"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// sealed are the days that are history, as a window sees it.
func sealed(n int) (string, func(*office.State) bool) {
	return "days are sealed", func(s *office.State) bool { return len(s.History.Sealed) == n }
}

// dayFile waits until a member has the file of a day.
func dayFile(t *testing.T, m *member.Member, seal history.Seal) []byte {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for {
		file, err := m.DayFile(seal)
		if err == nil {
			return file
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

// TestADayBecomesHistory lets a day pass while one member is off, and spoils the
// file of another: in the end everybody has it, and the state has let go of it.
func TestADayBecomesHistory(t *testing.T) {
	t.Parallel()
	var c clock
	c.set("2026-11-23 12:00")
	o := clustertest.Prepare(t, 3, officetest.Plan(nineToFive))
	for _, m := range o.Members {
		o.Tune(m.ID, func(cfg *member.Config) { cfg.Clock, cfg.History = c.now, 50*time.Millisecond })
		o.Start(m.ID)
	}
	o.Lead("m1")
	w := o.Window("m1")
	w.Until(dayIs("2026-11-23", true))
	w.Until("all are registered", func(s *office.State) bool { return len(s.Machines.Machines) >= 4 })
	for range 3 {
		issue := clustertest.Issue()
		issue.Needs = []queue.Need{queue.TimeToWalk}
		w.Must(issue)
	}
	o.Drop("m3") // it misses the seal
	w.Must(queue.CloseDay{})
	c.set("2026-11-24 03:00")
	w.Until(sealed(1))
	seal := w.State().History.Sealed[0]
	if seal.Date != "2026-11-23" || seal.Count != 3 || len(w.State().Queue.Tickets) != 0 {
		t.Errorf("%+v is sealed, and the state has %d tickets", seal, len(w.State().Queue.Tickets))
	}
	file := dayFile(t, o.Running("m1"), seal)
	day, err := history.Decode(file)
	if err != nil || len(day.Tickets) != 3 || len(day.Needs) != 1 || day.Needs[0].Count != 3 {
		t.Errorf("the day's file holds %+v, %v", day, err)
	}
	if err := os.RemoveAll(filepath.Join(o.Dir("m2"), "blobs")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(o.Dir("m2"), "blobs"), 0o700); err != nil {
		t.Fatal(err)
	}
	o.Start("m3")
	for _, id := range []string{"m2", "m3"} {
		if got := dayFile(t, o.Running(id), seal); !bytes.Equal(got, file) {
			t.Errorf("%s has another file", id)
		}
	}
	c.set("2026-11-24 09:00")
	w.Until(dayIs("2026-11-24", true))
	w.Must(clustertest.Issue())
}
