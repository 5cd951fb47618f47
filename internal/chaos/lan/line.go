package lan

import (
	"math/rand/v2"
	"time"
)

// Line is one direction between two hosts. The zero value is a good cable.
type Line struct {
	Cut    bool
	Delay  time.Duration
	Jitter time.Duration // more or less than Delay, by up to this
	Loss   float64       // part of the frames that is lost, 0 to 1
	Double float64       // part of the frames that arrives twice
	Rate   int           // bytes a second; 0 is as fast as it goes
}

// held is how much a slow line keeps for later before it loses frames, as the
// buffer of a modem does.
const held = 500 * time.Millisecond

// traffic is a line with what is on it.
type traffic struct {
	Line
	busy time.Time // until then a slow line is sending
}

// pass tells when the copies of a frame arrive; none when it is lost.
func (t *traffic) pass(now time.Time, size int, chance *rand.Rand) []time.Time {
	if t.Cut || t.Loss > 0 && chance.Float64() < t.Loss {
		return nil
	}
	leaves, ok := t.leave(now, size)
	if !ok {
		return nil
	}
	arrivals := []time.Time{t.arrive(leaves, chance)}
	if t.Double > 0 && chance.Float64() < t.Double {
		arrivals = append(arrivals, t.arrive(leaves, chance))
	}
	return arrivals
}

// leave is when a line has sent a frame, if it has room for it.
func (t *traffic) leave(now time.Time, size int) (time.Time, bool) {
	if t.Rate == 0 {
		return now, true
	}
	if t.busy.Before(now) {
		t.busy = now
	}
	if t.busy.Sub(now) > held {
		return now, false
	}
	t.busy = t.busy.Add(time.Duration(size) * time.Second / time.Duration(t.Rate))
	return t.busy, true
}

func (t *traffic) arrive(at time.Time, chance *rand.Rand) time.Time {
	at = at.Add(t.Delay)
	if t.Jitter > 0 {
		at = at.Add(time.Duration(chance.Int64N(int64(2*t.Jitter))) - t.Jitter)
	}
	return at
}
