package sim

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Totals are the figures of some runs.
type Totals struct {
	Seeds      []uint64      `json:"seeds"`
	Virtual    time.Duration `json:"virtual"` // in all
	Asleep     time.Duration `json:"asleep"`  // of that with everything switched off
	Nights     int           `json:"nights"`
	Operations int           `json:"operations"` // answered
	Unknown    int           `json:"unknown"`    // without an answer
	Repeats    int           `json:"repeats"`    // commands that reached the log more than once
	Commands   uint64        `json:"commands"`   // in the log
	States     int           `json:"states"`     // of windows, looked up in the log
	Whole      int           `json:"whole"`      // states compared to the last byte
	Elections  int           `json:"elections"`
	Faults     map[Fault]int `json:"faults"`
	Broken     int           `json:"broken"` // runs that ended with a violation
}

func newTotals(s Settings) Totals {
	return Totals{Seeds: []uint64{s.Seed}, Faults: make(map[Fault]int)}
}

// count takes in what the others counted.
func (o *Site) count(dawn time.Time) {
	t := &o.totals
	t.Virtual = time.Since(dawn)
	for _, w := range o.windows {
		t.Operations += w.done
		t.Unknown += w.unknown
	}
	for _, m := range o.machines {
		t.Elections += m.watcher.elections()
	}
	t.Repeats, t.Commands, t.States, t.Whole = o.ledger.repeats, o.ledger.total, o.ledger.seen, o.ledger.whole
}

// Add puts other figures to these.
func (t *Totals) Add(o Totals) {
	t.Seeds = append(t.Seeds, o.Seeds...)
	t.Virtual += o.Virtual
	t.Asleep += o.Asleep
	t.Nights += o.Nights
	t.Operations += o.Operations
	t.Unknown += o.Unknown
	t.Repeats += o.Repeats
	t.Commands += o.Commands
	t.States += o.States
	t.Whole += o.Whole
	t.Elections += o.Elections
	t.Broken += o.Broken
	if t.Faults == nil {
		t.Faults = make(map[Fault]int)
	}
	for f, n := range o.Faults {
		t.Faults[f] += n
	}
}

// Struck is how often something was broken.
func (t Totals) Struck() int {
	n := 0
	for _, count := range t.Faults {
		n += count
	}
	return n
}

func (t Totals) String() string {
	return fmt.Sprintf("seeds %v: %.1f virtual hours (%.1f switched off, %d nights), %d operations (%d without an answer), %d commands (%d repeats), %d states of windows, %d whole states, %d elections, %d faults: %s",
		t.Seeds, t.Virtual.Hours(), t.Asleep.Hours(), t.Nights, t.Operations, t.Unknown, t.Commands, t.Repeats, t.States, t.Whole, t.Elections, t.Struck(), t.kinds())
}

// Table is the figures for the handbook.
func (t Totals) Table() string {
	var b strings.Builder
	row := func(what string, value any) { fmt.Fprintf(&b, "| %s | %v |\n", what, value) }
	b.WriteString("| of all runs | |\n|---|---|\n")
	row("runs", len(t.Seeds))
	row("virtual hours", fmt.Sprintf("%.1f", t.Virtual.Hours()))
	row("commands answered", t.Operations)
	row("without an answer", t.Unknown)
	row("that reached the log more than once", t.Repeats)
	row("states of windows looked up in the log", t.States)
	row("states of members compared to the last byte", t.Whole)
	row("changes of the leader", t.Elections)
	for _, f := range slices.Sorted(maps.Keys(t.Faults)) {
		row(string(f), t.Faults[f])
	}
	row("sentences broken", t.Broken)
	return b.String()
}

func (t Totals) kinds() string {
	var list []string
	for _, f := range slices.Sorted(maps.Keys(t.Faults)) {
		list = append(list, fmt.Sprintf("%s %d", f, t.Faults[f]))
	}
	return strings.Join(list, ", ")
}
