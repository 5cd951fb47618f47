package member

import (
	"slices"
	"sync"
	"time"

	"okienko/internal/feed"
)

// handOverOff is how wrong a clock may be before its machine gives up the lead.
const handOverOff = time.Minute

// officeClock is the office's time as this member knows it: its own clock,
// corrected by what most machines say. A leader whose clock is wrong would
// otherwise stamp the log, and the log's time never goes back.
type officeClock struct {
	mu    sync.Mutex // guards off
	off   time.Duration
	alone bool // it is the machine's, whatever others say
}

// offset is the office's time less this machine's clock.
func (c *officeClock) offset() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.off
}

// heard takes over the time of the leader.
func (c *officeClock) heard(off time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.alone {
		c.off = off
	}
}

// judge sets this leader's offset by the clocks of all machines, its own among
// them, given as how far each is ahead of its own. Fewer than three cannot say
// who is wrong. What is within the tolerance is the network's doing, and then the
// clock is its own again.
func (c *officeClock) judge(ahead []time.Duration) {
	if len(ahead) < 3 {
		return
	}
	off := middle(ahead)
	if off.Abs() <= feed.MaxClockOff {
		off = 0
	}
	c.heard(off)
}

// middle is the median, the lower of the two middle ones: it lies among what
// most machines say.
func middle(list []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[(len(sorted)-1)/2]
}

// yieldTime gives the lead to a machine whose clock is right.
func (m *Member) yieldTime() {
	for _, h := range m.overview() {
		if h.Votes && h.Reachable && !h.Leads && h.ClockOff.Abs() <= feed.MaxClockOff {
			m.cfg.Log.Warn("this machine's clock is wrong: another one takes the lead", "off", -m.clock.offset())
			if m.HandOver(string(h.Machine)) == nil {
				return
			}
		}
	}
}
