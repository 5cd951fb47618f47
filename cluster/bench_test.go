package cluster_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/raft"
	raftboltdb "github.com/hashicorp/raft-boltdb/v2"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/internal/feed"
	"okienko/office/officetest"
	"okienko/office/queue"
)

// BenchmarkCommit gives commands to three members, with fsync, TLS both ways,
// the rules and a window, and as many to three bare nodes of hashicorp/raft with
// raft-boltdb that do nothing with them. times-bare is how many times as many
// commands ours commit in the same time.
func BenchmarkCommit(b *testing.B) {
	o := clustertest.Prepare(b, 3, officetest.Plan())
	for _, m := range o.Members {
		o.Tune(m.ID, func(c *member.Config) { c.Raft = member.Defaults })
		o.Start(m.ID)
	}
	w := cluster.Open(cluster.ClientConfig{Identity: o.Identity("window"), Members: leaderFirst(o)})
	defer w.Close()
	bare := bareLeader(b)
	command := make([]byte, 200)
	for _, callers := range []int{1, 8, 64} {
		b.Run(fmt.Sprintf("callers-%d", callers), func(b *testing.B) {
			ours := together(b, callers, func() error {
				_, err := w.Do(b.Context(), queue.PassTime{})
				return err
			})
			b.StopTimer()
			theirs := together(b, callers, func() error { return bare.Apply(command, 10*time.Second).Error() })
			b.ReportMetric(float64(theirs)/float64(ours), "times-bare")
			b.ReportMetric(float64(b.N)/ours.Seconds(), "commits/s")
			b.ReportMetric(float64(b.N)/theirs.Seconds(), "bare-commits/s")
		})
	}
}

// together does b.N calls by so many callers and returns how long it took.
func together(b *testing.B, callers int, call func() error) time.Duration {
	var left atomic.Int64
	left.Store(int64(b.N))
	began := time.Now()
	var all sync.WaitGroup
	for range callers {
		all.Go(func() {
			for left.Add(-1) >= 0 {
				if err := call(); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	return time.Since(began)
}

func leaderFirst(o *clustertest.Office) []cluster.Member {
	leader := o.Leader()
	list := slices.Clone(o.Members)
	slices.SortStableFunc(list, func(a, b cluster.Member) int {
		switch leader {
		case a.ID:
			return -1
		case b.ID:
			return 1
		}
		return 0
	})
	return list
}

// nothing is a state machine that does nothing.
type nothing struct{}

func (nothing) Apply(*raft.Log) any                 { return nil }
func (nothing) Snapshot() (raft.FSMSnapshot, error) { return nil, raft.ErrNothingNewToSnapshot }
func (nothing) Restore(r io.ReadCloser) error       { return r.Close() }

// bareLeader runs three nodes as raft's documentation has them.
func bareLeader(b *testing.B) *raft.Raft {
	b.Helper()
	var servers []raft.Server
	var nodes []*raft.Raft
	for i := range 3 {
		transport, err := raft.NewTCPTransport("127.0.0.1:0", nil, 3, 10*time.Second, io.Discard)
		if err != nil {
			b.Fatal(err)
		}
		store, err := raftboltdb.New(raftboltdb.Options{Path: filepath.Join(b.TempDir(), "raft.db")})
		if err != nil {
			b.Fatal(err)
		}
		c := raft.DefaultConfig()
		c.LocalID, c.Logger = raft.ServerID(fmt.Sprint(i)), hclog.NewNullLogger()
		node, err := raft.NewRaft(c, nothing{}, store, store, raft.NewDiscardSnapshotStore(), transport)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { node.Shutdown().Error(); transport.Close(); store.Close() })
		servers = append(servers, raft.Server{ID: c.LocalID, Address: transport.LocalAddr()})
		nodes = append(nodes, node)
	}
	if err := nodes[0].BootstrapCluster(raft.Configuration{Servers: servers}).Error(); err != nil {
		b.Fatal(err)
	}
	return leading(nodes)
}

func leading(nodes []*raft.Raft) *raft.Raft {
	for {
		for _, n := range nodes {
			if n.VerifyLeader().Error() == nil {
				return n
			}
		}
	}
}

// BenchmarkSeenElsewhere measures from a call at one follower until a window at
// the other one shows what it did.
func BenchmarkSeenElsewhere(b *testing.B) {
	o := clustertest.Prepare(b, 3, officetest.Plan())
	for _, m := range o.Members {
		o.Tune(m.ID, func(c *member.Config) { c.Raft = member.Defaults })
		o.Start(m.ID)
	}
	members := leaderFirst(o)
	seen := make(chan time.Time, 1000)
	far := cluster.Open(cluster.ClientConfig{
		Identity: o.Identity("window"), Members: members[1:2],
		News: func(feed.News) { seen <- time.Now() },
	})
	defer far.Close()
	near := cluster.Open(cluster.ClientConfig{Identity: o.Identity("window"), Members: members[2:3]})
	defer near.Close()
	if _, err := near.Do(b.Context(), queue.PassTime{}); err != nil {
		b.Fatal(err)
	}
	for quiet := false; !quiet; { // the plan is adopted meanwhile
		select {
		case <-seen:
		case <-time.After(2 * time.Second):
			quiet = true
		}
	}
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		if _, err := near.Do(b.Context(), queue.PassTime{}); err != nil {
			b.Fatal(err)
		}
		took = append(took, (<-seen).Sub(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkFlush is what the disk itself takes for 4 KiB, appended and flushed.
// A commit has four of them in sequence.
func BenchmarkFlush(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "flush"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	page := make([]byte, 4096)
	for b.Loop() {
		if _, err := f.Write(page); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}
