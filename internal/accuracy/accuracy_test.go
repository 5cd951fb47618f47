package main

import (
	"testing"

	"okienko/internal/days"
)

// The bars of docs/forecast.md.
const (
	mostOfClassic = 0.65
	leastCovered  = 0.6
	mostBias      = 1.0 // minutes, of all rows together
)

// TestBars holds a few of the settings to what docs/forecast.md promises of all.
// Seeds are fixed, so that it says the same each time.
func TestBars(t *testing.T) {
	if testing.Short() {
		t.Skip("plays days of offices for a few seconds")
	}
	settings := days.Settings()
	var rows []row
	for _, s := range []days.Setting{settings[3], settings[5], settings[9], settings[12]} {
		r := row{s.Name, measure(s, 3, warmUp)}
		rows = append(rows, r)
		if best := r.best(); r.ratio(best) >= 1 {
			t.Errorf("%s: ours is off by %.2f min, a simple way by %.2f", s.Name, r.mean(forecasted), r.mean(best))
		}
		if share := float64(r.covered) / float64(r.tickets); share < leastCovered {
			t.Errorf("%s: the range holds for %.2f of the tickets", s.Name, share)
		}
	}
	sum := all(rows)
	t.Logf("\n%s", write(rows))
	if bias := sum.bias / float64(sum.tickets); bias > mostBias || bias < -mostBias {
		t.Errorf("ours says %+.2f min too much on average: it does not know something that happens every day", bias)
	}
	if ratio := sum.ratio(classic); ratio > mostOfClassic {
		t.Errorf("ours is off by %.2f of what the classic formula is", ratio)
	}
}

// TestScore adds one ticket up by hand.
func TestScore(t *testing.T) {
	var s score
	s.add(&mark{said: [ways]float64{forecasted: 20, classic: 30}, from: 15, to: 25}, 32)
	s.add(&mark{said: [ways]float64{}, from: 0, to: 0}, 0.5)
	if s.off[forecasted] != 12.5 || s.off[classic] != 2.5 || s.bias != -12.5 || s.covered != 1 || s.low != 1 || s.close != 1 || s.width != 10 {
		t.Errorf("the score is %+v", s)
	}
	if s.best() != classic {
		t.Errorf("the best simple way is %d", s.best())
	}
}
