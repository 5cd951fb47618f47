package chaos

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

func TestASeedGivesTheSameSteps(t *testing.T) {
	draws := func(seed uint64) string {
		chance, all := rand.New(rand.NewPCG(seed, 1)), ""
		for range 50 {
			all += fmt.Sprintln(draw(chance, 3, usual))
		}
		return all
	}
	if first, again := draws(7), draws(7); first != again || first == draws(8) {
		t.Error("the steps do not come from the seed")
	}
}

func TestEveryFaultComes(t *testing.T) {
	chance, seen, pairs, longest := rand.New(rand.NewPCG(1, 1)), map[Fault]int{Moved: 1, Wiped: 1}, 0, time.Duration(0)
	for range 1000 {
		s := draw(chance, 5, usual)
		if len(s.Faults) > 1 {
			pairs++
		}
		for _, f := range s.Faults {
			seen[f.Fault]++
			if f.One == f.Two {
				t.Errorf("%v is about one member twice", f)
			}
			if f.Fault == Pause {
				longest = max(longest, f.Hold)
			}
		}
	}
	for _, f := range Faults() {
		if seen[f] == 0 {
			t.Errorf("%q never comes", f)
		}
	}
	if pairs < 500 || longest < 20*time.Second {
		t.Errorf("%d steps of 1000 are pairs, the longest pause is %v", pairs, longest)
	}
}
