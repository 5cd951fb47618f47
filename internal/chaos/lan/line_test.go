package lan

import (
	"math/rand/v2"
	"testing"
	"time"
)

func dice() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

func TestALineLosesAndDoublesItsPart(t *testing.T) {
	line, chance, now := traffic{Line: Line{Loss: 0.3, Double: 0.1}}, dice(), time.Now()
	none, twice := 0, 0
	for range 10000 {
		switch len(line.pass(now, 100, chance)) {
		case 0:
			none++
		case 2:
			twice++
		}
	}
	if none < 2800 || none > 3200 {
		t.Errorf("of 10000 frames %d were lost, and 3000 should be", none)
	}
	if twice < 600 || twice > 800 {
		t.Errorf("of 7000 frames %d came twice, and 700 should", twice)
	}
}

func TestALineDelaysWithinItsJitter(t *testing.T) {
	line, chance, now := traffic{Line: Line{Delay: 100 * time.Millisecond, Jitter: 20 * time.Millisecond}}, dice(), time.Now()
	least, most := time.Hour, time.Duration(0)
	for range 1000 {
		took := line.pass(now, 100, chance)[0].Sub(now)
		least, most = min(least, took), max(most, took)
	}
	if least < 80*time.Millisecond || most > 120*time.Millisecond || most-least < 30*time.Millisecond {
		t.Errorf("frames took %v to %v", least, most)
	}
}

func TestASlowLineQueuesAndThenLoses(t *testing.T) {
	line, now := traffic{Line: Line{Rate: 10000}}, time.Now()
	arrived := 0
	for range 20 {
		at := line.pass(now, 1000, dice())
		if len(at) == 0 {
			continue
		}
		if arrived++; at[0].Sub(now) != time.Duration(arrived)*100*time.Millisecond {
			t.Errorf("frame %d arrives after %v", arrived, at[0].Sub(now))
		}
	}
	if arrived != 6 { // what is on its way when half a second is in the buffer
		t.Errorf("%d frames fitted", arrived)
	}
	if at := line.pass(now.Add(time.Minute), 1000, dice()); len(at) != 1 {
		t.Error("the line never has room again")
	}
}

func TestACutLinePassesNothing(t *testing.T) {
	line := traffic{Line: Line{Cut: true}}
	if line.pass(time.Now(), 100, dice()) != nil {
		t.Error("something went through")
	}
}

func TestTheSameSeedLosesTheSameFrames(t *testing.T) {
	one, two := traffic{Line: Line{Loss: 0.5}}, traffic{Line: Line{Loss: 0.5}}
	a, b, now := dice(), dice(), time.Now()
	for i := range 1000 {
		if len(one.pass(now, 100, a)) != len(two.pass(now, 100, b)) {
			t.Fatalf("frame %d differs", i)
		}
	}
}
