package member

import (
	"context"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/wire"
)

// lookEvery is how often a member looks who leads.
const lookEvery = 20 * time.Millisecond

// followNothing asks a member for beats alone.
const followNothing = ^uint64(0)

// forward is a member's line to the leader: commands go out on it, and the
// leader's beats tell how far the log is.
type forward struct {
	mu      sync.Mutex // guards what follows
	conn    *cluster.Connection
	seq     uint64
	waiting map[uint64]reply
	goal    uint64 // what the leader had applied at its last beat
	heard   bool   // it beat on this connection
}

// keepForward holds a connection to whoever leads, until the member closes.
func (m *Member) keepForward(ctx context.Context) {
	for ctx.Err() == nil {
		leader, ok := m.leader()
		if ok && leader.ID != m.cfg.ID {
			m.passOn(ctx, leader)
		}
		wait(ctx, lookEvery)
	}
}

// passOn holds a connection to a leader as long as it leads.
func (m *Member) passOn(ctx context.Context, leader cluster.Member) {
	dialling, cancel := context.WithTimeout(ctx, transportFor)
	line, err := m.directory.dial(dialling, leader.ID, cluster.ProtocolWindow)
	cancel()
	if err != nil {
		return
	}
	conn := cluster.Attend(line)
	stop := context.AfterFunc(ctx, conn.Close)
	defer stop()
	defer conn.Close()
	defer m.forward.use(nil)
	if conn.Send(cluster.FollowFrame(followNothing, m.cfg.Identity.Process)) != nil {
		return
	}
	m.forward.use(conn)
	for {
		frame, err := conn.Receive(true)
		if err != nil {
			return
		}
		m.hear(frame)
		if now, ok := m.leader(); !ok || now.ID != leader.ID {
			return
		}
	}
}

// hear does what a frame of the leader says.
func (m *Member) hear(frame cluster.Frame) {
	if frame.Kind != cluster.FrameBeat {
		m.forward.answered(frame)
		return
	}
	if b, err := cluster.ReadBeat(frame); err == nil {
		m.forward.beat(b)
		m.clock.heard(b.Now.Time().Sub(m.cfg.Clock()))
	}
}

// beat notes how far the leader was.
func (f *forward) beat(b cluster.Beat) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.goal, f.heard = b.Index, b.Current
}

// use changes the connection. Whoever waits on the old one is to ask again.
func (f *forward) use(conn *cluster.Connection) {
	f.mu.Lock()
	waiting := f.waiting
	f.conn, f.heard, f.waiting = conn, false, make(map[uint64]reply)
	f.mu.Unlock()
	for _, answer := range waiting {
		answer.retry()
	}
}

// send passes a command on to the leader.
func (f *forward) send(e office.Envelope, answer reply) {
	body, err := wire.EncodeEnvelope(e)
	if err != nil {
		answer.reject(err.Error())
		return
	}
	conn, number := f.expect(answer)
	if conn == nil {
		answer.retry()
		return
	}
	if conn.Send(cluster.Frame{Kind: cluster.FrameSubmit, Number: number, Body: body}) != nil {
		conn.Close() // its reader asks everybody to come again
	}
}

// expect notes who waits for an answer on the present connection, if there is one.
func (f *forward) expect(answer reply) (*cluster.Connection, uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.conn == nil {
		return nil, 0
	}
	f.seq++
	f.waiting[f.seq] = answer
	return f.conn, f.seq
}

func (f *forward) answered(frame cluster.Frame) {
	f.mu.Lock()
	answer := f.waiting[frame.Number]
	delete(f.waiting, frame.Number)
	f.mu.Unlock()
	if answer != nil {
		answer(frame)
	}
}

// caughtUp says whether a member that has applied so much is where the leader
// was a moment ago. Who has not heard the leader cannot know.
func (f *forward) caughtUp(index uint64) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.heard && index >= f.goal
}

func wait(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
