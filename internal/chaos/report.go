package chaos

import (
	"fmt"
	"slices"
	"strings"
)

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
