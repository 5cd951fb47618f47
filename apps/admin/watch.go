package main

import (
	"context"
	"time"

	"okienko/apps/admin/flow"
	"okienko/cluster"
	"okienko/internal/feed"
)

// answerFor is how long a member may take to say how all are.
const answerFor = 4 * time.Second

// watch asks again and again how the machines are.
func (m *manager) watch(ctx context.Context) {
	again := time.NewTicker(healthEvery)
	defer again.Stop()
	for {
		if h, err := m.health(ctx); err == nil {
			m.pump.Send(h)
		}
		select {
		case <-ctx.Done():
			return
		case <-again.C:
		}
	}
}

// health asks a member, and says it in the window's own words.
func (m *manager) health(ctx context.Context) (flow.Health, error) {
	ctx, cancel := context.WithTimeout(ctx, answerFor)
	defer cancel()
	var h cluster.Health
	if err := m.link.Client().Ask(ctx, cluster.AboutHealth, nil, &h); err != nil {
		return flow.Health{}, err
	}
	told := flow.Health{Known: true, Failures: h.Tolerated}
	for _, one := range h.Machines {
		told.Backup = max(told.Backup, one.BackupAt)
		told.Machines = append(told.Machines, condition(one))
	}
	return told, nil
}

func condition(h cluster.MachineHealth) flow.Condition {
	return flow.Condition{
		ID: h.Machine, Reachable: h.Reachable, Leads: h.Leads, Votes: h.Votes, Behind: h.Behind,
		DiskFree: h.DiskFree, DiskWarning: h.Trouble == feed.DiskFull || h.DiskFree > 0 && h.DiskFree < diskWarning,
		BackupFails: h.BackupFails != "", BackupNoSpace: h.BackupFails == cluster.BackupNoSpace,
		ClockOff: h.ClockOff, NeedsUpdate: h.Trouble == feed.UpdateNeeded, Version: h.Version,
		Repairing: h.Trouble == feed.BeingRepaired || h.Trouble == feed.DataDamaged,
	}
}

// diskWarning is how little room on a disk somebody should hear of: days before
// it is full.
const diskWarning = 1 << 30
