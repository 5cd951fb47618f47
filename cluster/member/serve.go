package member

import (
	"crypto/tls"
	"time"

	"okienko/cluster"
	"okienko/office/queue"
	"okienko/office/wire"
)

// How much a window may have outstanding. Whoever does not read is cut off, and
// comes back for the state.
const (
	outbox      = 256 // answers
	streamBatch = 64  // log entries sent at once
)

// window is one connection of a client, or of a member that passes commands on.
type window struct {
	m    *Member
	conn *cluster.Connection
	out  chan cluster.Frame
	gone chan struct{} // closed when the reader ends
}

// serveWindow serves one connection until it ends.
func (m *Member) serveWindow(c *tls.Conn) {
	w := &window{
		m: m, conn: cluster.NewConnection(cluster.Peer(c), c),
		out: make(chan cluster.Frame, outbox), gone: make(chan struct{}),
	}
	first, err := w.conn.Receive(true)
	if err != nil || first.Kind != cluster.FrameFollow {
		return
	}
	written := make(chan struct{})
	go func() { defer close(written); w.write(first.Number) }()
	w.read()
	close(w.gone)
	<-written
}

// read takes commands until the connection ends.
func (w *window) read() {
	defer w.conn.Close()
	for {
		f, err := w.conn.Receive(false)
		if err != nil {
			return
		}
		if f.Kind != cluster.FrameSubmit {
			continue
		}
		number := f.Number
		w.m.submit(w.conn.Machine(), f.Body, func(answer cluster.Frame) {
			answer.Number = number
			w.reply(answer)
		})
	}
}

// reply queues an answer. A client that leaves so many unread is cut off: it
// repeats the command elsewhere.
func (w *window) reply(f cluster.Frame) {
	select {
	case w.out <- f:
	default:
		w.conn.Close()
	}
}

// write sends the log after an index, answers, and beats.
func (w *window) write(index uint64) {
	defer w.conn.Close()
	beat := time.NewTicker(cluster.BeatEvery)
	defer beat.Stop()
	if w.conn.Send(w.m.beat()) != nil {
		return
	}
	for {
		next, bell, err := w.catchUp(index)
		if err != nil {
			return
		}
		index = next
		var frame cluster.Frame
		select {
		case <-w.gone:
			return
		case <-bell:
			continue
		case frame = <-w.out:
		case <-beat.C:
			frame = w.m.beat()
		}
		if w.conn.Send(frame) != nil {
			return
		}
	}
}

// catchUp sends everything that is committed after an index, as entries where
// they are still at hand and as the whole state where not.
func (w *window) catchUp(index uint64) (uint64, <-chan struct{}, error) {
	for {
		entries, known, bell := w.m.machine.stream.after(index, streamBatch)
		if index == cluster.FollowNothing {
			return index, nil, nil
		}
		if !known || index == 0 && len(entries) > 0 {
			// A window that begins has no use for the past one by one.
			at, state, err := w.m.machine.copyState()
			if err != nil {
				return index, nil, err
			}
			if err := w.conn.Send(cluster.Frame{Kind: cluster.FrameState, Number: at, Body: state}); err != nil {
				return index, nil, err
			}
			index = at
			continue
		}
		if len(entries) == 0 {
			return index, bell, nil
		}
		frames := make([]cluster.Frame, len(entries))
		for i, e := range entries {
			frames[i] = cluster.Frame{Kind: cluster.FrameCommit, Number: e.index, Body: e.data}
			index = e.index
		}
		if err := w.conn.Send(frames...); err != nil {
			return index, nil, err
		}
	}
}

// submit takes a command from a machine: into the log when this member leads, on
// to the leader when it does not.
func (m *Member) submit(machine string, body []byte, reply func(cluster.Frame)) {
	e, err := wire.DecodeEnvelope(body)
	if err != nil {
		reply(cluster.Frame{Kind: cluster.FrameRejected, Body: []byte(err.Error())})
		return
	}
	// Where a command came from is what the certificate says. Only a member may
	// say it for another machine.
	if e.Origin == "" || !m.isMember(machine) {
		e.Origin = machine
	}
	if !m.leads() {
		m.forward.send(e, reply)
		return
	}
	select {
	case m.incoming <- submission{e, reply}:
	default:
		reply(cluster.Frame{Kind: cluster.FrameRetry})
	}
}

// beat is what this member says of itself now.
func (m *Member) beat() cluster.Frame {
	index, _ := m.machine.applied()
	leader, _ := m.leader()
	b := cluster.Beat{
		Member:  m.cfg.ID,
		Now:     queue.At(m.cfg.Clock().Add(m.forward.clockOff())),
		Current: m.current(),
		Leader:  leader.ID,
		Index:   index,
	}
	return cluster.BeatFrame(b)
}
