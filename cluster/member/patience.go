package member

import (
	"sync"
	"time"

	"github.com/hashicorp/raft"
)

// patient is raft's transport with more sense for members that come back. After
// each entry that it cannot deliver, raft waits twice as long, up to ten seconds:
// a machine that was off for the night would wait that long before it is told
// anything. Heartbeats are tried every quarter of a second, so an entry that
// failed waits for one of them to arrive, and raft has no failures to count.
type patient struct {
	network
	wanted func(raft.ServerID) bool // whether it makes sense to wait for a member

	mu      sync.Mutex // guards arrived
	arrived map[raft.ServerID]chan struct{}
	closed  chan struct{}
	once    sync.Once
}

// network is all that raft uses of its transport, and CloseStreams.
type network interface {
	raft.Transport
	raft.WithPreVote
	raft.WithClose
	CloseStreams()
}

func newPatient(n network, wanted func(raft.ServerID) bool) *patient {
	return &patient{network: n, wanted: wanted, arrived: make(map[raft.ServerID]chan struct{}), closed: make(chan struct{})}
}

// AppendEntries delivers entries, or fails once the other member can be reached
// again or is none of ours any more.
func (p *patient) AppendEntries(id raft.ServerID, at raft.ServerAddress, args *raft.AppendEntriesRequest, resp *raft.AppendEntriesResponse) error {
	heard := p.next(id)
	err := p.network.AppendEntries(id, at, args, resp)
	switch {
	case err == nil:
		p.heard(id)
	case !heartbeat(args):
		p.wait(id, heard)
	}
	return err
}

// heartbeat says whether a message is one: raft sends them without a place in the
// log.
func heartbeat(args *raft.AppendEntriesRequest) bool {
	return len(args.Entries) == 0 && args.PrevLogEntry == 0 && args.LeaderCommitIndex == 0
}

// next is closed when something arrives at a member.
func (p *patient) next(id raft.ServerID) <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.arrived[id] == nil {
		p.arrived[id] = make(chan struct{})
	}
	return p.arrived[id]
}

func (p *patient) heard(id raft.ServerID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c := p.arrived[id]; c != nil {
		close(c)
		delete(p.arrived, id)
	}
}

// lookAgain is how often a wait asks whether it still makes sense.
const lookAgain = 250 * time.Millisecond

func (p *patient) wait(id raft.ServerID, heard <-chan struct{}) {
	for p.wanted(id) {
		select {
		case <-heard:
			return
		case <-p.closed:
			return
		case <-time.After(lookAgain):
		}
	}
}

// Close ends the transport and every wait.
func (p *patient) Close() error {
	p.release()
	return p.network.Close()
}

// release ends every wait: raft stops only when they have ended.
func (p *patient) release() { p.once.Do(func() { close(p.closed) }) }

// worthWaiting says whether this member leads and the other one belongs to it.
func (m *Member) worthWaiting(id raft.ServerID) bool {
	r := m.running.Load()
	if r == nil || r.State() != raft.Leader {
		return false
	}
	for _, s := range r.GetConfiguration().Configuration().Servers {
		if s.ID == id {
			return true
		}
	}
	return false
}
