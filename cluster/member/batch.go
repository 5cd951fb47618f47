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
	answer   reply
}

// gather is the leader's group commit: it collects what arrives while earlier
// entries are on their way, so that many commands share one flush to the disk.
func (m *Member) gather(ctx context.Context) {
	slots := make(chan struct{}, inFlight)
	var batch []submission
	defer func() { m.turnAway(batch) }()
	for {
		if len(batch) == 0 {
			select {
			case <-ctx.Done():
				return
			case first := <-m.incoming:
				batch = append(batch, first)
			}
		}
		select {
		case <-ctx.Done():
			return
		case slots <- struct{}{}:
		}
		var entry []byte
		var sent []submission
		entry, sent, batch = m.fill(m.collect(batch))
		m.flying.Add(1)
		future := m.raft.Apply(entry, applyFor)
		go func() {
			defer m.flying.Done()
			finish(future, sent)
			<-slots
		}()
	}
}

// turnAway asks everybody who still waits to come again elsewhere.
func (m *Member) turnAway(batch []submission) {
	for _, s := range m.collect(batch) {
		s.answer.retry()
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

// fill stamps commands and makes one entry of as many as fit. The rest is for
// the next one.
func (m *Member) fill(batch []submission) (entry []byte, sent, rest []submission) {
	now := m.stamp()
	var encoded [][]byte
	size := 0
	for i, s := range batch {
		s.envelope.At = now
		b, err := wire.EncodeEnvelope(s.envelope)
		if err != nil {
			s.answer.reject(err.Error())
			continue
		}
		if size += len(b); size > batchBytes && len(encoded) > 0 {
			rest = batch[i:]
			break
		}
		sent, encoded = append(sent, s), append(encoded, b)
	}
	return cluster.EncodeBatch(encoded), sent, rest
}

// finish waits for an entry and tells everybody what came of it. An entry whose
// fate is unknown is asked for again, under the same identity.
func finish(future raft.ApplyFuture, batch []submission) {
	var steps []office.Step
	if future.Error() == nil {
		steps, _ = future.Response().([]office.Step)
	}
	for i, s := range batch {
		if i >= len(steps) {
			s.answer.retry()
			continue
		}
		body, err := wire.EncodeAnswer(steps[i].Answer)
		if err != nil {
			s.answer.reject(err.Error())
			continue
		}
		s.answer(cluster.Frame{Kind: cluster.FrameAnswer, Body: body})
	}
}

// stamp is the moment for the next commands: the office's time, but never before what
// the log already holds. Equal moments are fine: the log itself is the order.
func (m *Member) stamp() queue.Moment {
	_, last := m.machine.applied()
	return max(queue.At(m.cfg.Clock().Add(m.clock.offset())), last)
}
