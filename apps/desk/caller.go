package main

import (
	"context"
	"sync"

	"okienko/apps/desk/flow"
	"okienko/internal/feed"
	"okienko/internal/offline"
	"okienko/internal/station"
	"okienko/office"
	"okienko/office/queue"
)

// caller is what the desk needs to call without the office. Without a journal it
// cannot: a call that could be forgotten is not made.
type caller struct {
	*offline.Caller
	meeting *offline.Meeting
	linked  chan struct{} // closed when there is a line to send on

	mu      sync.Mutex // guards what follows
	wants   queue.TicketID
	current bool
}

func (d *desk) openCaller(s *station.Station) {
	if s.Journal == nil {
		return
	}
	c := &caller{linked: make(chan struct{})}
	c.Caller = offline.NewCaller(s.Machine.ID, s.Journal, func(command office.Command, done func(bool)) {
		d.link.Send(feed.Send{Tag: "calls", Command: command}, func(a feed.Answered) { done(!a.Lost) })
	})
	c.meeting = c.Meet(s.Identity, s.Members(), c.wanted, func(papers []queue.IssueOffline) {
		d.pump.Send(flow.Papers{List: shown(papers)})
	})
	d.caller = c
}

func shown(papers []queue.IssueOffline) []flow.Paper {
	list := make([]flow.Paper, 0, len(papers))
	for _, p := range papers {
		list = append(list, flow.Paper{
			Ticket: p.Ticket, Number: queue.Ticket{Series: p.Series, No: p.No}.Number(), Letter: p.Series, Service: p.Service,
			Issued: p.Issued, Favour: p.Class.Favoured(), HeldBy: p.HeldBy,
		})
	}
	return list
}

func (c *caller) wanted() queue.TicketID {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.wants
}

// news tells the office of calls when the state is the present one. It waits for
// the line, which the first news may come before.
func (c *caller) news(n feed.News) {
	if c == nil {
		return
	}
	<-c.linked
	c.mu.Lock()
	current := c.current
	c.mu.Unlock()
	if current {
		c.Learn(&n.State.Queue)
	}
}

func (c *caller) contact(current bool) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.current = current
}

// carry does what the flow asks for, and says whether it was about this.
func (c *caller) carry(i flow.Intent) (ours bool, err error) {
	switch i := i.(type) {
	case flow.Reach:
		c.Calling(i.On)
	case flow.AskFor:
		c.mu.Lock()
		defer c.mu.Unlock()
		c.wants = i.Ticket
	case flow.NoteCall:
		return true, c.Note(i.Call)
	default:
		return false, nil
	}
	return true, nil
}

func (c *caller) run(ctx context.Context) {
	if c != nil {
		close(c.linked)
		c.meeting.Run(ctx)
	}
}
