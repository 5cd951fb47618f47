package offline

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/office/queue"
)

// Said is what a kiosk and a desk tell each other without the office.
type Said struct {
	Papers []queue.IssueOffline `json:"papers,omitempty"` // by a kiosk: given, and not known to the office
	Wants  queue.TicketID       `json:"wants,omitempty"`  // by a desk: hand me this one
}

// Meeting is how a machine meets others at whichever members it reaches.
type Meeting struct {
	Identity *cluster.Identity
	Members  []cluster.Member

	Say   func() (said Said, talks bool) // what to say now, if there is a reason to meet
	Heard func(map[string]Said)          // what each machine says, as its certificate names it
}

// meetEvery is how often machines look: people wait for it.
const meetEvery = 500 * time.Millisecond

// meetFor is how long one member may take.
const meetFor = 2 * time.Second

// Run meets until the context ends.
func (m *Meeting) Run(ctx context.Context) {
	ticker := time.NewTicker(meetEvery)
	defer ticker.Stop()
	for {
		if said, talks := m.Say(); talks {
			m.Heard(m.meet(ctx, said))
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// meet asks all members at once. One machine may be heard at several of them,
// with words of different age; what it has shown once is true for ever, so the
// papers are put together.
func (m *Meeting) meet(ctx context.Context, said Said) map[string]Said {
	ctx, cancel := context.WithTimeout(ctx, meetFor)
	defer cancel()
	var mu sync.Mutex // guards heard
	heard := make(map[string]Said)
	var all sync.WaitGroup
	for _, member := range m.Members {
		all.Go(func() {
			notices, err := cluster.Notices(ctx, m.Identity, member, said)
			if err != nil {
				return // that is why they meet at all members
			}
			mu.Lock()
			defer mu.Unlock()
			for _, n := range notices {
				heard[string(n.Machine)] = heard[string(n.Machine)].and(n)
			}
		})
	}
	all.Wait()
	return heard
}

func (s Said) and(n cluster.Notice) Said {
	var more Said
	if json.Unmarshal(n.Body, &more) != nil {
		return s
	}
	if s.Wants == "" {
		s.Wants = more.Wants
	}
	for _, p := range more.Papers {
		i := slices.IndexFunc(s.Papers, func(q queue.IssueOffline) bool { return q.Ticket == p.Ticket })
		switch {
		case i < 0:
			s.Papers = append(s.Papers, p)
		case s.Papers[i].HeldBy == "":
			s.Papers[i].HeldBy = p.HeldBy
		}
	}
	return s
}

// Meet is the kiosk's part: it shows what the office has not heard of, and hands
// it to whoever asks first.
func (c *Counter) Meet(id *cluster.Identity, members []cluster.Member) *Meeting {
	return &Meeting{
		Identity: id, Members: members,
		Say: func() (Said, bool) {
			c.mu.Lock()
			current := c.current
			c.mu.Unlock()
			var said Said
			for _, p := range c.Book.Untold() {
				said.Papers = append(said.Papers, p.Issue)
			}
			return said, !current && len(said.Papers) > 0
		},
		Heard: func(heard map[string]Said) {
			for machine, said := range heard {
				if said.Wants != "" {
					_ = c.Book.Hand(said.Wants, machine) // refused is answered by what the kiosk shows
				}
			}
		},
	}
}
