package chaos

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
)

// The marks between which the table of all runs stands.
const (
	from = "<!-- made by: make chaos WRITE=1 -->\n"
	to   = "<!-- end -->"
)

// Read adds up the figures that runs have kept in a file.
func Read(path string) (Totals, error) {
	var all Totals
	text, err := os.ReadFile(path)
	if err != nil {
		return all, err
	}
	for line := range bytes.Lines(text) {
		var t Totals
		if err := json.Unmarshal(line, &t); err != nil {
			return all, fmt.Errorf("%s: %w", path, err)
		}
		all.add(t)
	}
	return all, nil
}

// Table is the figures for the handbook.
func (t Totals) Table() string {
	var b strings.Builder
	row := func(what string, value any) { fmt.Fprintf(&b, "| %s | %v |\n", what, value) }
	b.WriteString("| of all runs | |\n|---|---|\n")
	row("hours", fmt.Sprintf("%.1f", t.Seconds/3600))
	row("histories", t.Histories)
	row("commands", t.Operations)
	row("of these without an answer", t.Unknown)
	for _, f := range Faults() {
		row(string(f), t.Faults[f])
	}
	row("members that ended by themselves and were started again", t.Unasked)
	if len(t.Back) > 0 {
		back := slices.Sorted(slices.Values(t.Back))
		row("seconds from a step's end until a command was answered: median, longest", fmt.Sprintf("%.2f, %.1f", back[len(back)/2], back[len(back)-1]))
	}
	row("rooms whose check took too long", t.Undecided)
	row("histories after which members held different states", t.Differ)
	row("rooms whose answers no order explains", t.Violations)
	return b.String()
}

// Rewrite puts a table between its marks in a file.
func Rewrite(path, table string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(text), from)
	_, after, closed := strings.Cut(rest, to)
	if !ok || !closed {
		return fmt.Errorf("%s has no place for the table: %q is missing", path, from)
	}
	return os.WriteFile(path, []byte(before+from+table+to+after), 0o644)
}
