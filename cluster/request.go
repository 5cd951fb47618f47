package cluster

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"okienko/office"
	"okienko/office/wire"
)

// Times of a request: many short tries instead of one long wait, because the
// member that was asked may be the one that has just died.
const (
	tryFor    = 700 * time.Millisecond
	answerFor = 10 * time.Second
)

// A member that says "not now" is asked again soon, because a change of the leader
// takes a few milliseconds, and then less often.
const (
	retrySoon = 4 * time.Millisecond
	retryLast = 40 * time.Millisecond
)

// inTurn is how far a client may run ahead of its oldest command without an
// answer. The office keeps that many answers of each client; a command that
// falls behind them would be taken for an old repeat and refused.
const inTurn = 64

// ErrNoAnswer means that the office did not answer in time. The command may
// have happened or not; the state will show it.
var ErrNoAnswer = errors.New("the office does not answer")

// requests are the commands on their way.
type requests struct {
	mu      sync.Mutex // guards what follows
	seq     uint64
	conn    *Connection // nil while there is none
	waiting map[uint64]*request
	earlier uint64        // requests of an earlier life of the program, counted
	ended   chan struct{} // closed when one of waiting ends
}

type request struct {
	seq      uint64 // of the command; for those of an earlier life above all of them
	envelope []byte
	answer   chan Frame // one answer; further ones are dropped
}

// Do gives a command to the office and waits for what it comes to, ten seconds
// at most unless the context has a deadline of its own. It repeats the command
// under the same identity to whichever member is there, so it happens once. The error is ErrNoAnswer, the context's, or says
// why the command cannot be sent at all.
func (c *Client) Do(ctx context.Context, command office.Command) (office.Answer, error) {
	return c.DoKept(ctx, command, func([]byte) error { return nil })
}

// DoKept is Do, and shows the command with its identity before it is sent, so
// that it can be kept and given again by DoAgain after a crash. If keep fails,
// nothing is sent.
func (c *Client) DoKept(ctx context.Context, command office.Command, keep func(envelope []byte) error) (office.Answer, error) {
	ctx, cancel := bounded(ctx)
	defer cancel()
	r, err := c.begin(ctx, command)
	if err != nil {
		return office.Answer{}, err
	}
	defer c.requests.end(r)
	if err := keep(r.envelope); err != nil {
		return office.Answer{}, fmt.Errorf("keep a command before it is sent: %w", err)
	}
	return c.insist(ctx, r)
}

// DoAgain gives a command that an earlier life of the program has kept. If it has
// happened, the answer is that of the first time.
func (c *Client) DoAgain(ctx context.Context, envelope []byte) (office.Answer, error) {
	ctx, cancel := bounded(ctx)
	defer cancel()
	r := c.requests.again(envelope)
	defer c.requests.end(r)
	return c.insist(ctx, r)
}

// bounded gives a context an end.
func bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	if _, bounded := ctx.Deadline(); bounded {
		return context.WithCancel(ctx)
	}
	return context.WithTimeoutCause(ctx, answerFor, ErrNoAnswer)
}

// insist sends a request until it is answered.
func (c *Client) insist(ctx context.Context, r *request) (office.Answer, error) {
	for again, soon := tryFor, retrySoon; ; {
		c.requests.send(r)
		f, err := r.wait(ctx, c.closed, again)
		switch {
		case err != nil:
			return office.Answer{}, err
		case f.Kind == FrameAnswer:
			return wire.DecodeAnswer(f.Body)
		case f.Kind == FrameRejected:
			return office.Answer{}, errors.New(string(f.Body))
		case f.Kind == FrameRetry:
			pause(ctx, soon)
			soon = min(2*soon, retryLast)
		default:
			// Silence on a line that lives: more of the same would only make a
			// busy office busier.
			again *= 2
		}
	}
}

// wait returns the next frame for a request, or an empty one when it is time to
// send again.
func (r *request) wait(ctx context.Context, closed <-chan struct{}, patience time.Duration) (Frame, error) {
	again := time.NewTimer(patience)
	defer again.Stop()
	select {
	case f := <-r.answer:
		return f, nil
	case <-again.C:
		return Frame{}, nil
	case <-closed:
		return Frame{}, ErrNoAnswer
	case <-ctx.Done():
		return Frame{}, context.Cause(ctx)
	}
}

// begin gives a command its number, when it is its turn.
func (c *Client) begin(ctx context.Context, command office.Command) (*request, error) {
	for {
		r, full, err := c.requests.begin(c.name, command)
		if full == nil {
			return r, err
		}
		select {
		case <-full:
		case <-c.closed:
			return nil, ErrNoAnswer
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}

// begin returns a new request, or what to wait for when it is not its turn.
func (q *requests) begin(client string, command office.Command) (r *request, full <-chan struct{}, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for seq := range q.waiting {
		if seq < ofEarlierLives && seq+inTurn <= q.seq+1 {
			return nil, q.ended, nil
		}
	}
	envelope, err := wire.EncodeEnvelope(office.Envelope{
		Client: client, Seq: q.seq + 1, Level: office.Level, Command: command,
	})
	if err != nil {
		return nil, nil, err
	}
	q.seq++
	r = &request{seq: q.seq, envelope: envelope, answer: make(chan Frame, 1)}
	q.waiting[r.seq] = r
	return r, nil, nil
}

// ofEarlierLives is above every number that a client gives its commands.
const ofEarlierLives = 1 << 63

// again returns a request for an envelope that has its number already.
func (q *requests) again(envelope []byte) *request {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.earlier++
	r := &request{seq: ofEarlierLives + q.earlier, envelope: envelope, answer: make(chan Frame, 1)}
	q.waiting[r.seq] = r
	return r
}

func (q *requests) end(r *request) {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.waiting, r.seq)
	close(q.ended)
	q.ended = make(chan struct{})
}

// use makes a connection the one that requests go out on, and sends again what
// has no answer yet.
func (q *requests) use(conn *Connection) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.conn = conn
	for _, r := range q.waiting {
		r.deliver(Frame{Kind: FrameRetry})
	}
}

// send puts a request on the present connection; without one it stays waiting.
func (q *requests) send(r *request) {
	q.mu.Lock()
	conn := q.conn
	q.mu.Unlock()
	if conn == nil {
		return
	}
	if err := conn.Send(Frame{Kind: FrameSubmit, Number: r.seq, Body: r.envelope}); err != nil {
		conn.Close()
	}
}

func (q *requests) answered(f Frame) {
	q.mu.Lock()
	r := q.waiting[f.Number]
	q.mu.Unlock()
	if r != nil {
		r.deliver(f)
	}
}

// deliver hands a frame to whoever waits. An answer displaces a call to retry
// that nobody has looked at yet.
func (r *request) deliver(f Frame) {
	select {
	case r.answer <- f:
		return
	default:
	}
	if f.Kind != FrameRetry {
		select {
		case <-r.answer:
		default:
		}
		select {
		case r.answer <- f:
		default:
		}
	}
}
