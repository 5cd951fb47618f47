package member

import (
	"errors"

	"github.com/hashicorp/raft"
	raftboltdb "github.com/hashicorp/raft-boltdb/v2"
)

// guarded is the store with an eye on its errors: raft tries a full disk again
// and again, and ends the process over an entry that it cannot read, but a
// person has to be told.
type guarded struct {
	*raftboltdb.BoltStore
	failed func(error)
}

// GetLog reads one entry.
func (g *guarded) GetLog(index uint64, l *raft.Log) error {
	err := g.BoltStore.GetLog(index, l)
	if errors.Is(err, raft.ErrLogNotFound) {
		return err // not damage: raft asks beyond both ends
	}
	return g.watch(err)
}

// StoreLog stores one entry.
func (g *guarded) StoreLog(l *raft.Log) error { return g.watch(g.BoltStore.StoreLog(l)) }

// StoreLogs stores entries in one transaction.
func (g *guarded) StoreLogs(l []*raft.Log) error { return g.watch(g.BoltStore.StoreLogs(l)) }

// Set stores a value such as the present vote.
func (g *guarded) Set(key, value []byte) error { return g.watch(g.BoltStore.Set(key, value)) }

// SetUint64 stores a number such as the present term.
func (g *guarded) SetUint64(key []byte, value uint64) error {
	return g.watch(g.BoltStore.SetUint64(key, value))
}

func (g *guarded) watch(err error) error {
	if err != nil {
		g.failed(err)
	}
	return err
}
