package lab

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"sync"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
	"okienko/office/wire"
)

// Observer is a client that looks on, so that whoever drives the windows can
// wait for what the office knows.
type Observer struct {
	client *cluster.Client

	mu      sync.Mutex // guards what follows
	state   []byte     // encoded: the client's own goes on changing
	current bool
	changed chan struct{}
}

// Observe opens an observer.
func Observe(identity *cluster.Identity, members []cluster.Member) *Observer {
	o := &Observer{changed: make(chan struct{})}
	o.client = cluster.Open(cluster.ClientConfig{
		Identity: identity, Members: members, Log: slog.New(slog.DiscardHandler),
		News: o.news, Contact: o.contact,
	})
	return o
}

// Close ends the observer.
func (o *Observer) Close() { o.client.Close() }

// Do gives a command and expects it to be done.
func (o *Observer) Do(ctx context.Context, c office.Command) error {
	a, err := o.client.Do(ctx, c)
	if err == nil && a.Refusal != nil {
		err = a.Refusal
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.Kind(), err)
	}
	return nil
}

// Now is the office's time.
func (o *Observer) Now() queue.Moment { return o.client.Now() }

func (o *Observer) news(n feed.News) {
	var b bytes.Buffer
	if wire.WriteState(&b, n.State) != nil {
		return // a state that came over the wire can be written
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.state = b.Bytes()
	o.ring()
}

func (o *Observer) contact(c feed.Contact) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.current = c.Current
	o.ring()
}

func (o *Observer) ring() {
	close(o.changed)
	o.changed = make(chan struct{})
}

// Until waits until the office is as wanted.
func (o *Observer) Until(ctx context.Context, what string, ok func(*office.State) bool) error {
	for {
		state, changed, err := o.look()
		if err != nil {
			return err
		}
		if state != nil && ok(state) {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("waited for %s: %w", what, errNever)
		}
	}
}

// look returns a copy of the state, nil when none is known yet.
func (o *Observer) look() (*office.State, <-chan struct{}, error) {
	o.mu.Lock()
	encoded, changed := o.state, o.changed
	o.mu.Unlock()
	if encoded == nil {
		return nil, changed, nil
	}
	state, err := wire.ReadState(bytes.NewReader(encoded))
	return state, changed, err
}

// State returns a copy of what the office is now.
func (o *Observer) State(ctx context.Context) (*office.State, error) {
	var state *office.State
	err := o.Until(ctx, "the state", func(s *office.State) bool { state = s; return true })
	return state, err
}

// UntilContact waits until the observer is in contact with the office, or until
// it no longer is.
func (o *Observer) UntilContact(ctx context.Context, current bool) error {
	for {
		o.mu.Lock()
		is, changed := o.current, o.changed
		o.mu.Unlock()
		if is == current {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("waited for contact to be %t: %w", current, errNever)
		}
	}
}
