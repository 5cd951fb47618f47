package clustertest

import (
	"bytes"
	"sync"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
	"okienko/office/wire"
)

// Window is a client under test, with the state as it last saw it.
type Window struct {
	*cluster.Client
	t testing.TB

	mu       sync.Mutex // guards what follows
	changed  chan struct{}
	state    []byte // encoded: the client's own goes on changing
	events   []queue.Event
	contact  feed.Contact
	contacts []feed.Contact
	jumps    int
}

// Window opens a client that knows the members in this order; all of them when
// none is named. It ends with the test.
func (o *Office) Window(ids ...string) *Window {
	o.T.Helper()
	members := o.Members
	if len(ids) > 0 {
		members = nil
		for _, id := range ids {
			members = append(members, cluster.Member{ID: id, Address: o.Address(id)})
		}
	}
	return Watch(o.T, cluster.ClientConfig{Identity: o.Identity("window"), Members: members})
}

// Watch opens a client and records what it tells. It ends with the test.
func Watch(t testing.TB, cfg cluster.ClientConfig) *Window {
	w := &Window{t: t, changed: make(chan struct{})}
	cfg.News, cfg.Contact = both(cfg.News, w.news), both(cfg.Contact, w.told)
	w.Client = cluster.Open(cfg)
	t.Cleanup(w.Close)
	return w
}

// both hears what the test wants to hear itself, too.
func both[T any](one, other func(T)) func(T) {
	return func(v T) {
		if one != nil {
			one(v)
		}
		other(v)
	}
}

func (w *Window) news(n feed.News) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var b bytes.Buffer
	if err := wire.WriteState(&b, n.State); err != nil {
		w.t.Error(err)
	}
	w.state = b.Bytes()
	w.events = append(w.events, n.Events...)
	if n.Jump {
		w.jumps++
	}
	w.ring()
}

func (w *Window) told(c feed.Contact) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.contact = c
	w.contacts = append(w.contacts, c)
	w.ring()
}

func (w *Window) ring() {
	close(w.changed)
	w.changed = make(chan struct{})
}

// Until waits until the window's state is as wanted.
func (w *Window) Until(what string, ok func(*office.State) bool) {
	w.t.Helper()
	w.until(what, func() bool { return w.state != nil && ok(w.read()) })
}

// read decodes the state as it was last seen. The caller holds mu.
func (w *Window) read() *office.State {
	s, err := wire.ReadState(bytes.NewReader(w.state))
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

// UntilContact waits until the contact is as wanted.
func (w *Window) UntilContact(what string, ok func(feed.Contact) bool) {
	w.t.Helper()
	w.until(what, func() bool { return ok(w.contact) })
}

func (w *Window) until(what string, ok func() bool) {
	w.t.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for {
		w.mu.Lock()
		fine, changed := ok(), w.changed
		w.mu.Unlock()
		if fine {
			return
		}
		select {
		case <-changed:
		case <-deadline.C:
			w.t.Fatalf("waited in vain until %s", what)
		}
	}
}

// Events returns what happened so far.
func (w *Window) Events() []queue.Event {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]queue.Event(nil), w.events...)
}

// Jumps is how often the state was loaded anew.
func (w *Window) Jumps() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.jumps
}

// Must gives a command and expects it to be done.
func (w *Window) Must(c office.Command) []queue.Event {
	w.t.Helper()
	a, err := w.Do(w.t.Context(), c)
	if err != nil {
		w.t.Fatalf("%s: %v", c.Kind(), err)
	}
	if a.Refusal != nil {
		w.t.Fatalf("%s: %v %v", c.Kind(), a.Refusal, a.Refusal.Facts)
	}
	return a.Events
}

// Contacts returns what the client told of its contact so far.
func (w *Window) Contacts() []feed.Contact {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]feed.Contact(nil), w.contacts...)
}

// State returns the state as it was last seen.
func (w *Window) State() *office.State {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.read()
}
