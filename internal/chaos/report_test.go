package chaos

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRunsAddUpToATable(t *testing.T) {
	dir := t.TempDir()
	kept, page := filepath.Join(dir, "runs.jsonl"), filepath.Join(dir, "page.md")
	for _, one := range []Totals{
		{Histories: 2, Seconds: 1800, Operations: 1000, Unknown: 3, Faults: map[Fault]int{Kill: 4}, Back: []float64{0.5}},
		{Histories: 1, Seconds: 1800, Operations: 500, Faults: map[Fault]int{Kill: 1, Frozen: 2}, Back: []float64{2, 1}, Violations: 1},
	} {
		if err := one.Keep(kept); err != nil {
			t.Fatal(err)
		}
	}
	all, err := Read(kept)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, []byte("before\n"+from+"old\n"+to+"\nafter\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Rewrite(page, all.Table()); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"before\n", "| hours | 1.0 |", "| histories | 3 |", "| commands | 1500 |", "| kill -9 | 5 |", "| disk hung | 2 |",
		"longest | 1.00, 2.0 |", "no order explains | 1 |", "\nafter\n",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(string(text), "old") {
		t.Error("the old table is still there")
	}
}
