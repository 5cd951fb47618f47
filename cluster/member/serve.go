package member

import (
	"crypto/tls"
	"time"

	"okienko/cluster"
)

// How much one connection may have on its way. Commands beyond it wait in the
// network, so that who does not take the answers stops itself and nobody else.
const (
	outstanding = 1024 // commands without an answer yet, or with one not yet sent
	streamBatch = 64   // log entries, or answers, sent at once
)

// window is one connection of a client, or of a member that passes commands on.
type window struct {
	m       *Member
	conn    *cluster.Connection
	peer    cluster.Peer
	passing bool // a member that passes on: its commands go no further than here
	process cluster.Process
	knocks  knocks

	slots   chan struct{}      // one is taken for each command
	out     chan cluster.Frame // has room for an answer of every slot
	gone    chan struct{}      // closed when the reader ends
	written chan struct{}      // closed when the writer ends
}

// serveWindow serves one connection until it ends.
func (m *Member) serveWindow(c *tls.Conn) {
	w := &window{
		m: m, conn: cluster.NewConnection(c), peer: cluster.PeerOf(c),
		slots: make(chan struct{}, outstanding), out: make(chan cluster.Frame, outstanding),
		gone: make(chan struct{}), written: make(chan struct{}),
	}
	first, err := w.conn.Receive(true)
	if err != nil || first.Kind != cluster.FrameFollow {
		return
	}
	w.passing = first.Number == followNothing && m.isMember(string(w.peer.Machine)) && m.port.sameLife(w.peer.Incarnation)
	w.process = cluster.ReadProcess(first)
	m.meet(w.peer)
	go func() { defer close(w.written); w.write(first.Number) }()
	w.read()
	close(w.gone)
	<-w.written
}

// read takes commands until the connection ends.
func (w *window) read() {
	defer w.conn.Close()
	for {
		f, err := w.conn.Receive(false)
		if err != nil {
			return
		}
		if f.Kind == cluster.FrameHere {
			w.answered(f.Number)
		}
		if f.Kind != cluster.FrameSubmit && f.Kind != cluster.FrameQuestion {
			continue
		}
		select {
		case w.slots <- struct{}{}:
		case <-w.written:
			return
		}
		// Sending never waits: the command or question has a slot.
		if f.Kind == cluster.FrameQuestion {
			w.m.answer(w, f, func(r cluster.Reply) { w.out <- cluster.ReplyFrame(f.Number, r) })
			continue
		}
		w.m.submit(w, f.Body, func(answer cluster.Frame) {
			answer.Number = f.Number
			w.out <- answer
		})
	}
}

// write sends the log after an index, answers, and beats.
func (w *window) write(index uint64) {
	defer w.conn.Close()
	beat := time.NewTicker(cluster.BeatEvery)
	defer beat.Stop()
	frames := append(w.knock(), w.beat())
	for {
		next, bell, err := w.catchUp(index)
		if err != nil {
			return
		}
		index = next
		// After the log, so that a window sees what a command did before it
		// hears the answer, where this member knows both.
		if len(frames) > 0 && w.conn.Send(frames...) != nil {
			return
		}
		frames = frames[:0]
		select {
		case <-w.gone:
			return
		case <-bell:
		case answer := <-w.out:
			frames = w.answers(append(frames, answer))
		case <-beat.C:
			frames = append(frames, w.beat())
			frames = append(frames, w.knock()...)
		}
	}
}

// answers takes what other answers there are, without waiting for them.
func (w *window) answers(frames []cluster.Frame) []cluster.Frame {
	for <-w.slots; len(frames) < streamBatch; <-w.slots {
		select {
		case answer := <-w.out:
			frames = append(frames, answer)
		default:
			return frames
		}
	}
	return frames
}

// catchUp sends everything that is committed after an index, as entries where
// they are still at hand and as the whole state where not.
func (w *window) catchUp(index uint64) (uint64, <-chan struct{}, error) {
	if index == followNothing {
		return index, nil, nil
	}
	for {
		entries, known, bell := w.m.machine.stream.after(index, streamBatch)
		var err error
		switch {
		case !known || index == 0 && len(entries) > 0:
			// A window that begins has no use for the past one by one.
			index, err = w.sendState()
		case len(entries) > 0:
			index, err = w.sendEntries(entries)
		default:
			return index, bell, nil
		}
		if err != nil {
			return index, nil, err
		}
	}
}

func (w *window) sendState() (uint64, error) {
	index, state, err := w.m.machine.copyState()
	if err != nil {
		return index, err
	}
	return index, w.conn.Send(cluster.Frame{Kind: cluster.FrameState, Number: index, Body: state})
}

func (w *window) sendEntries(entries []entry) (uint64, error) {
	frames := make([]cluster.Frame, len(entries))
	for i, e := range entries {
		frames[i] = cluster.Frame{Kind: cluster.FrameCommit, Number: e.index, Body: e.data}
	}
	return entries[len(entries)-1].index, w.conn.Send(frames...)
}
