package member

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hashicorp/raft"

	"okienko/cluster"
	"okienko/cluster/blob"
	"okienko/cluster/joining"
	"okienko/cluster/summary"
	"okienko/internal/feed"
	"okienko/office/machines"
)

// contactFor is how long a follower counts as current after it last heard the
// leader: two heartbeats and some.
const contactFor = time.Second

// Member is one running member. Close it to leave in good order.
type Member struct {
	cfg       Config
	store     *store
	port      *port
	raft      *raft.Raft
	net       *patient
	running   atomic.Pointer[raft.Raft] // the same as raft, for what runs while it begins
	machine   *machine
	directory *directory
	forward   forward
	incoming  chan submission
	duties    duties
	about     map[string]question
	met       meetings
	orders    orders
	reception joining.Reception
	shown     invitations
	clock     officeClock
	control   *control
	pulse     pulse
	blobs     *blob.Store
	summaries *summary.Store
	counting  sync.Mutex   // held while somebody counts, or reads a day that is over
	missing   atomic.Int64 // sealed days that this member lacks
	scarce    atomic.Bool  // little room is left on its disk
	backups   backups

	life   context.Context // of everything that start began and that questions do
	cancel context.CancelFunc
	done   sync.WaitGroup // what start began
	flying sync.WaitGroup // entries that were given to raft
	asked  sync.WaitGroup // questions that are being answered

	failing atomic.Bool
	failed  chan *Fault
}

// Open starts a member. Its error is a *Fault that names what is wrong and what
// to do about it.
func Open(cfg Config) (*Member, error) {
	cfg = cfg.filled()
	m := &Member{
		cfg: cfg, incoming: make(chan submission, 4*batchCommands), failed: make(chan *Fault, 1),
	}
	m.forward.waiting = make(map[uint64]reply)
	m.directory = newDirectory(cfg.Identity, cfg.Members)
	cfg.Identity.Process = cluster.NewProcess("member")
	cfg.Identity.Trusts = m.directory.trusts
	m.machine = newMachine(func(err error) { m.fail(storageFault(cfg.Dir, err)) }, m.directory.learn)
	m.about, m.orders = m.questions(), newOrders(cfg.ID)
	m.reception.Host, m.reception.Clock = host{m}, cfg.Clock
	m.machine.sumEvery = cfg.SumEvery
	m.control = newControl()
	m.clock.alone = cfg.Rehearsal.OwnTime
	m.life, m.cancel = context.WithCancel(context.Background())
	var err error
	if m.store, err = openStore(cfg, m.storeFailed); err != nil {
		return nil, err
	}
	if m.blobs, err = openBlobs(cfg); err != nil {
		m.store.close()
		return nil, err
	}
	if m.summaries, err = openSummaries(cfg); err != nil {
		m.store.close()
		return nil, err
	}
	m.machine.blobs = m.blobs
	m.backups.begin(cfg)
	if m.port, err = openPort(cfg); err != nil {
		m.summaries.Close()
		m.store.close()
		return nil, err
	}
	if err = m.beginLife(); err == nil {
		err = m.startRaft()
	}
	if err != nil {
		m.port.listener.Close()
		m.summaries.Close()
		m.store.close()
		return nil, err
	}
	// Not before raft runs: what serves a window asks it who leads.
	m.port.newcomer, m.port.chain = m.serveNewcomer, m.chain
	m.port.blobs, m.port.farewell = m.serveBlobs, m.farewell
	m.port.serve(m.serveWindow, m.isMember)
	m.start()
	return m, nil
}

// start begins everything that runs beside raft.
func (m *Member) start() {
	for _, run := range []func(context.Context){
		m.gather, m.keepForward, m.doDuties, m.watchPort, m.keepIdentity, m.callOut, m.noteCommitted,
		m.measure, m.oversee, m.watchDisk, m.watchRoom, m.keepHistory,
		m.keepBackups, m.watchBelonging,
	} {
		m.done.Add(1)
		go func() { defer m.done.Done(); run(m.life) }()
	}
}

func (m *Member) startRaft() error {
	m.net = newTransport(m.cfg, m.directory, m.port, m.worthWaiting)
	logs := m.store.logs
	err := m.bootstrap(logs)
	if err == nil {
		err = m.reload()
	}
	if err == nil {
		err = m.checkState()
	}
	if err == nil {
		m.welcomeVersion()
		m.raft, err = raft.NewRaft(m.raftConfig(), m.machine, m.store.cached, logs, m.store.snapshots, m.net)
	}
	if err != nil {
		m.net.Close()
		return storageFault(m.cfg.Dir, err)
	}
	m.running.Store(m.raft)
	return nil
}

func (m *Member) raftConfig() *raft.Config {
	t := m.cfg.Raft
	c := raft.DefaultConfig()
	c.LocalID = raft.ServerID(m.cfg.ID)
	c.HeartbeatTimeout, c.ElectionTimeout = t.Heartbeat, t.Election
	c.LeaderLeaseTimeout, c.CommitTimeout = t.Lease, t.Commit
	c.MaxAppendEntries = 512
	c.SnapshotThreshold, c.TrailingLogs, c.SnapshotInterval = t.SnapshotAfter, t.TrailingLogs, t.SnapshotEvery
	c.NoSnapshotRestoreOnStart = true // reload has done it
	c.Logger = raftLog(m.cfg.Log)
	return c
}

// bootstrap writes the first configuration into an empty store. Every listed
// member writes the same one, so they need no order in which to start.
func (m *Member) bootstrap(logs *guarded) error {
	if m.cfg.Joined || m.store.waits {
		return nil // whoever leads adds it, or fills it again
	}
	var servers []raft.Server
	for i, peer := range m.cfg.Bootstrap {
		if slices.ContainsFunc(m.cfg.Bootstrap[:i], func(other cluster.Member) bool { return other.ID == peer.ID }) {
			continue // it has several addresses
		}
		servers = append(servers, raft.Server{ID: raft.ServerID(peer.ID), Address: raft.ServerAddress(peer.ID)})
	}
	err := raft.BootstrapCluster(m.raftConfig(), logs, logs, m.store.snapshots, m.net, raft.Configuration{Servers: servers})
	if errors.Is(err, raft.ErrCantBootstrap) {
		return nil // not empty: it goes on where it was
	}
	return err
}

// Close leaves in good order: the lead is handed over first, so that nobody has
// to wait for a silence, and then the vote, if a stand-by can have it.
func (m *Member) Close() {
	if !m.failing.Load() {
		m.depart()
	}
	m.end()
}

// HandOver gives the lead to a certain member, if this one has it.
func (m *Member) HandOver(to string) error {
	return m.raft.LeadershipTransferToServer(raft.ServerID(to), raft.ServerAddress(to)).Error()
}

// Drop leaves without a word, as if the cable had been pulled. Nothing that is
// said afterwards reaches anybody. It is for tests.
func (m *Member) Drop() {
	m.port.close()
	m.net.CloseStreams()
	m.net.Close()
	m.end()
}

// flightFor is how long an entry on its way holds up the end of its member:
// longer than raft needs to find out that it leads nobody.
const flightFor = 5 * time.Second

// end stops everything in the reverse order of its start. Entries on their way
// are waited for: raft forgets to answer for some when it is shut down.
func (m *Member) end() {
	m.cancel()
	m.done.Wait()
	landed := make(chan struct{})
	go func() { defer close(landed); m.flying.Wait() }()
	select {
	case <-landed:
	case <-time.After(flightFor):
	}
	m.net.release()
	_ = m.raft.Shutdown().Error()
	m.net.CloseStreams()
	m.net.Close()
	m.port.close()
	m.asked.Wait() // nobody asks any more
	m.summaries.Close()
	m.store.close()
}

// Failed yields the fault that ends a running member: a full disk, a damaged
// entry. Close it then.
func (m *Member) Failed() <-chan *Fault { return m.failed }

// Address is where the member listens.
func (m *Member) Address() string { return m.port.listener.Addr().String() }

func (m *Member) fail(f *Fault) {
	if m.failing.CompareAndSwap(false, true) {
		m.failed <- f
	}
}

// storeFailed ends the member. On a full disk the reserve makes room to close the
// store well.
func (m *Member) storeFailed(err error) {
	if isDiskFull(err) {
		releaseReserve(m.cfg.Dir)
	}
	m.fail(storageFault(m.cfg.Dir, err))
}

func (m *Member) leads() bool { return m.raft.State() == raft.Leader }

// leader is the member that leads, as far as this one knows.
func (m *Member) leader() (cluster.Member, bool) {
	_, id := m.raft.LeaderWithID()
	return m.directory.member(string(id))
}

// current says whether this member is in touch with a majority and has all of
// the log. One that has just started knows old states, and must not show them
// as the present.
func (m *Member) current() bool {
	index, _ := m.machine.applied()
	switch _, known := m.leader(); {
	case m.failing.Load() || m.machine.tooOld() != "":
		return false
	case m.leads():
		return true // raft steps down when its lease runs out
	default:
		return known && time.Since(m.raft.LastContact()) < contactFor && m.forward.caughtUp(index)
	}
}

func (m *Member) isMember(machine string) bool {
	entry, known := m.directory.machine(machine)
	switch {
	case known && !entry.Belongs():
		return false
	case m.directory.seeded(machine) || known && entry.Keeps:
		return true
	}
	for _, s := range m.raft.GetConfiguration().Configuration().Servers {
		if string(s.ID) == machine {
			return true
		}
	}
	return false
}

// watchPort hangs up on machines that are put out of the office, as soon as that
// stands in the log.
func (m *Member) watchPort(ctx context.Context) {
	for {
		changed := m.directory.changed()
		m.port.hangUp(func(id machines.ID) bool { return m.farewell(string(id)) != feed.NoTrouble })
		select {
		case <-ctx.Done():
			return
		case <-changed:
		}
	}
}
