package member

import (
	"testing"
	"time"
)

func TestMostClocksDecide(t *testing.T) {
	for _, c := range []struct {
		what  string
		ahead []time.Duration // the first is the leader's own
		want  time.Duration
	}{
		{"alone", []time.Duration{0}, 0},
		{"two cannot tell who is wrong", []time.Duration{0, time.Hour}, 0},
		{"one of the others is wrong", []time.Duration{0, time.Hour, 100 * time.Millisecond}, 0},
		{"the leader is an hour behind", []time.Duration{0, time.Hour, time.Hour + time.Second}, time.Hour},
		{"the leader is an hour ahead", []time.Duration{0, -time.Hour, -time.Hour - time.Second}, -time.Hour},
		{"the network makes a difference, too", []time.Duration{0, time.Second, time.Second}, 0},
		{"two against two", []time.Duration{0, 0, time.Hour, time.Hour}, 0},
		{"five, and two are wrong", []time.Duration{0, time.Hour, -time.Hour, 10 * time.Second, 11 * time.Second}, 10 * time.Second},
	} {
		var clock officeClock
		clock.judge(c.ahead)
		if got := clock.offset(); got != c.want {
			t.Errorf("%s: %v and not %v", c.what, got, c.want)
		}
	}
}

func TestWhatTheLeaderSaidIsKeptUntilMostClocksAreHeard(t *testing.T) {
	var clock officeClock
	clock.heard(time.Hour) // from the leader before
	clock.judge([]time.Duration{0, time.Hour})
	if clock.offset() != time.Hour {
		t.Error("a new leader with a wrong clock would stamp the log with it")
	}
	clock.judge([]time.Duration{0, 0, 0})
	if clock.offset() != 0 {
		t.Error("most clocks agree with this one")
	}
}
