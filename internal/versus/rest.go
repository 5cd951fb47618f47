package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"okienko/cluster"
	"okienko/internal/lab"
)

// disk measures what nobody can be faster than: 4 KiB written and flushed.
func (b *bench) disk(context.Context) error {
	f, err := os.Create(b.path("flush"))
	if err != nil {
		return err
	}
	defer f.Close()
	for _, way := range []struct {
		name string
		at   func(i int) int64
	}{{"appended", func(i int) int64 { return int64(i) * 4096 }}, {"over what was there", func(int) int64 { return 0 }}} {
		var took []time.Duration
		for i := range 300 {
			began := time.Now()
			if _, err := f.WriteAt(make([]byte, 4096), way.at(i)); err != nil {
				return err
			}
			if err := f.Sync(); err != nil {
				return err
			}
			took = append(took, time.Since(began))
		}
		b.rows = append(b.rows, row{what: "the disk itself: 4 KiB written " + way.name + " and flushed", ours: show(middle(took)), theirs: "the same", verdict: "the floor"})
	}
	return nil
}

// snapshotAfter is how many commands lie behind the restart.
const snapshotAfter = 100_000

// restart measures how long a member takes from its start until it is current,
// with its state in a snapshot.
func (b *bench) restart(ctx context.Context) error {
	leader, err := b.ours.leader(ctx)
	if err != nil {
		return err
	}
	c := b.ours.client(leader, true, cluster.ClientConfig{})
	defer c.Close()
	for given := 0; given < snapshotAfter; {
		took, err := load(ctx, c, 64, time.Second)
		if err != nil {
			return err
		}
		given += len(took)
	}
	follower := (leader + 1) % len(b.ours.list)
	if err := b.snapshot(ctx, follower); err != nil {
		return err
	}
	var ours []time.Duration
	for range b.rounds {
		b.ours.procs[follower].Stop()
		began := time.Now()
		if err := b.ours.start(follower); err != nil {
			return err
		}
		for {
			if beat, err := b.ours.ask(ctx, follower); err == nil && beat.Current {
				break
			}
			time.Sleep(time.Millisecond)
		}
		ours = append(ours, time.Since(began))
	}
	b.limit(fmt.Sprintf("from the start of a program with a snapshot of %d commands until it is current", snapshotAfter), middle(ours), 0, 60*time.Millisecond)
	return nil
}

// snapshot waits for a member's snapshot, which it looks for every two minutes.
func (b *bench) snapshot(ctx context.Context, i int) error {
	pattern := filepath.Join(b.ours.dir, b.ours.list[i].ID, "snapshots", "*")
	for deadline := time.Now().Add(5 * time.Minute); time.Now().Before(deadline) && ctx.Err() == nil; time.Sleep(time.Second) {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return nil
		}
	}
	return fmt.Errorf("wait for a snapshot in %s: %w", pattern, errNever)
}

// idleFor is how long a still office is watched.
const idleFor = 15 * time.Second

// idle measures what leading costs while nothing happens, with five members.
func (b *bench) idle(ctx context.Context) error {
	five, err := newMembers(b.lab, b.programs, "five", 5)
	if err != nil {
		return err
	}
	defer five.close()
	leader, err := five.leader(ctx)
	if err != nil {
		return err
	}
	theirs, err := newEtcd(b.lab, b.etcd, b.load, "etcd-five", 5)
	if err != nil {
		return err
	}
	defer theirs.close()
	other, err := theirs.leader()
	if err != nil {
		return err
	}
	time.Sleep(5 * time.Second) // the plan is adopted meanwhile
	mine, err := watch(five.procs[leader])
	if err != nil {
		return err
	}
	etcds, err := watch(theirs.procs[other])
	if err != nil {
		return err
	}
	b.rows = append(b.rows,
		row{"leader of five at rest, of one processor", fmt.Sprintf("%.1f %%", mine.cpu), fmt.Sprintf("%.1f %%", etcds.cpu), "", "12 %", met(mine.cpu <= 12)},
		row{"leader of five at rest, memory", fmt.Sprintf("%.0f MB", mine.memory), fmt.Sprintf("%.0f MB", etcds.memory), "", "30 MB", met(mine.memory <= 30)})
	return nil
}

// cost is per cent of one processor and megabytes.
type cost struct{ cpu, memory float64 }

func watch(p *lab.Process) (cost, error) {
	before, err := lab.CostOf(p.Pid())
	if err != nil {
		return cost{}, err
	}
	began := time.Now()
	time.Sleep(idleFor)
	after, err := lab.CostOf(p.Pid())
	return cost{100 * float64(after.CPU-before.CPU) / float64(time.Since(began)), float64(after.Memory) / (1 << 20)}, err
}
