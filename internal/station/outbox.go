package station

import (
	"context"
	"sync"

	"okienko/cluster"
	"okienko/internal/feed"
)

// outbox sends a window's commands one after another, so that "finish, then
// call the next" happens in this order.
type outbox struct {
	mu      sync.Mutex // guards letters
	letters []letter
	bell    chan struct{} // has a value while letters wait
}

type letter struct {
	send     feed.Send
	answered func(feed.Answered)
}

func (o *outbox) push(l letter) {
	o.mu.Lock()
	o.letters = append(o.letters, l)
	o.mu.Unlock()
	select {
	case o.bell <- struct{}{}:
	default:
	}
}

func (o *outbox) run(ctx context.Context, client *cluster.Client) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-o.bell:
		}
		for l, ok := o.next(); ok && ctx.Err() == nil; l, ok = o.next() {
			answer, err := client.Do(ctx, l.send.Command)
			l.answered(feed.Answered{Tag: l.send.Tag, Answer: answer, Lost: lost(err)})
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
