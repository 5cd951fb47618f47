package clustertest

import (
	"context"
	"time"

	"okienko/cluster"
)

// Leader waits until a member leads and the given ones, or all that run, agree.
func (o *Office) Leader(ids ...string) string {
	o.T.Helper()
	if len(ids) == 0 {
		ids = o.Up()
	}
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		leader := o.leaderOf(ids[0])
		agreed := leader != ""
		for _, id := range ids[1:] {
			agreed = agreed && o.leaderOf(id) == leader
		}
		if agreed {
			return leader
		}
	}
	o.T.Fatal("nobody leads")
	return ""
}

// Lead makes a member the leader.
func (o *Office) Lead(id string) {
	o.T.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		now := o.Leader()
		if now == id {
			return
		}
		_ = o.Running(now).HandOver(id) // asked again when another one has led meanwhile
	}
	o.T.Fatalf("%s never led", id)
}

// Up lists the members that run.
func (o *Office) Up() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var ids []string
	for _, m := range o.Members {
		if o.running[m.ID] != nil {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// leaderOf asks a member who leads, as a window on its own machine hears it, if
// it is current.
func (o *Office) leaderOf(id string) string {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	conn, err := cluster.Dial(ctx, o.Identity(id), cluster.Member{ID: id, Address: o.Address(id)})
	if err != nil {
		return ""
	}
	defer conn.Close()
	if conn.Send(cluster.Frame{Kind: cluster.FrameFollow, Number: ^uint64(0)}) != nil {
		return ""
	}
	for {
		f, err := conn.Receive(true)
		if err != nil {
			return ""
		}
		if f.Kind != cluster.FrameBeat {
			continue
		}
		b, err := cluster.ReadBeat(f)
		if err != nil || !b.Current {
			return ""
		}
		return b.Leader
	}
}

// Others lists the members but one.
func (o *Office) Others(id string) []string {
	var ids []string
	for _, m := range o.Members {
		if m.ID != id {
			ids = append(ids, m.ID)
		}
	}
	return ids
}
