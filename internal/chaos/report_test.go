package chaos

import (
	"strings"
	"testing"
)

func TestRunsAddUpToATable(t *testing.T) {
	var all Totals
	for _, one := range []Totals{
		{Histories: 2, Seconds: 1800, Operations: 1000, Unknown: 3, Faults: map[Fault]int{Kill: 4}, Back: []float64{0.5}},
		{Histories: 1, Seconds: 1800, Operations: 500, Faults: map[Fault]int{Kill: 1, Frozen: 2}, Back: []float64{2, 1}, Violations: 1},
	} {
		all.Add(one)
	}
	table := all.Table()
	for _, want := range []string{
		"| hours | 1.0 |", "| histories | 3 |", "| commands | 1500 |", "| kill -9 | 5 |", "| disk hung | 2 |",
		"longest | 1.00, 2.0 |", "no order explains | 1 |",
	} {
		if !strings.Contains(table, want) {
			t.Errorf("%q is missing in\n%s", want, table)
		}
	}
}
