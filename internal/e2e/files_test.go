package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"okienko/internal/beside"
	"okienko/internal/feed"
)

// TestWrongFiles starts programs with an office file full of mistakes. The
// window lists them all, with their places, and neither program looks healthy.
func TestWrongFiles(t *testing.T) {
	o := prepare(t)
	office := spoil(t, o.Dir)
	m := o.FrontDoor
	text, err := os.ReadFile(m.File)
	o.check(err)
	o.check(os.WriteFile(m.File, []byte(strings.Replace(string(text), officeFile(t), office, 1)), 0o600))

	d, err := o.Display("kiosk", 1280, 800)
	o.check(err)
	window, err := o.Window("kiosk", m, d.Env())
	o.check(err)
	log, places := "", 0
	o.eventually("the list of mistakes", func() bool {
		b, _ := os.ReadFile(o.Log("kiosk"))
		log = string(b)
		places = strings.Count(log, "office.yaml:")
		return places >= len(mistakes)
	})
	o.shows(d, "kiosk", "office.yaml:")
	for _, m := range mistakes {
		o.shows(d, "kiosk", m.shown)
	}
	window.Stop()
	if code := window.ExitCode(); code != 1 {
		t.Errorf("the window ended with %d", code)
	}

	member, err := o.Member(m)
	o.check(err)
	if got := beside.TroubleOf(member.ExitCode()); got != feed.WrongSettings {
		t.Errorf("the member's end means %q", got)
	}
}

// mistakes are made in the example's file. Something of each is to be read on
// the screen.
var mistakes = []struct{ right, wrong, shown string }{
	{"revision: 1", "revision: soon", "soon"},
	{"zone: Europe/Warsaw", "zone: Europe/Lesznowola", "Lesznowola"},
	{"minutes: 12", "minutes: many", "many"},
}

func spoil(t *testing.T, dir string) string {
	t.Helper()
	text, err := os.ReadFile(officeFile(t))
	if err != nil {
		t.Fatal(err)
	}
	spoilt := string(text)
	for _, m := range mistakes {
		if !strings.Contains(spoilt, m.right) {
			t.Fatalf("the example has no %q", m.right)
		}
		spoilt = strings.Replace(spoilt, m.right, m.wrong, 1)
	}
	path := filepath.Join(dir, "office.yaml")
	if err := os.WriteFile(path, []byte(spoilt), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
