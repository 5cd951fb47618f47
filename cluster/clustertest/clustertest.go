// Package clustertest runs members of a real cluster within a test: real ports
// of this machine, real certificates, real disks, short times.
package clustertest

import (
	"bytes"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/member"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
	"okienko/office/wire"
)

// patience is how long a test waits for a state before it fails. Tests wait for
// states, never for times, so a generous value costs nothing.
const patience = 30 * time.Second

// Times are raft's times for tests: quick, and still far above what a loaded
// machine needs for a heartbeat under the race detector.
var Times = member.RaftTimes{
	Heartbeat: 300 * time.Millisecond, Election: 300 * time.Millisecond, Lease: 200 * time.Millisecond,
	Commit: 5 * time.Millisecond, SnapshotAfter: 4096, TrailingLogs: 20000,
}

// Office is a cluster under test.
type Office struct {
	T       testing.TB
	Members []cluster.Member
	Plan    plan.Plan
	Keys    string
	dir     string

	mu      sync.Mutex // guards what follows
	running map[string]*member.Member
	tune    map[string]func(*member.Config)
}

// New makes an office of n members and starts them. They end with the test.
func New(t testing.TB, n int, p plan.Plan) *Office {
	t.Helper()
	o := &Office{
		T: t, Plan: p, dir: t.TempDir(),
		running: make(map[string]*member.Member), tune: make(map[string]func(*member.Config)),
	}
	o.Keys = filepath.Join(o.dir, "keys")
	ids := []string{"window"}
	for i := range n {
		id := fmt.Sprintf("m%d", i+1)
		o.Members = append(o.Members, cluster.Member{ID: id, Address: freeAddress(t)})
		ids = append(ids, id)
	}
	if err := cluster.MakeKeys(o.Keys, ids, time.Now()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(o.stopAll)
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	return o
}

// freeAddress finds a port that nobody uses now.
func freeAddress(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// Tune changes how a member is configured from its next start on.
func (o *Office) Tune(id string, f func(*member.Config)) { o.tune[id] = f }

// Config is how a member of the office is configured.
func (o *Office) Config(id string) member.Config {
	o.T.Helper()
	identity, err := cluster.LoadIdentity(o.Keys, id)
	if err != nil {
		o.T.Fatal(err)
	}
	c := member.Config{
		ID: id, Listen: o.address(id), Dir: o.Dir(id), Identity: identity,
		Members: o.Members, Plan: o.Plan, Raft: Times, Log: slog.New(slog.DiscardHandler),
	}
	if f := o.tune[id]; f != nil {
		f(&c)
	}
	return c
}

// Dir is a member's data folder.
func (o *Office) Dir(id string) string { return filepath.Join(o.dir, id) }

func (o *Office) address(id string) string {
	for _, m := range o.Members {
		if m.ID == id {
			return m.Address
		}
	}
	return ""
}

// Start starts a member that is not running.
func (o *Office) Start(id string) {
	o.T.Helper()
	m, err := member.Open(o.Config(id))
	if err != nil {
		o.T.Fatal(err)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.running[id] = m
}

// Stop ends a member in good order.
func (o *Office) Stop(id string) {
	o.mu.Lock()
	m := o.running[id]
	delete(o.running, id)
	o.mu.Unlock()
	if m != nil {
		m.Close()
	}
}

func (o *Office) stopAll() {
	for _, m := range o.Members {
		o.Stop(m.ID)
	}
}

// Running returns a running member.
func (o *Office) Running(id string) *member.Member {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.running[id]
}

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
	identity, err := cluster.LoadIdentity(o.Keys, "window")
	if err != nil {
		o.T.Fatal(err)
	}
	members := o.Members
	if len(ids) > 0 {
		members = nil
		for _, id := range ids {
			members = append(members, cluster.Member{ID: id, Address: o.address(id)})
		}
	}
	w := &Window{t: o.T, changed: make(chan struct{})}
	w.Client = cluster.Open(cluster.ClientConfig{
		Identity: identity, Members: members, News: w.news, Contact: w.told,
		Log: slog.New(slog.DiscardHandler),
	})
	o.T.Cleanup(w.Close)
	return w
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
func (w *Window) Must(c queue.Command) []queue.Event {
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
