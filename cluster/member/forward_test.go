package member

import (
	"testing"

	"okienko/cluster"
)

// Who has not heard the leader on this line, or lies behind what it said, does
// not call itself current.
func TestWhoIsCaughtUp(t *testing.T) {
	hear := func(f *forward, b cluster.Beat) { f.beat(b) }
	f := &forward{waiting: make(map[uint64]reply)}
	if f.caughtUp(100) {
		t.Error("it has heard nothing yet")
	}
	hear(f, cluster.Beat{Current: true, Index: 7})
	if f.caughtUp(6) || !f.caughtUp(7) {
		t.Error("the leader has 7")
	}
	f.use(nil)
	if f.caughtUp(100) {
		t.Error("the line is gone")
	}
	hear(f, cluster.Beat{Current: false, Index: 7})
	if f.caughtUp(100) {
		t.Error("that leader leads nobody")
	}
}

// Whoever waits for an answer gets exactly one, whatever becomes of the line.
func TestALostLineAnswersEverybodyOnce(t *testing.T) {
	f := &forward{waiting: make(map[uint64]reply)}
	f.use(new(cluster.Connection))
	got := make(map[uint64]int)
	for i := range uint64(10) {
		if _, n := f.expect(func(cluster.Frame) { got[i]++ }); n != i+1 {
			t.Fatal(n)
		}
	}
	f.answered(cluster.Frame{Kind: cluster.FrameAnswer, Number: 3})
	f.answered(cluster.Frame{Kind: cluster.FrameAnswer, Number: 3})
	f.answered(cluster.Frame{Kind: cluster.FrameAnswer, Number: 99})
	f.use(nil)
	f.answered(cluster.Frame{Kind: cluster.FrameAnswer, Number: 4})
	for i := range uint64(10) {
		if got[i] != 1 {
			t.Errorf("%d answers for number %d", got[i], i+1)
		}
	}
}
