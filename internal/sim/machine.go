package sim

import (
	"context"
	"path/filepath"
	"time"

	"okienko/cluster"
	"okienko/cluster/member"
)

// machine is a computer that keeps the log, with its folder and its clock. The
// member on it comes and goes.
type machine struct {
	site    *Site
	self    cluster.Member
	clock   *clock
	watcher *watcher

	running *member.Member
	ended   chan struct{} // closed when the member is to end
}

// times are raft's for simulations: an idle leader speaks less often, which
// takes most of the time of a run, and snapshots come early.
var times = member.RaftTimes{
	Heartbeat: member.Defaults.Heartbeat, Election: member.Defaults.Election, Lease: member.Defaults.Lease,
	Commit: 50 * time.Millisecond, SnapshotAfter: 64, TrailingLogs: 64, SnapshotEvery: 20 * time.Second,
}

// start starts the member of a machine, if none runs there.
func (m *machine) start() {
	if m.running != nil {
		return
	}
	identity := m.site.identity(m.self.ID)
	running, err := member.Open(member.Config{
		ID: m.self.ID, Listen: m.self.Address, Dir: filepath.Join(m.site.dir, m.self.ID),
		Identity: identity, Members: m.site.members, Plan: m.site.plan, Raft: times, Clock: m.clock.Now,
	})
	if err != nil {
		m.site.ledger.blame("%s does not start: %w", m.self.ID, err)
		return
	}
	m.running, m.ended = running, make(chan struct{})
	m.site.group.Go(func() { m.attend(running, m.ended) })
}

// attend waits for the fault of a member, which none of ours may have.
func (m *machine) attend(running *member.Member, ended <-chan struct{}) {
	select {
	case fault := <-running.Failed():
		m.site.ledger.blame("%s ends by itself: %v", m.self.ID, fault)
	case <-ended:
	}
}

// stop ends the member in good order.
func (m *machine) stop() { m.end((*member.Member).Close) }

// kill ends the member without a word; the machine's network says so for it.
func (m *machine) kill() { m.end((*member.Member).Drop) }

// lose ends the member as a power cut does: nobody hears of it.
func (m *machine) lose() {
	m.site.silence(m.self.ID, true)
	m.kill()
}

// boot brings the machine back. Connections from before are broken.
func (m *machine) boot() {
	m.site.lan.Reset(func(a, b string) bool { return a == m.self.ID || b == m.self.ID })
	m.site.silence(m.self.ID, false)
	m.start()
}

func (m *machine) end(how func(*member.Member)) {
	if m.running == nil {
		return
	}
	close(m.ended)
	how(m.running)
	m.running = nil
}

// examine compares the member's state with the log, if it runs.
func (m *machine) examine(ctx context.Context) {
	if err := m.watcher.examine(ctx); err != nil && ctx.Err() == nil {
		m.site.ledger.blame("%s does not show its state: %w", m.self.ID, err)
	}
}
