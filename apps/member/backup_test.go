package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// found begins an office on a computer, and keeps its recovery key in a file.
func found(t *testing.T, c *computer) (key string) {
	t.Helper()
	office, err := os.ReadFile("../../examples/lesznowola/office.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(c.dir, "office.yaml"), office, 0o600); err != nil {
		t.Fatal(err)
	}
	key = filepath.Join(t.TempDir(), "recovery.txt")
	c.must("new", "-anyway", "-name", "back office", "-recovery-file", key)
	return key
}

// TestABackupByCommand makes one while the member runs, copies it to a memory
// stick, and proves it with either key.
func TestABackupByCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it starts processes")
	}
	t.Parallel()
	back, other := newComputer(t, "back office"), newComputer(t, "other")
	key := found(t, back)
	back.refuses("does not answer", "backup")
	back.says(back.start("run"), "running")
	back.until("makes a backup", func() bool { _, ok := back.does("backup"); return ok })
	stick := t.TempDir()
	said := back.must("backup", "-to", stick)
	made := regexp.MustCompile(`(?m)^/\S+\.backup$`).FindAllString(said, -1)
	if len(made) != 2 || filepath.Dir(made[1]) != stick || filepath.Dir(made[0]) != filepath.Join(back.dir, "data", "backups") {
		t.Fatalf("it made %v:\n%s", made, said)
	}
	for _, flags := range [][]string{{"-check", made[0]}, {"-check", made[1], "-key", key}} {
		if said := back.must("backup", flags...); !strings.Contains(said, "The backup is whole") || !strings.Contains(said, "by back office") {
			t.Errorf("%v:\n%s", flags, said)
		}
	}
	other.must("backup", "-check", made[1], "-key", key)
	other.refuses("give the recovery key", "backup", "-check", made[1])
	stranger := newComputer(t, "stranger")
	strange := found(t, stranger)
	other.refuses("does not open this backup", "backup", "-check", made[1], "-key", strange)
	text, err := os.ReadFile(made[1])
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	if err := os.WriteFile(made[1], text, 0o600); err != nil {
		t.Fatal(err)
	}
	other.refuses("is damaged", "backup", "-check", made[1], "-key", key)
}
