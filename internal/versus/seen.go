package main

import (
	"context"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office/queue"
)

// seenCount is how many commands are watched for.
const seenCount = 500

// seen measures from a command at one follower until a window at the other one
// knows of it.
func (b *bench) seen(ctx context.Context) error {
	leader, err := b.ours.leader(ctx)
	if err != nil {
		return err
	}
	seen := make(chan time.Time, 1000)
	far := b.ours.client(leader+2, false, cluster.ClientConfig{News: func(n feed.News) {
		for _, e := range n.Events {
			if _, ok := e.(queue.PrinterReported); ok {
				seen <- time.Now()
			}
		}
	}})
	defer far.Close()
	near := b.ours.client(leader+1, false, cluster.ClientConfig{})
	defer near.Close()
	if err := meet(ctx, near, seen); err != nil {
		return err
	}
	var took []time.Duration
	for i := range seenCount {
		began := time.Now()
		if _, err := near.Do(ctx, command(int64(1000+i))); err != nil {
			return err
		}
		took = append(took, (<-seen).Sub(began))
	}
	theirs, err := b.theirs.times("seen %d", seenCount)
	if err != nil {
		return err
	}
	b.limit("seen at another member, half within", middle(took), middle(theirs), 16*time.Millisecond)
	b.limit("seen at another member, 99 % within", part(took, 0.99), part(theirs, 0.99), 40*time.Millisecond)
	return nil
}

// meet gives commands until the far window hears of them.
func meet(ctx context.Context, near *cluster.Client, seen chan time.Time) error {
	for i := int64(0); ; i++ {
		if _, err := near.Do(ctx, command(-1-i)); err != nil {
			return err
		}
		select {
		case <-seen:
		case <-time.After(300 * time.Millisecond):
			continue
		}
		for quiet := false; !quiet; { // it may have heard of more than one
			select {
			case <-seen:
			case <-time.After(300 * time.Millisecond):
				quiet = true
			}
		}
		return nil
	}
}
