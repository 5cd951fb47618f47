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

func (r reply) refuse(why *queue.Refusal) {
	body, err := wire.EncodeAnswer(office.Answer{Refusal: why})
	if err != nil {
		r.reject(err.Error())
		return
	}
	r(cluster.Frame{Kind: cluster.FrameAnswer, Body: body})
}

func (r reply) reject(why string) { r(cluster.Frame{Kind: cluster.FrameRejected, Body: []byte(why)}) }

// submit takes a command from a machine: into the log when this member leads, on
// to the leader when it does not.
func (m *Member) submit(from *window, body []byte, answer reply) {
	e, err := wire.DecodeEnvelope(body)
	if err != nil {
		answer.reject(err.Error())
		return
	}
	// Where a command came from is what the certificate says. Only a member that
	// is trusted may say it for another machine, whose rights it has checked.
	e.Own = e.Own && from.passing // a window gives nothing by itself
	if e.Origin == "" || !from.vouches() {
		e.Origin = string(from.peer.Machine)
		if !office.May(from.peer.Machine, from.peer.Role, e.Command) {
			answer.refuse(&queue.Refusal{Code: office.NotAllowed, Facts: map[string]string{"role": string(from.peer.Role)}})
			return
		}
	}
	switch {
	case m.leads():
		m.enqueue(e, answer)
	case from.passing:
		answer.retry() // two members that take each other for the leader would pass it on for ever
	case !from.serves():
		answer.retry() // the leader would not believe us; the window leaves for another member in a moment
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
	if !m.mayPart(e.Command, answer) {
		return
	}
	select {
	case m.incoming <- submission{e, answer}:
	default:
		answer.retry()
	}
}

// vouches says whether a connection may speak for other machines: that of a
// member that passes commands on and does not stand in public.
func (w *window) vouches() bool { return w.passing && w.peer.Role.Trusted() }

// serves says whether commands of this window reach the office through here. A
// kiosk's member is not believed when it speaks for others, so unless it leads,
// windows of other machines are better served elsewhere.
func (w *window) serves() bool {
	self := w.m.cfg.Identity.Self()
	return w.passing || self.Role.Trusted() || w.peer.Machine == self.Machine || w.m.leads()
}

// beat is what this member says of itself now.
func (w *window) beat() cluster.Frame {
	m := w.m
	index, _ := m.machine.applied()
	leader, _ := m.leader()
	return cluster.BeatFrame(cluster.Beat{
		Member:  m.cfg.ID,
		Now:     queue.At(m.cfg.Clock().Add(m.clock.offset())),
		Current: m.current() && w.serves(),
		Leader:  leader.ID,
		Index:   index,
		Stopped: m.machine.tooOld(),
		Ails:    m.ails(),
	})
}
