package main

import (
	"context"
	"strings"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/lab"
)

// gapFor is how long is looked for the longest time without an answer.
const gapFor = 8

// failOvers kills the leader again and again.
func (b *bench) failOvers(ctx context.Context) error {
	ours, theirs, err := b.changes(ctx, (*lab.Process).Kill)
	if err != nil {
		return err
	}
	b.limit("leader killed: no commits for, median", middle(ours), middle(theirs), 900*time.Millisecond)
	b.limit("leader killed: no commits for, longest", part(ours, 1), part(theirs, 1), 1500*time.Millisecond)
	return nil
}

// handOvers ends the leader in good order.
func (b *bench) handOvers(ctx context.Context) error {
	ours, theirs, err := b.changes(ctx, (*lab.Process).Stop)
	if err != nil {
		return err
	}
	b.limit("leader switched off properly: no commits for, median", middle(ours), middle(theirs), 30*time.Millisecond)
	return nil
}

// changes ends leaders, ours and etcd's in turn, and returns the gaps.
func (b *bench) changes(ctx context.Context, end func(*lab.Process)) (ours, theirs []time.Duration, err error) {
	for range b.rounds {
		mine, err := b.oursWithout(ctx, end)
		if err != nil {
			return nil, nil, err
		}
		other, err := b.theirsWithout(end)
		if err != nil {
			return nil, nil, err
		}
		b.say("a new leader: ours after %v, etcd's after %v", mine, other)
		ours, theirs = append(ours, mine), append(theirs, other)
	}
	return ours, theirs, nil
}

// oursWithout ends our leader and returns the longest time in which a client of
// another member got no answer.
func (b *bench) oursWithout(ctx context.Context, end func(*lab.Process)) (time.Duration, error) {
	leader, err := b.ours.leader(ctx)
	if err != nil {
		return 0, err
	}
	c := b.ours.client(leader+1, true, cluster.ClientConfig{})
	defer c.Close()
	if _, err := c.Do(ctx, command(0)); err != nil {
		return 0, err
	}
	var ending sync.WaitGroup
	ending.Go(func() { time.Sleep(time.Second); end(b.ours.procs[leader]) })
	longest := time.Duration(0)
	for n, until := int64(1), time.Now().Add(gapFor*time.Second); time.Now().Before(until); n++ {
		began := time.Now()
		if _, err := c.Do(ctx, command(n)); err != nil {
			return 0, err
		}
		longest = max(longest, time.Since(began))
	}
	ending.Wait()
	return longest, b.ours.start(leader)
}

func (b *bench) theirsWithout(end func(*lab.Process)) (time.Duration, error) {
	leader, err := b.theirs.leader()
	if err != nil {
		return 0, err
	}
	line, err := b.theirs.order("gap %d", gapFor)
	if err != nil || !strings.HasPrefix(line, "ready") {
		return 0, err
	}
	time.Sleep(time.Second)
	end(b.theirs.procs[leader])
	line, err = b.theirs.answer()
	if err != nil {
		return 0, err
	}
	gap, err := time.ParseDuration(line + "us")
	if err != nil {
		return 0, err
	}
	return gap, b.theirs.start(leader)
}
