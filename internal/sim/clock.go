package sim

import (
	"sync"
	"time"
)

// clock is a machine's own clock, which may be wrong and go wrong.
type clock struct {
	mu    sync.Mutex // guards what follows
	since time.Time
	off   time.Duration // at since
	drift float64       // seconds that it gains in each second
}

func newClock() *clock { return &clock{since: time.Now()} }

// Now is what the clock shows.
func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.offNow())
}

func (c *clock) offNow() time.Duration {
	return c.off + time.Duration(c.drift*float64(time.Since(c.since)))
}

// step moves the clock.
func (c *clock) step(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.off, c.since = c.offNow()+by, time.Now()
}

// drifting makes the clock go wrong from now on.
func (c *clock) drifting(rate float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.off, c.since, c.drift = c.offNow(), time.Now(), rate
}

// mend sets the clock right.
func (c *clock) mend() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.off, c.since, c.drift = 0, time.Now(), 0
}
