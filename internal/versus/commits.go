package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"okienko/cluster"
	"okienko/office/queue"
)

// callers are how many ask at the same time.
var callers = []int{1, 8, 64}

// command is the n-th of commands that change the state and do not let it grow.
// With its envelope it has 200 bytes and more, as etcd's values have.
func command(n int64) queue.Command {
	return queue.ReportPrinter{
		Place:     fmt.Sprintf("%s %d", strings.Repeat("p", 40), n%64),
		Condition: fmt.Sprintf("%s %d", strings.Repeat("c", 60), n),
	}
}

// load has callers give commands for a while and returns how long each took.
func load(ctx context.Context, c *cluster.Client, callers int, span time.Duration) ([]time.Duration, error) {
	var n atomic.Int64
	took, errs := make([][]time.Duration, callers), make([]error, callers)
	var all sync.WaitGroup
	end := time.Now().Add(span)
	for i := range callers {
		all.Go(func() {
			for began := time.Now(); began.Before(end) && errs[i] == nil; began = time.Now() {
				if _, errs[i] = c.Do(ctx, command(n.Add(1))); errs[i] == nil {
					took[i] = append(took[i], time.Since(began))
				}
			}
		})
	}
	all.Wait()
	var list []time.Duration
	for i := range callers {
		if errs[i] != nil {
			return nil, errs[i]
		}
		list = append(list, took[i]...)
	}
	return list, nil
}

// commits measures how long a commit takes, and how many there are in a second.
func (b *bench) commits(ctx context.Context) error {
	leader, err := b.ours.leader(ctx)
	if err != nil {
		return err
	}
	if _, err := b.theirs.leader(); err != nil {
		return err
	}
	c := b.ours.client(leader, false, cluster.ClientConfig{})
	defer c.Close()
	var ours, theirs rounds
	for range b.rounds {
		for _, n := range callers {
			mine, err := load(ctx, c, n, b.span())
			if err != nil {
				return err
			}
			other, err := b.theirs.times("put %d %d", n, b.seconds)
			if err != nil {
				return err
			}
			ours.add(n, mine, b.span())
			theirs.add(n, other, b.span())
			b.say("%2d callers: ours %v %.0f/s, etcd %v %.0f/s", n, middle(mine), perSecond(mine, b.span()), middle(other), perSecond(other, b.span()))
		}
	}
	for i, n := range callers {
		b.ratio(fmt.Sprintf("commit, half of them within, %d at once", n), ours.middle(n), theirs.middle(n), []float64{0.95, 0.65, 0.30}[i])
	}
	for _, n := range callers {
		least := 0.0
		if n == 64 {
			least = 4
		}
		b.rate(fmt.Sprintf("commits a second, %d at once", n), ours.rate(n), theirs.rate(n), least)
	}
	return nil
}

func (b *bench) span() time.Duration { return time.Duration(b.seconds) * time.Second }
