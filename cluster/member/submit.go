package member

import (
	"okienko/cluster"
	"okienko/office"
	"okienko/office/queue"
	"okienko/office/wire"
)

// A reply tells whoever gave a command what came of it. It is called once for
// each command, and never blocks. The frame's Number is the caller's business.
type reply func(cluster.Frame)

func (r reply) retry() { r(cluster.Frame{Kind: cluster.FrameRetry}) }

func (r reply) reject(why string) { r(cluster.Frame{Kind: cluster.FrameRejected, Body: []byte(why)}) }

// submit takes a command from a machine: into the log when this member leads, on
// to the leader when it does not.
func (m *Member) submit(from *window, body []byte, answer reply) {
	e, err := wire.DecodeEnvelope(body)
	if err != nil {
		answer.reject(err.Error())
		return
	}
	// Where a command came from is what the certificate says. Only a member may
	// say it for another machine.
	if e.Origin == "" || !m.isMember(from.conn.Machine()) {
		e.Origin = from.conn.Machine()
	}
	switch {
	case m.leads():
		m.enqueue(e, answer)
	case from.passing:
		answer.retry() // two members that take each other for the leader would pass it on for ever
	default:
		m.forward.send(e, answer)
	}
}

// enqueue gives a command to the next entry of the log. A leader that does not
// know it keeps it out: in the log it would stop every program of this age.
func (m *Member) enqueue(e office.Envelope, answer reply) {
	if (e.Command == nil || e.Level > office.Level) && !e.MaySkip {
		answer.reject("the office's members are too old for this command: update them first")
		return
	}
	select {
	case m.incoming <- submission{e, answer}:
	default:
		answer.retry()
	}
}

// beat is what this member says of itself now.
func (m *Member) beat() cluster.Frame {
	index, _ := m.machine.applied()
	leader, _ := m.leader()
	return cluster.BeatFrame(cluster.Beat{
		Member:  m.cfg.ID,
		Now:     queue.At(m.cfg.Clock().Add(m.forward.clockOff())),
		Current: m.current(),
		Leader:  leader.ID,
		Index:   index,
		Stopped: m.machine.tooOld(),
	})
}
