package chaos

import (
	"fmt"
	"time"
)

// Totals are the figures of some histories.
type Totals struct {
	Histories  int           `json:"histories"`
	Members    map[int]int   `json:"members"` // histories by the number of members
	Seconds    float64       `json:"seconds"`
	Operations int           `json:"operations"`
	Unknown    int           `json:"unknown"` // operations without an answer
	Faults     map[Fault]int `json:"faults"`
	Back       []float64     `json:"back"` // seconds until the office served again after each step
	Violations int           `json:"violations"`
	Undecided  int           `json:"undecided"` // rooms whose check took too long
	Differ     int           `json:"differ"`    // histories after which members held different states
	Unasked    int           `json:"unasked"`   // members that ended by themselves
	Seeds      []uint64      `json:"seeds"`
}

// Add puts other figures to these.
func (t *Totals) Add(o Totals) {
	t.Histories += o.Histories
	t.Seconds += o.Seconds
	t.Operations += o.Operations
	t.Unknown += o.Unknown
	t.Violations += o.Violations
	t.Undecided += o.Undecided
	t.Differ += o.Differ
	t.Unasked += o.Unasked
	t.Back = append(t.Back, o.Back...)
	t.Seeds = append(t.Seeds, o.Seeds...)
	if t.Faults == nil {
		t.Faults, t.Members = make(map[Fault]int), make(map[int]int)
	}
	for f, n := range o.Faults {
		t.Faults[f] += n
	}
	for m, n := range o.Members {
		t.Members[m] += n
	}
}

func (t Totals) String() string {
	return fmt.Sprintf("%d histories in %v: %d operations, %d without an answer, %d faults; violations %d, undecided rooms %d, states that differ %d, members that ended by themselves %d",
		t.Histories, time.Duration(t.Seconds*float64(time.Second)).Round(time.Second), t.Operations, t.Unknown, t.faults(), t.Violations, t.Undecided, t.Differ, t.Unasked)
}

func (t Totals) faults() int {
	n := 0
	for _, count := range t.Faults {
		n += count
	}
	return n
}
