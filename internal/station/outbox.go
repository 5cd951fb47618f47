package station

import (
	"context"
	"sync"
	"time"

	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

// How long a command may take before its window is told that nobody knows what
// came of it, and how long it is kept all the same. An order of a person is
// given up soon: nobody wants a call to happen half an hour after the key. A
// fact stays true, and the office has to hear of it.
const (
	answerFor = 10 * time.Second
	orderFor  = time.Minute
	factFor   = 12 * time.Hour
)

// keptFor is how long a command is tried.
func keptFor(c office.Command) time.Duration {
	switch c.(type) {
	case queue.TicketPrinted, queue.PrintFailed, queue.ReportPrinter, queue.CallShown, queue.IssueOffline, queue.ReplayCalls:
		return factFor
	}
	return orderFor
}

// outbox sends a window's commands one after another, so that "finish, then
// call the next" happens in this order. What is on its way when the program is
// killed is kept, and sent again under the same identity after the next start.
type outbox struct {
	do    func(ctx context.Context, c office.Command, keep func(envelope []byte) error) (office.Answer, error)
	again func(ctx context.Context, envelope []byte) (office.Answer, error)
	kept  *drafts
	bell  chan struct{} // has a value while letters wait

	mu      sync.Mutex // guards letters
	letters []letter
}

type letter struct {
	send     feed.Send
	answered func(feed.Answered)
	given    time.Time
	key      string // in the journal; empty when it is not kept
	envelope []byte // of a command that an earlier life of the program has sent
}

func newOutbox(kept *drafts) *outbox { return &outbox{kept: kept, bell: make(chan struct{}, 1)} }

// push takes a command. A fact is kept from now on, an order from when it is
// sent: nobody misses a call that was never made.
func (o *outbox) push(s feed.Send, answered func(feed.Answered)) {
	l := letter{send: s, answered: answered, given: time.Now()}
	if keptFor(s.Command) == factFor {
		l.key = o.kept.fact(l)
	}
	o.put(l)
}

func (o *outbox) put(letters ...letter) {
	o.mu.Lock()
	o.letters = append(o.letters, letters...)
	o.mu.Unlock()
	select {
	case o.bell <- struct{}{}:
	default:
	}
}

func (o *outbox) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-o.bell:
		}
		for l, ok := o.next(); ok && ctx.Err() == nil; l, ok = o.next() {
			o.deliver(ctx, l)
		}
	}
}

func (o *outbox) next() (letter, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.letters) == 0 {
		return letter{}, false
	}
	l := o.letters[0]
	o.letters = o.letters[1:]
	return l, true
}

// deliver sends one command and tells what came of it. One that takes too long
// is told as lost first and goes on being asked for, under the same identity:
// its answer may still come. After the end of the program nothing is told.
func (o *outbox) deliver(ctx context.Context, l letter) {
	tell := func(a feed.Answered) {
		if ctx.Err() == nil {
			a.Tag = l.send.Tag
			l.answered(a)
		}
	}
	limited, cancel := context.WithDeadline(ctx, l.given.Add(keptFor(l.send.Command)))
	defer cancel()
	done := make(chan feed.Answered, 1)
	go func() {
		answer, err := o.post(limited, &l)
		if err == nil || ctx.Err() == nil { // not ended by the program's end
			o.kept.drop(l.key)
		}
		done <- feed.Answered{Answer: answer, Lost: err != nil}
	}()
	late := time.NewTimer(time.Until(l.given.Add(answerFor)))
	defer late.Stop()
	select {
	case a := <-done:
		tell(a)
	case <-late.C:
		tell(feed.Answered{Lost: true})
		if a := <-done; !a.Lost {
			tell(a)
		}
	}
}

// post sends a letter, and keeps it before.
func (o *outbox) post(ctx context.Context, l *letter) (office.Answer, error) {
	if err := ctx.Err(); err != nil { // it may have waited too long behind another
		return office.Answer{}, err
	}
	if l.envelope != nil {
		return o.again(ctx, l.envelope)
	}
	return o.do(ctx, l.send.Command, func(envelope []byte) error {
		l.key = o.kept.order(*l, envelope)
		return nil
	})
}
