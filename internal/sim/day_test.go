package sim_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"okienko/internal/figures"
	"okienko/internal/sim"
)

var days = flag.Duration("level", 0, "how long memory and descriptors are watched, by the run's own clock; 73h compares the third day with the second")

// TestLevel watches an office with three members and 57 windows for days. Through
// a day its state grows with the tickets, so an hour is compared with the same
// hour of the day before. The first day counts for nothing: windows that are started
// in the morning are new clients, and those of the day before are remembered as well.
func TestLevel(t *testing.T) {
	if *days == 0 {
		t.Skip("skipped: it takes many minutes; \"make level\" runs it")
	}
	dir := t.TempDir()
	began := time.Now()
	var hours []figures.Reading
	synctest.Test(t, func(t *testing.T) {
		totals, err := sim.Run(dir, sim.Settings{
			Seed: *seed, Members: 3, Windows: 57, Pace: 250 * time.Second, Evening: 14, Virtual: *days, Calm: true,
			Look: func(at time.Duration) {
				for len(hours) <= int(at.Hours()) {
					hours = append(hours, figures.Take())
					t.Logf("hour %d: %v", len(hours)-1, hours[len(hours)-1])
				}
			},
		})
		if err != nil {
			t.Error(err)
		}
		t.Log(totals)
	})
	t.Logf("%v hours in %v", days.Hours(), time.Since(began).Round(time.Second))
	if *write != "" {
		if err := figures.Rewrite(*write, "make level WRITE=1", table(hours)); err != nil {
			t.Error(err)
		}
	}
	for h := 49; h < len(hours); h++ {
		before, now := hours[h-24], hours[h]
		if now.Heap > before.Heap*5/4 || now.Goroutines > before.Goroutines+20 || now.Descriptors > before.Descriptors+5 {
			t.Errorf("at hour %d there are %v, and a day before there were %v", h, now, before)
		}
	}
}

// table is what is held at every third hour.
func table(hours []figures.Reading) string {
	var b strings.Builder
	b.WriteString("| hour | heap, MB | goroutines | descriptors |\n|---|---|---|---|\n")
	for h := 0; h < len(hours); h += 3 {
		fmt.Fprintf(&b, "| %d | %.1f | %d | %d |\n", h, float64(hours[h].Heap)/1e6, hours[h].Goroutines, hours[h].Descriptors)
	}
	return b.String()
}
