package e2e

import (
	"context"
	"fmt"
	"image/color"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"okienko/internal/lab"
)

// TestAnEmptyOfficeIsOpenedByScreenAlone begins with an empty data folder and ends
// with an office that residents can come to. Nobody has touched a file. Then the
// manager saves it to one, and finds the window as it was left.
func TestAnEmptyOfficeIsOpenedByScreenAlone(t *testing.T) {
	dir := programs(t)
	l, err := lab.New(t.TempDir())
	must(t, err)
	defer l.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 6*time.Minute)
	defer cancel()
	manager := sitAt(t, ctx, l, "admin", "")
	manager.foundsAnOffice(l)
	manager.sees("jeszcze pusty")
	began, strokes, letters := time.Now(), manager.strokes, manager.letters

	manager.presses("Return") // step by step
	manager.sees("Jak nazywa")
	manager.presses("Return") // its name is known already
	manager.sees("Odznacz referaty")
	manager.presses("Tab", "Tab", "Return")
	manager.sees("Poniedziałek")
	manager.presses("Return")
	manager.sees("Ile stanowisk ma")
	manager.presses("Return")
	manager.sees("Pierwsza strona biletomatu")
	manager.presses("Return")
	manager.sees("Urząd jest otwarty")
	fmt.Printf("From an empty office to an open one: %d strokes and %d letters, %.0f seconds with a reading robot.\n",
		manager.strokes-strokes, manager.letters-letters, time.Since(began).Seconds())
	current(t, ctx, filepath.Join(dir, "okienko-member"), manager.file)
	if out, err := exec.CommandContext(ctx, filepath.Join(dir, "okienko-member"), "status", manager.file).CombinedOutput(); err != nil || !strings.Contains(string(out), "current: true") {
		t.Errorf("%v: %s", err, out)
	}

	manager.presses("Tab", "Tab", "Return") // save to a file
	manager.sees("Sama nazwa oznacza")
	manager.presses("Return")
	manager.sees("Zapisano")

	manager.presses("F9", "F8") // the next language, and more contrast
	manager.sees("Computers")
	manager.window.Stop()
	manager.start()
	manager.sees("Computers")
	black, _, _, _ := manager.corner().RGBA()
	if black != 0 {
		t.Error("it does not begin with the contrast with which it was left")
	}
}

// corner is the colour of the window's ground.
func (n *newcomer) corner() color.Color {
	n.t.Helper()
	picture, err := n.Picture(n.ctx, n.name)
	must(n.t, err)
	return picture.At(4, 4)
}
