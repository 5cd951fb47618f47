package figures_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"okienko/internal/figures"
)

type run struct{ N int }

func TestWhatIsKeptIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "runs.jsonl")
	for _, n := range []int{1, 2} {
		if err := figures.Keep(path, run{n}); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := figures.Read[run](path); err != nil || !slices.Equal(got, []run{{1}, {2}}) {
		t.Errorf("read %v, %v", got, err)
	}
	if err := os.WriteFile(path, []byte("{\"N\":1}\nnonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := figures.Read[run](path); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("nonsense was read: %v", err)
	}
}

func TestATableTakesThePlaceOfTheOldOne(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(page, []byte("before\n<!-- made by: make it -->\nold\n<!-- end -->\nafter\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := figures.Rewrite(page, "make it", "new\n"); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(page)
	if want := "before\n<!-- made by: make it -->\nnew\n<!-- end -->\nafter\n"; string(text) != want {
		t.Errorf("the page is %q", text)
	}
	if err := figures.Rewrite(page, "make other", "new\n"); err == nil || !strings.Contains(err.Error(), "no place") {
		t.Errorf("a table without a place: %v", err)
	}
}
