package member

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	"github.com/hashicorp/raft"

	"okienko/cluster"
	"okienko/cluster/member/voters"
	"okienko/office/machines"
)

// Times of the leader's rounds.
const (
	controlEvery = time.Second
	probeFor     = 1500 * time.Millisecond
	changeFor    = 5 * time.Second // to bring one change of the membership into the log
	leavingFor   = 2 * time.Second // that a machine waits for its vote to be taken
	leavingHolds = time.Minute     // then it did not leave after all
)

// control is the leader's care for the membership: it asks every machine how it
// is, once a second, and changes who votes where that is due.
type control struct {
	bell chan struct{} // has a value when a round is wanted at once

	mu      sync.Mutex // guards what follows
	since   time.Time  // when this member began to lead; zero while it does not
	seen    map[string]*sighting
	leaving map[string]time.Time
	done    chan struct{} // closed at the end of the present round
}

// sighting is what the leader knows of one machine.
type sighting struct {
	line  line
	last  cluster.MachineHealth
	heard time.Time     // of the last answer
	well  time.Time     // since when it answers and keeps up; zero while it does not
	ahead time.Duration // its clock less this one's
}

func newControl() *control {
	return &control{bell: make(chan struct{}, 1), seen: make(map[string]*sighting), leaving: make(map[string]time.Time), done: make(chan struct{})}
}

// ring asks for a round at once, and returns what closes when it is over.
func (c *control) ring() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case c.bell <- struct{}{}:
	default:
	}
	return c.done
}

// oversee goes round while this member leads.
func (m *Member) oversee(ctx context.Context) {
	ticker := time.NewTicker(m.cfg.Control)
	defer ticker.Stop()
	defer m.control.rest()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		case <-m.control.bell:
		}
		if m.leads() {
			m.goRound(ctx)
		} else {
			m.control.rest()
		}
		m.control.finish()
	}
}

// rest forgets what a leader knew.
func (c *control) rest() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.since = time.Time{}
	for id, s := range c.seen {
		s.line.close()
		delete(c.seen, id)
	}
	clear(c.leaving)
}

func (c *control) finish() {
	c.mu.Lock()
	defer c.mu.Unlock()
	close(c.done)
	c.done = make(chan struct{})
}

// goRound asks everybody, sets the clock, and takes the step that is due.
func (m *Member) goRound(ctx context.Context) {
	m.probe(ctx)
	m.clock.judge(m.control.clocks())
	m.compareStates(ctx)
	if m.clock.offset().Abs() > handOverOff {
		m.yieldTime()
	}
	m.step()
}

// step changes the membership where that is due.
func (m *Member) step() {
	c, due := m.view().Next()
	if !due {
		return
	}
	m.cfg.Log.Info("the membership changes", "change", string(c.Kind), "machine", c.ID)
	var future raft.IndexFuture
	id, address := raft.ServerID(c.ID), raft.ServerAddress(c.ID)
	switch c.Kind {
	case voters.Add:
		future = m.raft.AddNonvoter(id, address, 0, changeFor)
	case voters.Promote:
		future = m.raft.AddVoter(id, address, 0, changeFor)
	case voters.Demote:
		future = m.raft.DemoteVoter(id, 0, changeFor)
	case voters.Remove:
		future = m.raft.RemoveServer(id, 0, changeFor)
	}
	if err := future.Error(); err != nil {
		m.cfg.Log.Warn("the membership did not change", "change", string(c.Kind), "machine", c.ID, "error", err)
	}
}

// view is what is known for the decision.
func (m *Member) view() voters.View {
	v := voters.View{Times: m.cfg.Voters, Self: m.cfg.ID, Leading: m.control.leadingFor()}
	for _, h := range m.overview() {
		entry, _ := m.directory.machine(string(h.Machine))
		id := string(h.Machine)
		v.Machines = append(v.Machines, voters.Machine{
			ID: id, Listed: h.Listed, Votes: h.Votes, Revoked: entry.ID != "" && !entry.Belongs(),
			Leaving: m.control.isLeaving(id), Public: entry.Role == machines.Kiosk, StaysOn: entry.StaysOn,
			Silent: h.Silent, Healthy: m.control.healthyFor(id, m.cfg.ID), Behind: h.Behind,
			Flush: h.Flush, Disk: h.DiskFree, Clock: h.ClockOff,
		})
	}
	return v
}

// tellHealth tells how everybody is. Only the leader knows; others ask it.
func (m *Member) tellHealth(ctx context.Context, _ asker, _ json.RawMessage) (any, error) {
	if m.leads() {
		return cluster.Health{Tolerated: m.view().Tolerated(), Machines: m.overview()}, nil
	}
	leader, known := m.leader()
	if !known || leader.ID == m.cfg.ID {
		return nil, errRetry
	}
	var h cluster.Health
	l := line{id: leader.ID}
	defer l.close()
	ctx, cancel := context.WithTimeout(ctx, probeFor)
	defer cancel()
	if err := l.ask(ctx, m.directory, cluster.AboutHealth, nil, &h); err != nil {
		return nil, errRetry
	}
	return h, nil
}
