package member

import (
	"context"
	"encoding/json"
	"time"

	"github.com/hashicorp/raft"

	"okienko/cluster"
)

// depart hands the lead over, and then the vote, before this member ends. What
// cannot be handed over is kept: the machine is coming back. (A graceful leave of
// all of them would leave nobody.)
func (m *Member) depart() {
	if m.standBys() == 0 {
		if m.leads() {
			_ = m.raft.LeadershipTransfer().Error() // alone there is nobody to hand over to
		}
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), leavingFor)
	defer cancel()
	if m.leads() {
		m.handOnLead(ctx)
	}
	for ctx.Err() == nil {
		if m.askToLeave(ctx) {
			return
		}
		wait(ctx, lookEvery)
	}
}

// standBys counts the members without a vote.
func (m *Member) standBys() int {
	n := 0
	for _, s := range m.servers() {
		if s.Suffrage != raft.Voter {
			n++
		}
	}
	return n
}

// handOnLead gives the lead to another voter; where this member has the only
// vote, a stand-by is given one first.
func (m *Member) handOnLead(ctx context.Context) {
	if m.onlyVote() {
		m.control.leave(m.cfg.ID)
		select {
		case <-m.control.ring():
		case <-ctx.Done():
		}
	}
	_ = m.raft.LeadershipTransfer().Error()
}

func (m *Member) onlyVote() bool { return len(m.servers())-m.standBys() == 1 }

// askToLeave asks the leader to take this member's vote. It is true when there
// is nothing more to wait for.
func (m *Member) askToLeave(ctx context.Context) bool {
	leader, known := m.leader()
	if !known || leader.ID == m.cfg.ID {
		return false
	}
	l := line{id: leader.ID}
	defer l.close()
	return l.ask(ctx, m.directory, cluster.AboutLeaving, nil, nil) == nil
}

func (c *control) leave(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.leaving[id] = time.Now()
}

// isLeaving says whether a machine is being switched off. One that is still
// heard long after did not leave.
func (c *control) isLeaving(id string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	said, leaving := c.leaving[id]
	if leaving && time.Since(said) > leavingHolds {
		delete(c.leaving, id)
		return false
	}
	return leaving
}

// tellLeaving takes the vote of a machine that is being switched off, if a
// stand-by can have it, and answers when that is done or cannot be.
func (m *Member) tellLeaving(ctx context.Context, from asker, _ json.RawMessage) (any, error) {
	if !m.leads() {
		return nil, errRetry
	}
	id := string(from.Machine)
	m.control.leave(id)
	ctx, cancel := context.WithTimeout(ctx, leavingFor)
	defer cancel()
	for ctx.Err() == nil && m.leads() && m.leavingHelps(id) {
		select {
		case <-m.control.ring():
		case <-ctx.Done():
		}
	}
	return struct{}{}, nil
}

// leavingHelps says whether a further round could take the vote of a machine.
func (m *Member) leavingHelps(id string) bool {
	v := m.view()
	for _, one := range v.Machines {
		if one.ID == id && one.Votes {
			_, due := v.Next()
			return due
		}
	}
	return false
}
