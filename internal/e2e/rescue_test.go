package e2e

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"okienko/internal/lab"
	"okienko/internal/loopback"
)

// Where the button for the rescue stands on the page with the computers.
const rescueX, rescueY = 150, 664

// TestTheManagerRescuesTheOffice burns the one computer that votes. At the other
// one the manager has its window and the paper from the safe.
func TestTheManagerRescuesTheOffice(t *testing.T) {
	program := filepath.Join(programs(t), "okienko-member")
	l, err := lab.New(t.TempDir())
	must(t, err)
	defer l.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 6*time.Minute)
	defer cancel()
	burns, lives := emptyComputer(t, l, "first"), emptyComputer(t, l, "second")
	office, err := os.ReadFile("../../examples/lesznowola/office.yaml")
	must(t, err)
	must(t, os.WriteFile(filepath.Join(filepath.Dir(burns), "office.yaml"), []byte(strings.Replace(string(office), "Urząd Gminy ", "", 1)), 0o600))
	paper := filepath.Join(l.Dir, "paper")
	does(t, ctx, program, "new", "-anyway", "-name", "Archiwum", "-recovery-file", paper, burns)
	voter, err := l.Start("voter", nil, program, "run", burns)
	must(t, err)
	_, err = l.Start("invite", nil, program, "invite", "-name", "Sekretariat", "-role", "admin", burns)
	must(t, err)
	does(t, ctx, program, "join", "-invitation", said(t, ctx, l.Log("invite"), "(OKIENKO:[0-9A-Z-]+)"), lives)

	manager := &newcomer{t: t, ctx: ctx, lab: l, name: "admin", file: lives}
	manager.Display, err = l.Display("admin", 1100, 720)
	must(t, err)
	manager.start()
	current(t, ctx, program, lives)
	manager.sees("Archiwum", "F6")
	voter.Kill()
	must(t, os.RemoveAll(filepath.Dir(burns)))

	manager.sees("Brak łączności z urzędem")
	must(t, manager.Touch(ctx, rescueX, rescueY))
	manager.sees("przepadła na zawsze")
	manager.presses("Return")
	manager.sees("Odpowiada jeden komputer")
	manager.presses("Return")
	manager.typesKey(paper)
	manager.sees("Aby potwierdzić")
	manager.types("Lesznowola")
	manager.presses("Return")
	manager.sees("Teraz dodaj komputery")
	current(t, ctx, program, lives)
	if old, err := filepath.Glob(filepath.Join(filepath.Dir(lives), "data", "before-incarnation-1-*", "log.db")); err != nil || len(old) != 1 {
		t.Errorf("the old store was not kept: %v, %v", old, err)
	}
}

// typesKey types the recovery key from its sheet.
func (n *newcomer) typesKey(paper string) {
	n.t.Helper()
	n.sees("Wpisz klucz odzyskiwania")
	key, err := os.ReadFile(paper)
	must(n.t, err)
	n.types(strings.TrimSpace(string(key)))
	n.presses("Return")
}

// emptyComputer is the machine file of a computer that belongs to no office yet.
func emptyComputer(t *testing.T, l *lab.Lab, name string) (file string) {
	t.Helper()
	file = filepath.Join(l.Dir, name, "machine.yaml")
	must(t, os.MkdirAll(filepath.Dir(file), 0o700))
	must(t, os.WriteFile(file, []byte("listen: "+loopback.Address()+"\n"), 0o600))
	return file
}

// does runs an order to its end.
func does(t *testing.T, ctx context.Context, program string, args ...string) {
	t.Helper()
	if out, err := exec.CommandContext(ctx, program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v: %s", args, err, out)
	}
}

// said waits until a program has printed something, and returns the first group.
func said(t *testing.T, ctx context.Context, log, pattern string) (found string) {
	t.Helper()
	wanted := regexp.MustCompile(pattern)
	must(t, lab.Until(ctx, pattern, func() bool {
		text, err := os.ReadFile(log)
		if m := wanted.FindSubmatch(text); err == nil && m != nil {
			found = string(m[1])
		}
		return found != ""
	}))
	return found
}
