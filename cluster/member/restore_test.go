package member_test

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/backup"
	"okienko/cluster/clustertest"
	"okienko/cluster/joining"
	"okienko/cluster/member"
	"okienko/internal/feed"
	"okienko/internal/loopback"
	"okienko/office"
	"okienko/office/officetest"
)

// saved is an office of which there is a backup, with the key from the safe.
func saved(t *testing.T) (text []byte, recovery string) {
	t.Helper()
	f, recovery := clustertest.FoundTuned(t, officetest.Plan(), func(cfg *member.Config) { cfg.BackupEvery = time.Hour })
	w := f.Window()
	w.OpenDay()
	w.Must(clustertest.Issue())
	w.Must(clustertest.Issue())
	text = backedUp(t, w)
	f.Stop()
	return text, recovery
}

// backedUp is a backup of an office, made now.
func backedUp(t *testing.T, w *clustertest.Window) []byte {
	t.Helper()
	var made cluster.BackupMade
	if err := w.Ask(t.Context(), cluster.AboutBackup, nil, &made); err != nil || made.Problem != "" {
		t.Fatalf("%+v, %v", made, err)
	}
	text, err := os.ReadFile(made.Path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// into restores into a folder of a fresh machine.
func into(dir, recovery string, text []byte) error {
	_, _, err := member.Restore(bytes.NewReader(text), member.Restoring{
		Dir: dir, Key: recovery, Machine: "new", Addresses: []string{loopback.Address()}, Now: time.Now(),
	})
	return err
}

// restored starts the member of a folder into which an office was restored, and looks on.
func restored(t *testing.T, dir string) (w *clustertest.Window, folder joining.Folder, id string) {
	t.Helper()
	folder = joining.FolderIn(dir)
	cfg := member.Config{Listen: loopback.Address(), Dir: dir, Raft: clustertest.Times, Log: slog.New(slog.DiscardHandler)}
	if err := cfg.FromFolder(folder); err != nil {
		t.Fatal(err)
	}
	m, err := member.Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	identity, _, err := cluster.LoadJoined(folder)
	if err != nil {
		t.Fatal(err)
	}
	return clustertest.Watch(t, cluster.ClientConfig{Identity: identity, Members: []cluster.Member{{ID: cfg.ID, Address: m.Address()}}}), folder, cfg.ID
}

// nothingIn says that a failed restore has left nothing.
func nothingIn(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) > 0 {
		t.Errorf("something was left: %v, %v", entries, err)
	}
}

// TestARestoreIsWholeOrNothing tries backups that are damaged and keys that are
// wrong, and folders that have data.
func TestARestoreIsWholeOrNothing(t *testing.T) {
	t.Parallel()
	text, recovery := saved(t)
	folder := t.TempDir()
	dir := filepath.Join(folder, "data")
	for at := 0; at < len(text); at += len(text)/8 + 1 {
		b := bytes.Clone(text)
		b[at] ^= 1
		if err := into(dir, recovery, b); err == nil {
			t.Errorf("a flipped bit at byte %d of %d", at, len(text))
		}
		if err := into(dir, recovery, text[:at]); err == nil {
			t.Errorf("cut at byte %d of %d", at, len(text))
		}
	}
	nothingIn(t, folder)
	stranger, _, err := joining.NewSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	if err := into(dir, stranger, text); !errors.Is(err, backup.ErrKey) {
		t.Errorf("another key: %v", err)
	}
	nothingIn(t, folder)

	if err := os.MkdirAll(filepath.Join(dir, "identity"), 0o700); err != nil {
		t.Fatal(err)
	}
	var fault *member.Fault
	if err := into(dir, recovery, text); !errors.As(err, &fault) || fault.Trouble != feed.WrongOffice {
		t.Errorf("a folder with data: %v", err)
	}
}

// TestARestoredOfficeGoesOn beside the backups that were in its folder.
func TestARestoredOfficeGoesOn(t *testing.T) {
	t.Parallel()
	text, recovery := saved(t)
	dir := filepath.Join(t.TempDir(), "data")
	kept := filepath.Join(dir, "backups", "okienko.backup")
	if err := errors.Join(os.MkdirAll(filepath.Dir(kept), 0o700), os.WriteFile(kept, text, 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := into(dir, recovery, text); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(kept); err != nil {
		t.Error(err)
	}
	w, _, _ := restored(t, dir)
	w.Until(tickets(2))
	w.Must(clustertest.Issue())
	w.Until("it has begun its next life", func(s *office.State) bool { return s.Machines.Incarnation == 1 && len(s.Queue.Tickets) == 3 })
	next := clustertest.Machine(t)
	next.Join(w.Invite("hall", "hall", true).Text) // with the office's key from the backup
	next.Start()
	next.Window().Until(tickets(3))
}
