package member

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// measureEvery is how often a member tries its disk, and measured how many tries
// it remembers: a disk that was busy for a moment is not a slow one.
const (
	measureEvery = 30 * time.Second
	measured     = 10
)

// pulse is what a member measures of itself.
type pulse struct {
	mu      sync.Mutex // guards what follows
	flushes []time.Duration
}

// measure tries the disk from time to time.
func (m *Member) measure(ctx context.Context) {
	ticker := time.NewTicker(measureEvery)
	defer ticker.Stop()
	for {
		if took, err := tryDisk(m.cfg.Dir); err == nil {
			m.pulse.add(took)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// tryDisk writes a little and makes it safe.
func tryDisk(dir string) (time.Duration, error) {
	path := filepath.Join(dir, "try")
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	defer os.Remove(path)
	defer f.Close()
	began := time.Now()
	if _, err := f.Write(make([]byte, 4096)); err != nil {
		return 0, err
	}
	err = f.Sync()
	return time.Since(began), err
}

func (p *pulse) add(took time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.flushes = append(p.flushes, took); len(p.flushes) > measured {
		p.flushes = p.flushes[1:]
	}
}

// flush is the second slowest of the last tries.
func (p *pulse) flush() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.flushes) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(p.flushes))
	return sorted[max(0, len(sorted)-2)]
}

// self is how this member is, as it says itself.
func (m *Member) self() cluster.MachineHealth {
	index, _ := m.machine.applied()
	free, err := m.cfg.FreeSpace(m.cfg.Dir)
	if err != nil {
		free = 0
	}
	h := cluster.MachineHealth{
		Machine: machines.ID(m.cfg.ID), Now: queue.At(m.cfg.Clock()), Index: index, DiskFree: free, Flush: m.pulse.flush(),
		Level: office.Level, Version: m.cfg.Version, StateSums: m.machine.stateSums(),
		CertEnds: queue.At(m.cfg.Identity.Proof().Pair.Leaf.NotAfter), Reachable: true,
	}
	h.DaysLack = int(m.missing.Load())
	h.BackupAt, h.BackupFails = m.backups.tell()
	if m.machine.tooOld() != "" {
		h.Trouble = feed.UpdateNeeded
	}
	return h
}

func (m *Member) tellSelf(context.Context, asker, json.RawMessage) (any, error) { return m.self(), nil }
