package e2e

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"okienko/internal/lab"
)

// TestAnOfficeIsRestoredByScreenAlone burns the one computer of an office. Who sits
// at a fresh one has a stick with a backup, and the paper from the safe.
func TestAnOfficeIsRestoredByScreenAlone(t *testing.T) {
	program := filepath.Join(programs(t), "okienko-member")
	l, err := lab.New(t.TempDir())
	must(t, err)
	defer l.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 6*time.Minute)
	defer cancel()
	burns := emptyComputer(t, l, "first")
	office, err := os.ReadFile("../../examples/lesznowola/office.yaml")
	must(t, err)
	must(t, os.WriteFile(filepath.Join(filepath.Dir(burns), "office.yaml"), office, 0o600))
	paper, stick := filepath.Join(l.Dir, "paper"), filepath.Join(l.Dir, "stick")
	must(t, os.Mkdir(stick, 0o700))
	does(t, ctx, program, "new", "-anyway", "-name", "Archiwum", "-recovery-file", paper, burns)
	voter, err := l.Start("voter", nil, program, "run", burns)
	must(t, err)
	current(t, ctx, program, burns)
	does(t, ctx, program, "backup", "-to", stick, burns)
	voter.Kill()
	must(t, os.RemoveAll(filepath.Dir(burns)))

	manager := sitAt(t, ctx, l, "admin", "")
	manager.sees("nowy urz")
	manager.presses("Down", "Down", "Return")
	manager.sees("Plik kopii albo folder")
	backups, err := filepath.Glob(filepath.Join(stick, "*.backup"))
	if err != nil || len(backups) != 1 {
		t.Fatal(backups, err)
	}
	manager.types(backups[0])
	manager.presses("Return")
	manager.typesKey(paper)
	manager.sees("Gminy Lesznowola")
	manager.sees("Archiwum")
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(manager.file), "data", "*")); err != nil || len(left) != 0 {
		t.Errorf("before the yes there is %v, %v", left, err)
	}
	manager.presses("Return")
	manager.sees("jest przywr")
	manager.presses("Return")
	current(t, ctx, program, manager.file)
	manager.sees("ma aktualne dane", "F6")
}
