// Package clustertest runs members of a real cluster within a test: real ports
// of this machine, real certificates, real disks, short times.
package clustertest

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"okienko/cluster"
	"okienko/cluster/member"
	"okienko/internal/loopback"
	"okienko/office/machines"
	"okienko/office/plan"
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

	mu        sync.Mutex       // guards what follows
	bootstrap []cluster.Member // nil: all
	running   map[string]*member.Member
	tune      map[string]func(*member.Config)
	links     map[string]*link // between members, by "from>to"
}

// New makes an office of n members and starts them. They end with the test.
func New(t testing.TB, n int, p plan.Plan) *Office {
	t.Helper()
	o := Prepare(t, n, p)
	for _, m := range o.Members {
		o.Start(m.ID)
	}
	return o
}

// Prepare makes an office of n members and starts none of them.
func Prepare(t testing.TB, n int, p plan.Plan) *Office {
	t.Helper()
	return PrepareRoles(t, p, slices.Repeat([]machines.Role{machines.Admin}, n)...)
}

// PrepareRoles makes an office of members in these roles and starts none of them.
func PrepareRoles(t testing.TB, p plan.Plan, roles ...machines.Role) *Office {
	t.Helper()
	o := &Office{
		T: t, Plan: p, dir: t.TempDir(),
		running: make(map[string]*member.Member), tune: make(map[string]func(*member.Config)),
		links: make(map[string]*link),
	}
	o.Keys = filepath.Join(o.dir, "keys")
	named := []cluster.Named{
		{ID: "window", Role: machines.Admin}, {ID: "door", Role: machines.Kiosk},
		{ID: "clerk", Role: machines.Desk}, {ID: "board", Role: machines.Hall},
	}
	for i, role := range roles {
		id := fmt.Sprintf("m%d", i+1)
		o.Members = append(o.Members, cluster.Member{ID: id, Address: loopback.Address()})
		named = append(named, cluster.Named{ID: id, Role: role})
	}
	if err := cluster.MakeKeys(o.Keys, named, time.Now()); err != nil {
		t.Fatal(err)
	}
	o.connect()
	t.Cleanup(o.stopAll)
	return o
}

// Tune changes how a member is configured from its next start on.
func (o *Office) Tune(id string, f func(*member.Config)) { o.tune[id] = f }

// Tuned is how a member's configuration is changed so far.
func (o *Office) Tuned(id string) func(*member.Config) {
	if f := o.tune[id]; f != nil {
		return f
	}
	return func(*member.Config) {}
}

// SetBootstrap says with which members the office begins; the others wait to be
// added.
func (o *Office) SetBootstrap(first []cluster.Member) { o.bootstrap = first }

// Config is how a member of the office is configured.
func (o *Office) Config(id string) member.Config {
	o.T.Helper()
	identity := o.Identity(id)
	c := member.Config{
		ID: id, Listen: o.Address(id), Dir: o.Dir(id), Identity: identity,
		Members: o.seenFrom(id), Plan: o.Plan, Raft: Times, JournalSize: 1 << 20,
		Room: member.Room{Warn: 1 << 30, HandOver: 300 << 20, Reserve: 1 << 20}, Log: slog.New(slog.DiscardHandler),
	}
	if o.bootstrap != nil {
		c.Bootstrap = o.bootstrap
		c.Joined = !slices.ContainsFunc(o.bootstrap, func(m cluster.Member) bool { return m.ID == id })
	}
	o.Tuned(id)(&c)
	return c
}

// Identity is who a machine of the office is. Four are no members: "window" is the
// manager's, "door" a kiosk, "clerk" a desk and "board" a hall display.
func (o *Office) Identity(machine string) *cluster.Identity {
	o.T.Helper()
	identity, err := cluster.LoadIdentity(o.Keys, machine)
	if err != nil {
		o.T.Fatal(err)
	}
	return identity
}

// Dir is a member's data folder.
func (o *Office) Dir(id string) string { return filepath.Join(o.dir, id) }

// Address is where a member listens.
func (o *Office) Address(id string) string {
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
	if err := o.TryStart(id); err != nil {
		o.T.Fatal(err)
	}
}

// TryStart starts a member that may have a reason not to.
func (o *Office) TryStart(id string) error {
	o.T.Helper()
	m, err := member.Open(o.Config(id))
	if err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.running[id] = m
	return nil
}

// Stop ends a member in good order.
func (o *Office) Stop(id string) {
	if m := o.take(id); m != nil {
		m.Close()
	}
}

// Drop ends a member as if its cable had been pulled: nothing is handed over.
func (o *Office) Drop(id string) {
	if m := o.take(id); m != nil {
		m.Drop()
	}
}

func (o *Office) take(id string) *member.Member {
	o.mu.Lock()
	defer o.mu.Unlock()
	m := o.running[id]
	delete(o.running, id)
	return m
}

func (o *Office) stopAll() {
	for _, m := range o.Members {
		o.Stop(m.ID)
	}
	for _, l := range o.links {
		l.close()
	}
}

// Running returns a running member.
func (o *Office) Running(id string) *member.Member {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.running[id]
}
