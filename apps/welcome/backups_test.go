package welcome

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"okienko/apps/welcome/flow"
	"okienko/cluster/backup"
	"okienko/cluster/blob"
	"okienko/cluster/joining"
	"okienko/internal/config"
	"okienko/internal/pump"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/wire"
)

var evening = queue.At(time.Date(2026, 11, 24, 21, 5, 7, 0, time.UTC))

// backedUp is a backup of an office without tickets, with its recovery key.
func backedUp(t *testing.T, dir string) (file backup.File, key string) {
	t.Helper()
	key, paper, err := joining.NewSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	own, _, err := joining.NewSealingKey()
	if err != nil {
		t.Fatal(err)
	}
	blobs, err := blob.Open(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := office.New()
	s.Queue.Plan.Name = plan.Names{PL: "Urząd", EN: "Town Hall"}
	s.Machines.Office, s.Machines.Recovery = strings.Repeat("0", 32), paper
	var state bytes.Buffer
	if err := wire.WriteState(&state, s); err != nil {
		t.Fatal(err)
	}
	file, err = backup.Folder{Dir: dir, Machine: "front-door", Secret: own}.Make(t.Context(), backup.Header{Made: evening}, state.Bytes(), blobs)
	if err != nil {
		t.Fatal(err)
	}
	return file, joining.PrintedRecoveryKey(key)
}

// windowless is a first start that nobody sees.
func windowless() *start {
	return &start{pump: pump.New(flow.New(flow.Config{Role: "admin", Languages: []string{"en"}}), flow.Update, func(flow.Model) {})}
}

func TestWhatIsInABackupIsSaid(t *testing.T) {
	file, key := backedUp(t, t.TempDir())
	s := windowless()
	h, state, why := s.readBackup(t.Context(), flow.OpenBackup{Path: file.Path, Key: key})
	if why != "" {
		t.Fatal(why)
	}
	got := holds(h, state)
	if got.Office["en"] != "Town Hall" || !got.Made.Equal(evening.Time()) || got.By != "front-door" {
		t.Errorf("it holds %+v", got)
	}
}

// A wrong key, a torn file and one that is none are told apart, and nothing is
// written.
func TestABackupThatCannotBeUsed(t *testing.T) {
	dir := t.TempDir()
	file, key := backedUp(t, dir)
	_, strange := backedUp(t, t.TempDir())
	whole, err := os.ReadFile(file.Path)
	if err != nil {
		t.Fatal(err)
	}
	torn, none := filepath.Join(dir, "torn.backup"), filepath.Join(dir, "none.backup")
	for path, text := range map[string][]byte{torn: whole[:len(whole)-7], none: []byte("a letter")} {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ path, key, want string }{
		{file.Path, strange, "welcome.backup_key"}, {file.Path, key[:len(key)-1] + "0", "rescue.why_typo"},
		{torn, key, "welcome.backup_damaged"}, {none, key, "welcome.backup_damaged"},
		{filepath.Join(dir, "gone.backup"), key, "welcome.backup_unreadable"},
	} {
		if _, _, why := windowless().readBackup(t.Context(), flow.OpenBackup{Path: c.path, Key: c.key}); why != c.want {
			t.Errorf("%s is told as %q, want %q", filepath.Base(c.path), why, c.want)
		}
	}
	for problem, want := range map[error]string{
		backup.ErrKey: "welcome.backup_key", backup.ErrDamaged: "welcome.backup_damaged", backup.ErrUnknown: "welcome.backup_damaged",
	} {
		if got := reason(ended(t, 1), fmt.Errorf("x.backup: %w", problem).Error()); got != want {
			t.Errorf("the member's %q is told as %q", problem, got)
		}
	}
}

func TestBackupsAreFound(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	t.Setenv("USERPROFILE", os.Getenv("HOME"))
	s := windowless()
	s.machine = config.Machine{Data: t.TempDir(), Backup: t.TempDir()}
	older, newer := "okienko-m-1-20261128T203112Z.backup", "okienko-front-door-20261129T200507Z-update.backup"
	for path, name := range map[string]string{filepath.Join(s.machine.Data, "backups"): older, s.machine.Backup: newer} {
		if err := os.MkdirAll(path, 0o700); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{name, "notes.txt", ".new-okienko-m-1-20261128T203112Z.backup"} {
			if err := os.WriteFile(filepath.Join(path, name), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	all := s.findBackups("").Files
	if len(all) < 2 || all[0].Name != newer || all[1].Name != older {
		t.Fatalf("found %+v", all)
	}
	if got := s.findBackups(s.machine.Backup); got.File || len(got.Files) != 1 {
		t.Errorf("in the folder there is %+v", got)
	}
	if got := s.findBackups(all[1].Path); !got.File || got.Files[0].Path != all[1].Path {
		t.Errorf("the file is %+v", got)
	}
	if got := s.findBackups("/nowhere/at/all"); len(got.Files) != 0 {
		t.Errorf("nowhere there is %+v", got)
	}
}

func TestTheMembersProgressIsRead(t *testing.T) {
	for line, want := range map[string]int{"Read: 40 %": 40, "Recovery key: Read: 10 %": 10} {
		if got, ok := progress(line); !ok || got != want {
			t.Errorf("%q is %d, %v", line, got, ok)
		}
	}
	if _, ok := progress("The office is restored on this machine."); ok {
		t.Error("the end is taken for progress")
	}
}
