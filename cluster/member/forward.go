package member

import (
	"context"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/wire"
)

// forward is a member's line to the leader: commands go out on it, and the
// leader's beats tell how far this clock is off.
type forward struct {
	mu      sync.Mutex // guards what follows
	conn    *cluster.Connection
	seq     uint64
	waiting map[uint64]func(cluster.Frame)
	offset  time.Duration // the leader's clock less this one
}

// keepForward holds a connection to whoever leads, until the member closes.
func (m *Member) keepForward(ctx context.Context) {
	for ctx.Err() == nil {
		leader, ok := m.leader()
		if !ok || leader.ID == m.cfg.ID {
			m.forward.measured(0)
			wait(ctx, 50*time.Millisecond)
			continue
		}
		conn, err := cluster.Dial(ctx, m.cfg.Identity, leader)
		if err != nil {
			wait(ctx, 100*time.Millisecond)
			continue
		}
		m.forward.serve(ctx, conn, func() bool { l, ok := m.leader(); return ok && l.ID == leader.ID })
	}
}

// serve reads answers and beats until the connection ends or leads elsewhere.
func (f *forward) serve(ctx context.Context, conn *cluster.Connection, leads func() bool) {
	stop := context.AfterFunc(ctx, conn.Close)
	defer stop()
	defer conn.Close()
	defer f.use(nil)
	if conn.Send(cluster.Frame{Kind: cluster.FrameFollow, Number: cluster.FollowNothing}) != nil {
		return
	}
	f.use(conn)
	for leads() {
		frame, err := conn.Receive(true)
		if err != nil {
			return
		}
		if frame.Kind != cluster.FrameBeat {
			f.answered(frame)
		} else if b, err := cluster.ReadBeat(frame); err == nil {
			f.measured(b.Now.Time().Sub(time.Now()))
		}
	}
}

// use changes the connection. Whoever waits on the old one is to ask again.
func (f *forward) use(conn *cluster.Connection) {
	f.mu.Lock()
	waiting := f.waiting
	f.conn, f.waiting = conn, make(map[uint64]func(cluster.Frame))
	f.mu.Unlock()
	for _, reply := range waiting {
		reply(cluster.Frame{Kind: cluster.FrameRetry})
	}
}

// send passes a command on to the leader.
func (f *forward) send(e office.Envelope, reply func(cluster.Frame)) {
	body, err := wire.EncodeEnvelope(e)
	if err != nil {
		reply(cluster.Frame{Kind: cluster.FrameRejected, Body: []byte(err.Error())})
		return
	}
	f.mu.Lock()
	conn := f.conn
	if conn == nil {
		f.mu.Unlock()
		reply(cluster.Frame{Kind: cluster.FrameRetry})
		return
	}
	f.seq++
	number := f.seq
	f.waiting[number] = reply
	f.mu.Unlock()
	if conn.Send(cluster.Frame{Kind: cluster.FrameSubmit, Number: number, Body: body}) != nil {
		conn.Close()
	}
}

func (f *forward) answered(frame cluster.Frame) {
	f.mu.Lock()
	reply := f.waiting[frame.Number]
	delete(f.waiting, frame.Number)
	f.mu.Unlock()
	if reply != nil {
		reply(frame)
	}
}

func (f *forward) measured(offset time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.offset = offset
}

// clockOff is how far the leader's clock is ahead of this machine's.
func (f *forward) clockOff() time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.offset
}

func wait(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
