package station

import (
	"sync"

	"okienko/internal/feed"
)

// health joins what the client says of the office with what the keeper says of
// the member on this machine.
type health struct {
	tell func(feed.Contact)

	// Held while telling, so that two changes cannot overtake each other. Nothing
	// that a window may call takes it.
	mu      sync.Mutex // guards what follows
	contact feed.Contact
	known   bool // the client has spoken: without it there is nothing to tell
	trouble feed.Trouble
}

// heard takes in what the client says.
func (h *health) heard(c feed.Contact) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.contact, h.known = c, true
	h.report()
}

// ails takes in what is wrong with the member on this machine.
func (h *health) ails(t feed.Trouble) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if t == h.trouble {
		return
	}
	h.trouble = t
	if h.known {
		h.report()
	}
}

// report tells both as one. The caller holds mu. What the client finds out
// concerns the window itself and comes first.
func (h *health) report() {
	c := h.contact
	if c.Trouble == feed.NoTrouble {
		c.Trouble = h.trouble
	}
	h.tell(c)
}
