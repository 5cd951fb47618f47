package cluster

import (
	"context"
	"sync"
	"time"

	"okienko/internal/feed"
	"okienko/office/queue"
)

// staleAfter is the silence after which a window says that it is not current:
// long enough for a change of leader, and well under three seconds.
const staleAfter = 2 * time.Second

// contact knows whether the client's picture is current, and the office's time.
type contact struct {
	tell  func(feed.Contact)
	clock func() time.Time

	telling sync.Mutex // held while telling, so that two changes cannot overtake each other
	told    *feed.Contact

	mu     sync.Mutex   // guards what follows; never held while telling
	good   time.Time    // when a current member was heard last, by this process
	seen   queue.Moment // the same by the office's time
	offset time.Duration
	wrong  feed.Trouble
}

// beat takes in what a member says, and tells whether it is current. A member
// that has not applied what this client has seen already is behind, and not
// current for us.
func (c *contact) beat(b Beat, index uint64) bool {
	current := b.Current && b.Index >= index
	c.mu.Lock()
	c.offset = b.Now.Time().Sub(c.clock())
	if current {
		c.good, c.seen = time.Now(), b.Now
	}
	c.mu.Unlock()
	c.report()
	return current
}

func (c *contact) trouble(t feed.Trouble) {
	c.mu.Lock()
	c.wrong = t
	c.mu.Unlock()
	c.report()
}

// watch reports a loss of contact, which no message announces.
func (c *contact) watch(ctx context.Context) {
	ticker := time.NewTicker(BeatEvery)
	defer ticker.Stop()
	for {
		c.report()
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// report tells when something changed that a person would notice.
func (c *contact) report() {
	c.telling.Lock()
	defer c.telling.Unlock()
	next := c.look()
	if c.told != nil && (next.ClockOff-c.told.ClockOff).Abs() < 750*time.Millisecond {
		next.ClockOff = c.told.ClockOff // so little is the network and not the clock
	}
	next.ClockOff = next.ClockOff.Round(time.Second)
	if c.told != nil && next == *c.told {
		return
	}
	c.told = &next
	c.tell(next)
}

// look is the contact as it is now.
func (c *contact) look() feed.Contact {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := feed.Contact{
		Current: !c.good.IsZero() && time.Since(c.good) < staleAfter,
		Trouble: c.wrong, ClockOff: -c.offset,
	}
	if !now.Current {
		now.Since = c.seen
	}
	return now
}

func (c *contact) now() queue.Moment {
	c.mu.Lock()
	defer c.mu.Unlock()
	return queue.At(c.clock().Add(c.offset))
}
