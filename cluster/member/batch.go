package member

import (
	"context"
	"time"

	"github.com/hashicorp/raft"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/queue"
	"okienko/office/wire"
)

// Limits of one log entry, and how many may be on their way at once. While one
// is being flushed the next one fills; a third would only make each wait longer.
const (
	batchCommands = 512
	batchBytes    = 512 << 10
	inFlight      = 2
)

// applyFor is how long an entry may wait to get into the leader's log.
const applyFor = 3 * time.Second

// submission is a command that wants into the log, and whom to tell.
type submission struct {
	envelope office.Envelope
	reply    func(cluster.Frame) // called once; the frame's Number is the caller's business
}

// gather is the leader's group commit: it collects what arrives while earlier
// entries are on their way, so that many commands share one flush to the disk.
func (m *Member) gather(ctx context.Context) {
	slots := make(chan struct{}, inFlight)
	for {
		var batch []submission
		select {
		case <-ctx.Done():
			return
		case first := <-m.incoming:
			batch = append(batch, first)
		}
		select {
		case <-ctx.Done():
			return
		case slots <- struct{}{}:
		}
		batch = m.collect(batch)
		future, batch := m.propose(batch)
		if future == nil {
			<-slots
			continue
		}
		m.done.Add(1)
		go func() {
			defer m.done.Done()
			finish(future, batch)
			<-slots
		}()
	}
}

// collect takes what else is waiting, without waiting for it.
func (m *Member) collect(batch []submission) []submission {
	for len(batch) < batchCommands {
		select {
		case s := <-m.incoming:
			batch = append(batch, s)
		default:
			return batch
		}
	}
	return batch
}

// propose stamps the commands and gives them to raft as one entry, or as one
// and a rest when they are too large together.
func (m *Member) propose(batch []submission) (raft.ApplyFuture, []submission) {
	now := m.stamp()
	var accepted []submission
	var encoded [][]byte
	size := 0
	for _, s := range batch {
		s.envelope.At = now
		b, err := wire.EncodeEnvelope(s.envelope)
		if err != nil {
			s.reply(cluster.Frame{Kind: cluster.FrameRejected, Body: []byte(err.Error())})
			continue
		}
		if size += len(b); size > batchBytes && len(encoded) > 0 {
			s.reply(cluster.Frame{Kind: cluster.FrameRetry})
			continue
		}
		accepted, encoded = append(accepted, s), append(encoded, b)
	}
	if len(encoded) == 0 {
		return nil, nil
	}
	return m.raft.Apply(cluster.EncodeBatch(encoded), applyFor), accepted
}

// finish waits for an entry and tells everybody what came of it. An entry whose
// fate is unknown is asked for again, under the same identity.
func finish(future raft.ApplyFuture, batch []submission) {
	steps, ok := []office.Step(nil), false
	if future.Error() == nil {
		steps, ok = future.Response().([]office.Step)
	}
	for i, s := range batch {
		if !ok {
			s.reply(cluster.Frame{Kind: cluster.FrameRetry})
			continue
		}
		body, err := wire.EncodeAnswer(steps[i].Answer)
		if err != nil {
			s.reply(cluster.Frame{Kind: cluster.FrameRejected, Body: []byte(err.Error())})
			continue
		}
		s.reply(cluster.Frame{Kind: cluster.FrameAnswer, Body: body})
	}
}

// stamp is the moment for the next commands: this clock, but never before what
// the log already holds. Equal moments are fine: the log itself is the order.
func (m *Member) stamp() queue.Moment {
	_, last := m.machine.applied()
	return max(queue.At(m.cfg.Clock()), last)
}
