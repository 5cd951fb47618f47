package member

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"time"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/wire"
)

// putOffFor is how long a duty rests that the rules refused: a plan that a live
// ticket stands against is asked about again when it may have gone.
const putOffFor = time.Minute

// dutyFor bounds one duty; the next look finds it again.
const dutyFor = 10 * time.Second

// duties are the commands that a member gives by itself.
type duties struct {
	client string
	seq    uint64
	plan   plan.Plan // of the office file; zero when there is nothing to adopt in it
	putOff map[string]time.Time
	zones  map[string]*time.Location
}

// doDuties does what nobody asks for. Each duty is derived from the state, so a
// new leader simply goes on, and doing one twice is refused by the rules.
func (m *Member) doDuties(ctx context.Context) {
	if m.cfg.Rehearsal.Idle {
		return
	}
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	m.duties = duties{
		client: "duty-" + m.cfg.ID + "-" + hex.EncodeToString(b[:]), plan: m.cfg.Plan,
		putOff: make(map[string]time.Time), zones: make(map[string]*time.Location),
	}
	ticker := time.NewTicker(m.cfg.Rehearsal.DutyEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if m.leads() && m.machine.tooOld() != "" {
			_ = m.raft.LeadershipTransfer().Error() // a newer one may understand it
		}
		if m.current() {
			m.doDue(ctx)
		}
	}
}

// doDue does what is due and was not refused a moment ago.
func (m *Member) doDue(ctx context.Context) {
	var due []office.Command
	m.machine.look(func(s *office.State) { due = m.due(s) })
	for _, c := range due {
		if time.Since(m.duties.putOff[c.Kind()]) < putOffFor {
			continue
		}
		if refusal := m.give(ctx, c); refusal != nil {
			m.cfg.Log.Warn("a duty was refused", "command", c.Kind(), "refusal", refusal.Code, "facts", refusal.Facts)
			m.duties.putOff[c.Kind()] = time.Now()
		}
	}
}

// due are the commands that the state calls for. Any member knows a new plan and
// machines that are not registered; the rest is the leader's.
func (m *Member) due(s *office.State) []office.Command {
	var due []office.Command
	if m.believed() && m.planIsNew(&s.Queue) {
		due = append(due, queue.AdoptPlan{Plan: m.duties.plan})
	}
	due = append(due, m.registerDuties(&s.Machines)...)
	if c := m.reportDuty(&s.Machines); c != nil {
		due = append(due, c)
	}
	due = append(due, m.authorityDuties(&s.Machines)...)
	due = append(due, m.secretDuties(s)...)
	if !m.leads() {
		return due
	}
	for _, c := range []office.Command{m.foundDuty(&s.Machines), levelDuty(&s.Machines)} {
		if c != nil {
			due = append(due, c)
		}
	}
	now := m.cfg.Clock()
	if c := sealDuty(s, now, m.zone(s.Queue.Plan.Zone)); c != nil {
		due = append(due, c)
	}
	if c := dayDuty(&s.Queue, now, m.zone(s.Queue.Plan.Zone)); c != nil {
		due = append(due, c)
	}
	if at, ok := s.Queue.NextTimer(); ok && at <= queue.At(now) {
		due = append(due, queue.PassTime{})
	}
	return due
}

// zone finds a time zone once; the rules have checked that it exists.
func (m *Member) zone(name string) *time.Location {
	z, known := m.duties.zones[name]
	if !known {
		z, _ = time.LoadLocation(name)
		m.duties.zones[name] = z
	}
	return z
}

// give puts a command of our own into the log and waits for what came of it. No
// answer at all is no refusal: the next look finds the duty again.
func (m *Member) give(ctx context.Context, c office.Command) *queue.Refusal {
	m.duties.seq++
	e := office.Envelope{Origin: m.cfg.ID, Client: m.duties.client, Seq: m.duties.seq, Level: office.Level, Own: true, Command: c}
	if f, answered := m.pass(ctx, e); answered {
		return m.judge(c, f)
	}
	return nil
}

// pass puts a command into the log, through whoever leads, and waits for what came
// of it.
func (m *Member) pass(ctx context.Context, e office.Envelope) (f cluster.Frame, answered bool) {
	ctx, cancel := context.WithTimeout(ctx, dutyFor)
	defer cancel()
	frames := make(chan cluster.Frame, 1)
	answer := func(f cluster.Frame) { frames <- f }
	if m.leads() {
		m.enqueue(e, answer)
	} else {
		m.forward.send(e, answer)
	}
	select {
	case f := <-frames:
		return f, true
	case <-ctx.Done():
		return cluster.Frame{}, false
	}
}

// judge reads the answer to a duty.
func (m *Member) judge(c office.Command, f cluster.Frame) *queue.Refusal {
	switch f.Kind {
	case cluster.FrameAnswer:
		if a, err := wire.DecodeAnswer(f.Body); err == nil {
			m.cfg.Log.Debug("duty done", "command", c.Kind())
			return a.Refusal
		}
	case cluster.FrameRejected:
		return &queue.Refusal{Code: queue.WrongRequest, Facts: map[string]string{"why": string(f.Body)}}
	}
	return nil
}
