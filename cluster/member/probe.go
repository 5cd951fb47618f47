package member

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/hashicorp/raft"

	"okienko/cluster"
	"okienko/cluster/member/voters"
	"okienko/office"
	"okienko/office/machines"
)

// probe asks every machine that keeps the log how it is, all at once.
func (m *Member) probe(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, probeFor)
	defer cancel()
	var all sync.WaitGroup
	for _, id := range m.keepers() {
		if id == m.cfg.ID {
			continue
		}
		s := m.control.sighting(id)
		all.Go(func() { m.visit(ctx, s) })
	}
	all.Wait()
}

// keepers are the machines that keep the log by the register, and those that are
// part of the cluster without standing in it yet.
func (m *Member) keepers() []string {
	var ids []string
	m.machine.look(func(s *office.State) {
		for _, entry := range s.Machines.Machines {
			if entry.Keeps && entry.Belongs() {
				ids = append(ids, string(entry.ID))
			}
		}
	})
	for _, s := range m.servers() {
		if !slices.Contains(ids, string(s.ID)) {
			ids = append(ids, string(s.ID))
		}
	}
	slices.Sort(ids)
	return ids
}

func (m *Member) servers() []raft.Server { return m.raft.GetConfiguration().Configuration().Servers }

// visit asks one machine. Its line belongs to this round alone.
func (m *Member) visit(ctx context.Context, s *sighting) {
	began := m.cfg.Clock()
	var h cluster.MachineHealth
	err := s.line.ask(ctx, m.directory, cluster.AboutSelf, nil, &h)
	took := m.cfg.Clock().Sub(began)
	index, _ := m.machine.applied()
	m.control.mu.Lock()
	defer m.control.mu.Unlock()
	if err != nil || h.Machine != machines.ID(s.line.id) {
		s.well = time.Time{}
		return
	}
	s.last, s.heard = h, time.Now()
	s.ahead = h.Now.Time().Sub(began.Add(took / 2)).Truncate(time.Millisecond)
	switch keepsUp := h.Index+voters.MaxBehind >= index; {
	case !keepsUp:
		s.well = time.Time{}
	case s.well.IsZero():
		s.well = s.heard
	}
}

// sighting is what is known of a machine; of a new one, that it was not heard
// since now.
func (c *control) sighting(id string) *sighting {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.since.IsZero() {
		c.since = time.Now()
	}
	s := c.seen[id]
	if s == nil {
		s = &sighting{line: line{id: id}, heard: time.Now()}
		c.seen[id] = s
	}
	return s
}

func (c *control) leadingFor() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.since.IsZero() {
		return 0
	}
	return time.Since(c.since)
}

// healthyFor is how long a machine has answered and kept up.
func (c *control) healthyFor(id, self string) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.seen[id]
	switch {
	case id == self && !c.since.IsZero():
		return time.Since(c.since)
	case s == nil || s.well.IsZero():
		return 0
	}
	return time.Since(s.well)
}

// clocks are how far the clocks of the machines that answer are ahead of this
// one, which is among them.
func (c *control) clocks() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := []time.Duration{0}
	for _, s := range c.seen {
		if !s.well.IsZero() {
			list = append(list, s.ahead)
		}
	}
	return list
}

// overview is how all machines are that keep the log.
func (m *Member) overview() []cluster.MachineHealth {
	self, off := m.self(), m.clock.offset()
	servers := m.servers()
	var list []cluster.MachineHealth
	for _, id := range m.keepers() {
		h := self
		if id != m.cfg.ID {
			h = m.control.report(id)
			h.Behind = self.Index - min(self.Index, h.Index)
		} else {
			h.Leads, h.ClockOff = m.leads(), -off
		}
		for _, s := range servers {
			if string(s.ID) == id {
				h.Listed, h.Votes = true, s.Suffrage == raft.Voter
			}
		}
		if id != m.cfg.ID && h.Reachable {
			h.ClockOff -= off
		}
		list = append(list, h)
	}
	return list
}

// report is what is known of another machine.
func (c *control) report(id string) cluster.MachineHealth {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.seen[id]
	if s == nil {
		return cluster.MachineHealth{Machine: machines.ID(id)}
	}
	h := s.last
	h.Machine, h.ClockOff, h.Reachable = machines.ID(id), s.ahead, s.last.Machine != "" && time.Since(s.heard) < quietFor
	if !h.Reachable {
		h.Silent = max(time.Since(s.heard), time.Millisecond)
	}
	return h
}

// quietFor is how long a machine may be unheard before it counts as silent: two
// rounds that came to nothing.
const quietFor = 2*controlEvery + probeFor
