package main

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/plan"
	"okienko/office/queue"
)

// visitor is a client for the length of one order.
type visitor struct {
	*cluster.Client

	mu      sync.Mutex // guards what follows
	facts   facts
	changed chan struct{} // closed at the next news
}

// facts are what an order wants to know of the office.
type facts struct {
	revision int // of the plan
	zone     string
	office   machines.State
	plan     plan.Plan // replaced as a whole, and never changed
	people   people.State
}

// visitFor is how long an order waits for the office.
const visitFor = 30 * time.Second

// visit opens a client. Close ends it.
func visit(s settings) *visitor {
	v := &visitor{changed: make(chan struct{})}
	members := s.members()
	v.Client = cluster.Open(cluster.ClientConfig{
		Identity: s.identity, Members: members, Log: slog.New(slog.DiscardHandler),
		Contact: func(feed.Contact) {}, News: v.news,
	})
	return v
}

func (v *visitor) news(n feed.News) {
	register := n.State.Machines
	register.Machines = slices.Clone(register.Machines)
	register.Invitations = slices.Clone(register.Invitations)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.facts = facts{
		revision: n.State.Queue.Plan.Revision, zone: n.State.Queue.Plan.Zone, office: register, plan: n.State.Queue.Plan,
		people: people.State{Pepper: n.State.People.Pepper, PINs: slices.Clone(n.State.People.PINs)},
	}
	close(v.changed)
	v.changed = make(chan struct{})
}

// now is what is known at this moment.
func (v *visitor) now() facts {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.facts
}

func (v *visitor) bell() <-chan struct{} {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.changed
}

// until waits for the office to be as wanted. What is known first may be old: an
// answer comes after everything that was before it.
func (v *visitor) until(ctx context.Context, ok func(facts) bool) error {
	ctx, cancel := context.WithTimeout(ctx, visitFor)
	defer cancel()
	if _, err := v.Do(ctx, queue.PassTime{}); err != nil {
		return silent(err)
	}
	for {
		bell := v.bell()
		if ok(v.now()) {
			return nil
		}
		select {
		case <-bell:
		case <-ctx.Done():
			return silent(context.Cause(ctx))
		}
	}
}

func silent(err error) error {
	return fmt.Errorf("the office does not answer: is a member running? Start it with \"okienko-member run\" (%w)", err)
}
