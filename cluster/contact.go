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
	tell func(feed.Contact)

	mu     sync.Mutex // guards what follows
	good   time.Time  // when a current member was heard last
	offset time.Duration
	wrong  feed.Trouble
	told   feed.Contact
	once   bool // something was told
}

// beat takes in what a member says. A member that has not applied what this
// client has seen already is behind, and not current for us.
func (c *contact) beat(b Beat, index uint64) {
	local := time.Now()
	c.mu.Lock()
	c.offset = b.Now.Time().Sub(local)
	if b.Current && b.Index >= index {
		c.good = local
	}
	c.mu.Unlock()
	c.report()
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
	c.mu.Lock()
	defer c.mu.Unlock()
	next := feed.Contact{Current: c.isCurrent(), Trouble: c.wrong}
	if !next.Current && !c.good.IsZero() {
		next.Since = queue.At(c.good.Add(c.offset))
	}
	// Below a second nobody cares, and every beat would be news.
	next.ClockOff = (-c.offset).Round(time.Second)
	if c.once && next == c.told {
		return
	}
	c.told, c.once = next, true
	// Told under the lock, so that two changes cannot overtake each other.
	c.tell(next)
}

func (c *contact) current() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.isCurrent()
}

func (c *contact) isCurrent() bool {
	return !c.good.IsZero() && time.Since(c.good) < staleAfter
}

func (c *contact) now() queue.Moment {
	c.mu.Lock()
	defer c.mu.Unlock()
	return queue.At(time.Now().Add(c.offset))
}
