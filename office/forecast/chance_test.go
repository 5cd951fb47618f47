package forecast

import (
	"math"
	"testing"
)

// TestPowers: they are found without a floating point, and are what it finds.
func TestPowers(t *testing.T) {
	for i, p := range powers {
		if want := math.Exp2(float64(i)/octave) * 65536; math.Abs(float64(p)-want) > 2 {
			t.Errorf("2^(%d/256) is %d and not %.1f", i, p, want)
		}
	}
}

func TestLogarithmsAndBack(t *testing.T) {
	for _, millis := range []int64{20, 999, 60_000, 61_000, 3_600_000, 86_400_000} {
		if back := logOf(millis).millis(); math.Abs(float64(back-millis)) > float64(millis)/200+1 {
			t.Errorf("%d ms become %d", millis, back)
		}
	}
	if logOf(0) != 0 || logOf(-5) != 0 || lg(-9).millis() != 1 || lg(math.MaxInt32).millis() != longest.millis() {
		t.Error("what lies outside is not held")
	}
}

// TestEachStratumOnce: over all runs a quantity is drawn evenly.
func TestEachStratumOnce(t *testing.T) {
	for _, number := range []int{64, 128, 256} {
		s := newStrata(number)
		for n := range uint64(50) {
			seen := make(map[int]bool)
			for run := range number {
				seen[s.part(seed(1).with(n), howFar, run)] = true
			}
			if len(seen) != number {
				t.Fatalf("seed %d draws from %d of %d strata", n, len(seen), number)
			}
		}
	}
}

// TestQuantitiesAreDrawnApart: what one ticket draws says nothing of another's.
func TestQuantitiesAreDrawnApart(t *testing.T) {
	s := newStrata(256)
	for n := range uint64(40) {
		sum := 0.0
		for run := range 256 {
			a, b := s.part(seed(1).with(n), howLong, run), s.part(seed(1).with(n+1), howLong, run)
			sum += (float64(a) - 127.5) * (float64(b) - 127.5)
		}
		if c := sum / 256 / (256 * 256 / 12); math.Abs(c) > 0.25 {
			t.Errorf("tickets %d and %d go together by %.2f", n, n+1, c)
		}
	}
}

func TestNormalAndExponential(t *testing.T) {
	var sum, squares, until float64
	for part := range parts {
		v := float64(normal(part, 1024))
		sum, squares, until = sum+v, squares+v*v, until+float64(untilNext[part])
	}
	if sum != 0 || math.Abs(math.Sqrt(squares/parts)-1024) > 10 {
		t.Errorf("the normal quantity has mean %.0f and deviation %.0f", sum, math.Sqrt(squares/parts))
	}
	if math.Abs(until/parts-1024) > 20 {
		t.Errorf("the time until the next is %.0f on average", until/parts)
	}
}
