package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/blob"
	"okienko/cluster/clustertest"
	"okienko/cluster/joining"
	"okienko/office"
	"okienko/office/history"
	"okienko/office/manifest"
	"okienko/office/queue"
)

// quiet is an office file whose calendar opens no day while a test runs.
func quiet(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile("../../internal/config/testdata/office/ok.yaml")
	if err != nil {
		t.Fatal(err)
	}
	day := strings.ToLower(time.Now().AddDate(0, 0, 3).Weekday().String()[:3])
	return regexp.MustCompile(`(?m)^hours:.*$`).ReplaceAll(text, []byte("hours: {"+day+": 08:00-16:00}"))
}

// window is a window on this computer.
func (c *computer) window() *clustertest.Window {
	c.t.Helper()
	identity, papers, err := cluster.LoadJoined(joining.FolderIn(filepath.Join(c.dir, "data")))
	if err != nil {
		c.t.Fatal(err)
	}
	return clustertest.Watch(c.t, cluster.ClientConfig{Identity: identity, Members: cluster.MembersOf(papers)})
}

// openOn opens the day of a date, whatever the hour.
func openOn(w *clustertest.Window, date time.Time) {
	now := time.Now()
	w.Must(queue.OpenDay{Date: date.Format(time.DateOnly), Opens: queue.At(now.Add(-24 * time.Hour)), Closes: queue.At(now.Add(24 * time.Hour))})
}

func ask() queue.IssueTicket {
	return queue.IssueTicket{
		Ticket: clustertest.NewTicket(), Service: "ask", Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "door",
	}
}

// dayFile is the file of a sealed day on this computer, once it is there.
func (c *computer) dayFile(seal history.Seal) []byte {
	c.t.Helper()
	address, err := manifest.ParseSum(seal.Sum)
	if err != nil {
		c.t.Fatal(err)
	}
	store, err := blob.Open(filepath.Join(c.dir, "data", "blobs"), nil)
	if err != nil {
		c.t.Fatal(err)
	}
	c.until("has the day's file", func() bool { return store.Has(address) })
	file, err := store.Get(address)
	if err != nil {
		c.t.Fatal(err)
	}
	return file
}

// letIn lets a computer join the office of another one, and starts it.
func (c *computer) letIn(other *computer, role string, flags ...string) *program {
	c.t.Helper()
	inviting := c.start("invite", "-name", other.name, "-role", role)
	other.must("join", append(flags, "-invitation", c.says(inviting, "(OKIENKO:[0-9A-Z-]+)"))...)
	p := other.start("run")
	other.says(p, "running")
	return p
}

// end ends a program in good order.
func (c *computer) end(p *program) {
	c.t.Helper()
	_ = p.Process.Signal(os.Interrupt)
	select {
	case <-p.ended:
	case <-time.After(patience):
		c.t.Fatalf("%s does not end:\n%s", c.name, p.text())
	}
}

// TestAnOfficeIsRestoredFromABackup loses the machine on which an office began,
// with everything but the backup and the paper. A fresh one takes over and lets a
// new one join; one that was only off is turned away, and joins.
func TestAnOfficeIsRestoredFromABackup(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it starts many processes")
	}
	t.Parallel()
	warsaw, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	burnt, hall := newComputer(t, "back office"), newComputer(t, "hall")
	if err := os.WriteFile(filepath.Join(burnt.dir, "office.yaml"), quiet(t), 0o600); err != nil {
		t.Fatal(err)
	}
	key := filepath.Join(t.TempDir(), "recovery.txt")
	burnt.must("new", "-anyway", "-name", "back office", "-recovery-file", key)
	first := burnt.start("run")
	burnt.says(first, "running")
	w := burnt.window()
	w.Until("the plan is there", func(s *office.State) bool { return s.Queue.Plan.Revision > 0 })
	openOn(w, time.Now().In(warsaw).AddDate(0, 0, -1))
	for range 3 {
		w.Must(ask())
	}
	w.Must(queue.CloseDay{})
	w.Until("yesterday is sealed", func(s *office.State) bool { return len(s.History.Sealed) == 1 })
	seal := w.State().History.Sealed[0]
	openOn(w, time.Now().In(warsaw))
	second := burnt.letIn(hall, "hall")
	hall.until("is in touch", func() bool {
		said, ok := hall.does("status")
		return ok && strings.Contains(said, "current: true")
	})
	w.Must(ask())
	w.Must(ask())
	file := burnt.dayFile(seal)
	stick := t.TempDir()
	burnt.must("backup", "-to", stick)
	w.Must(ask()) // after the backup: it is lost
	w.Close()
	hall.end(second)
	burnt.end(first)
	backups, err := filepath.Glob(filepath.Join(stick, "*.backup"))
	if err != nil || len(backups) != 1 {
		t.Fatal(backups, err)
	}
	hall.refuses("there is data in the folder", "restore", "-from", backups[0], "-key", key)
	if err := os.RemoveAll(burnt.dir); err != nil {
		t.Fatal(err)
	}

	fresh := newComputer(t, "new back office")
	fresh.refusesWrongKeys(backups[0])
	said := fresh.must("restore", "-from", backups[0], "-key", key, "-name", "new back office")
	if !strings.Contains(said, "Read: 100 %") || !strings.Contains(said, "Tickets of the last day: 2") || !strings.Contains(said, "Earlier days: 1") {
		t.Errorf("it said:\n%s", said)
	}
	fresh.refuses("there is data in the folder", "restore", "-from", backups[0], "-key", key)
	fresh.says(fresh.start("run"), "running")
	w = fresh.window()
	w.Until("the office is there", func(s *office.State) bool { return len(s.Queue.Tickets) == 2 && s.Machines.Incarnation == 1 })
	w.Must(ask())
	if !bytes.Equal(fresh.dayFile(seal), file) {
		t.Error("the day's file is another one")
	}

	// A new machine joins, with the office's key from the backup.
	desk := newComputer(t, "desk")
	fresh.letIn(desk, "desk")
	desk.window().Until("all tickets are there", func(s *office.State) bool { return len(s.Queue.Tickets) == 3 && len(s.History.Sealed) == 1 })
	if !bytes.Equal(desk.dayFile(seal), file) {
		t.Error("the day's file is another one on the new machine")
	}

	// The machine that was off knows a ticket that the office has lost. It hears of
	// the new life and ends; then it can join.
	old := hall.start("run")
	select {
	case <-old.ended:
	case <-time.After(patience):
		t.Fatalf("the machine of the old life goes on:\n%s", old.text())
	}
	if old.ProcessState.Success() || !strings.Contains(old.text(), "incarnation 1") {
		t.Errorf("it ended with:\n%s", old.text())
	}
	fresh.letIn(hall, "hall", "-set-aside")
	hall.window().Until("all tickets are there", func(s *office.State) bool { return len(s.Queue.Tickets) == 3 && s.Machines.Incarnation == 1 })
}

// refusesWrongKeys tries to restore without the right key, in vain.
func (c *computer) refusesWrongKeys(from string) {
	c.t.Helper()
	stranger := newComputer(c.t, "stranger")
	strange := found(c.t, stranger)
	c.refuses("does not open this backup", "restore", "-from", from, "-key", strange)
	empty := filepath.Join(c.t.TempDir(), "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		c.t.Fatal(err)
	}
	c.refuses("recovery key begins with", "restore", "-from", from, "-key", empty)
	if _, err := os.Stat(filepath.Join(c.dir, "data")); err == nil {
		c.t.Error("something was left of it")
	}
}
