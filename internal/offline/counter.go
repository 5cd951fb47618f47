package offline

import (
	"context"
	"maps"
	"sync"

	"okienko/office"
	"okienko/office/queue"
)

// Counter keeps a kiosk's book in step with the office: it asks for numbers while
// there is contact, and tells what was given when it is back.
type Counter struct {
	Book *Book
	// Send gives a command to the office, after those before it, and calls done
	// when there is an answer, or with false when there is none for long; the
	// answer may still come. It does not wait.
	Send func(c office.Command, done func(answered bool))
	// Left is told how many numbers of its own the kiosk has, when that changes.
	Left func(map[string]int)

	mu      sync.Mutex // guards what follows
	current bool
	wants   office.Command          // about numbers; nil when there is nothing to ask
	asking  bool                    // a command about numbers is on its way
	telling map[queue.TicketID]bool // papers on their way
	told    map[string]int          // what Left was told
	bell    chan struct{}
}

// NewCounter makes a counter over a book.
func NewCounter(b *Book, send func(office.Command, func(answered bool)), left func(map[string]int)) *Counter {
	return &Counter{
		Book: b, Send: send, Left: left, telling: make(map[queue.TicketID]bool), bell: make(chan struct{}, 1),
	}
}

// News takes in the office's state, which it does not keep.
func (c *Counter) News(s *queue.State) {
	c.mu.Lock()
	current := c.current
	c.mu.Unlock()
	wants := c.Book.Learn(s, current)
	c.mu.Lock()
	c.wants = wants
	c.mu.Unlock()
	c.count()
	c.ring()
}

// Contact takes in whether the office answers.
func (c *Counter) Contact(current bool) {
	c.mu.Lock()
	c.current = current
	c.mu.Unlock()
	c.ring()
}

func (c *Counter) ring() {
	select {
	case c.bell <- struct{}{}:
	default:
	}
}

// Run asks and tells until the context ends. Only Run calls Send.
func (c *Counter) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.bell:
		}
		c.mu.Lock()
		current := c.current
		c.mu.Unlock()
		if current {
			c.ask()
			c.tell()
		}
	}
}

// ask sends what is wanted about numbers, one command at a time.
func (c *Counter) ask() {
	c.mu.Lock()
	wants := c.wants
	if c.asking {
		wants = nil
	}
	c.wants, c.asking = nil, c.asking || wants != nil
	c.mu.Unlock()
	if wants != nil {
		c.Send(wants, func(bool) {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.asking = false
		})
	}
}

// tell sends what is not on its way yet. What became of the paper goes with the
// ticket, or in the usual way.
func (c *Counter) tell() {
	var id queue.TicketID
	fresh := false
	for _, command := range c.Book.Tell() {
		if issue, ok := command.(queue.IssueOffline); ok {
			id = issue.Ticket
			fresh = c.starts(id)
		}
		if !fresh {
			continue
		}
		done := func(bool) {}
		if _, ok := command.(queue.IssueOffline); ok {
			told := id
			done = func(answered bool) { c.answered(told, answered) }
		}
		c.Send(command, done)
	}
}

func (c *Counter) starts(id queue.TicketID) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.telling[id] {
		return false
	}
	c.telling[id] = true
	return true
}

// answered ends a paper's way. If the disk does not take it, it is told again
// after the next start, which does no harm.
func (c *Counter) answered(id queue.TicketID, answered bool) {
	if !answered {
		return
	}
	_ = c.Book.Told(id)
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.telling, id)
}

// Issue gives a ticket by itself.
func (c *Counter) Issue(now queue.Moment, ask queue.IssueTicket) (Paper, error) {
	p, err := c.Book.Issue(now, ask)
	c.count()
	c.ring()
	return p, err
}

// count tells of a change.
func (c *Counter) count() {
	left := c.Book.Left()
	c.mu.Lock()
	changed := !maps.Equal(left, c.told)
	c.told = left
	c.mu.Unlock()
	if changed {
		c.Left(left)
	}
}
