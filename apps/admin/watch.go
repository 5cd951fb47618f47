package main

import (
	"context"
	"time"

	"okienko/apps/admin/flow"
)

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

func (m *manager) health(context.Context) (flow.Health, error) {
	return flow.Health{}, nil
}
