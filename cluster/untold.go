package cluster

import (
	"time"

	"okienko/internal/feed"
	"okienko/office/queue"
)

// untold is what has changed in the copy since News was called last. Entries that
// arrive together are told together: who catches up draws and foretells once, and
// not for each entry of an hour.
type untold struct {
	any    bool
	events []queue.Event
	since  time.Time // of the first of them
}

func (u *untold) add(events []queue.Event) {
	if !u.any {
		u.any, u.since = true, time.Now()
	}
	u.events = append(u.events, events...)
}

// tellWithin is how long an entry is kept back at most while others keep coming:
// less than anybody sees.
const tellWithin = 50 * time.Millisecond

// tell calls News if something has changed.
func (c *Client) tell() {
	if !c.untold.any {
		return
	}
	events := c.untold.events
	c.untold = untold{}
	c.cfg.News(feed.News{State: c.state, Events: events, Now: c.Now()})
}

// tellUnless calls News unless the next entry is here already.
func (c *Client) tellUnless(more bool) {
	if !more || time.Since(c.untold.since) > tellWithin {
		c.tell()
	}
}
