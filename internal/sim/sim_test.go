package sim_test

import (
	"flag"
	"testing"
	"testing/synctest"
	"time"

	"okienko/internal/figures"
	"okienko/internal/sim"
)

var (
	real    = flag.Duration("time", 10*time.Second, "how long the simulation runs")
	seed    = flag.Uint64("seed", 0, "of the first run; 0 takes the clock's")
	virtual = flag.Duration("virtual", 5*time.Minute, "how long each run is by its own clock")
	members = flag.Int("members", 0, "how many members; 0 alternates")
	calm    = flag.Bool("calm", false, "break nothing")
	keep    = flag.String("keep", "", "file to which the figures are added")
	write   = flag.String("write", "", "page whose table is made anew: of simulations from all that is kept")
)

// TestSimulation is the short form of "make sim", with the same code and faults.
func TestSimulation(t *testing.T) {
	first := *seed
	if first == 0 {
		first = uint64(time.Now().UnixNano() / 1e6 % 1e6)
	}
	began := time.Now()
	var all sim.Totals
	for run := uint64(0); time.Since(began) < *real && !t.Failed(); run++ {
		one := simulate(t, sim.Settings{
			Seed: first + run, Members: membersOf(run), Windows: 6, Pace: 10 * time.Second, Virtual: *virtual,
			Calm: *calm,
		})
		all.Add(one)
	}
	t.Log(all)
	if *keep != "" {
		if err := figures.Keep(*keep, all); err != nil {
			t.Error(err)
		}
	}
	if *write != "" {
		writeTable(t)
	}
}

func writeTable(t *testing.T) {
	t.Helper()
	runs, err := figures.Read[sim.Totals](*keep)
	var all sim.Totals
	for _, one := range runs {
		all.Add(one)
	}
	if err == nil {
		err = figures.Rewrite(*write, "make sim WRITE=1", all.Table())
	}
	if err != nil {
		t.Error(err)
	}
}

// membersOf is how many members a run has: three, or five, or two.
func membersOf(run uint64) int {
	if *members > 0 {
		return *members
	}
	return []int{3, 5, 3, 2}[run%4]
}

// simulate runs one simulation in a bubble of its own.
func simulate(t *testing.T, s sim.Settings) sim.Totals {
	t.Helper()
	dir := t.TempDir()
	began := time.Now()
	var totals sim.Totals
	synctest.Test(t, func(t *testing.T) {
		var err error
		if totals, err = sim.Run(dir, s); err != nil {
			t.Error(err)
		}
	})
	t.Logf("%v real: %v", time.Since(began).Round(time.Millisecond), totals)
	return totals
}
