package e2e

import (
	"context"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"okienko/internal/lab"
)

// removedText is how a window says that its machine was removed.
const removedText = "nie należy już do urzędu"

// TestARemovedComputerIsBack removes one of two computers. Its window says so
// while it is open, and after a new start with nobody to ask; with a new code it
// belongs to the office again.
func TestARemovedComputerIsBack(t *testing.T) {
	member := filepath.Join(programs(t), "okienko-member")
	l, err := lab.New(t.TempDir())
	must(t, err)
	defer l.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 8*time.Minute)
	defer cancel()
	manager := sitAt(t, ctx, l, "admin", "")
	manager.foundsAnOffice(l, "Tab", "Tab", "Right")
	manager.sees("ma aktualne dane", "F6")
	kiosk := sitAt(t, ctx, l, "kiosk", kioskSettings)
	manager.letsIn(kiosk, manager.address)
	kiosk.sees("Nazywa się: Kiosk")
	kiosk.presses("Return")
	manager.presses("Return")
	current(t, ctx, member, kiosk.file)

	first := idOf(t, ctx, member, manager.file)
	out, err := exec.CommandContext(ctx, member, "revoke", "-machine", first, manager.file).CombinedOutput()
	if err != nil {
		t.Fatalf("revoke: %v: %s", err, out)
	}
	kiosk.sees(removedText)
	kiosk.window.Stop()
	manager.window.Stop()
	kiosk.start()
	kiosk.sees(removedText)

	manager.start()
	manager.sees("ma aktualne dane", "F6")
	code := manager.asksForCode()
	kiosk.typesCode(code, manager.address)
	manager.compares(kiosk)
	kiosk.sees("Nazywa się: Kiosk")
	kiosk.presses("Return")
	current(t, ctx, member, kiosk.file)
	if second := idOf(t, ctx, member, manager.file); second == first {
		t.Errorf("it is back under its old name %s", first)
	}
}

var kioskLine = regexp.MustCompile(`(m-[0-9a-f]{16})\s+Kiosk\s.*belongs`)

// idOf is the name of the kiosk among machines.
func idOf(t *testing.T, ctx context.Context, member, file string) string {
	t.Helper()
	out, err := exec.CommandContext(ctx, member, "machines", file).CombinedOutput()
	found := kioskLine.FindSubmatch(out)
	if err != nil || found == nil {
		t.Fatalf("machines: %v: %s", err, out)
	}
	return string(found[1])
}
