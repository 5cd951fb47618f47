package member

import (
	"errors"

	"github.com/hashicorp/raft"

	"okienko/cluster/member/journal"
)

// guarded is the store with an eye on its errors: raft tries a full disk again
// and again, and ends the process over an entry that it cannot read, but a
// person has to be told.
type guarded struct {
	journal.Store
	failed func(error)
	hold   func() // tests let the disk hang here
}

// GetLog reads one entry.
func (g *guarded) GetLog(index uint64, l *raft.Log) error {
	err := g.Store.GetLog(index, l)
	if errors.Is(err, raft.ErrLogNotFound) {
		return err // not damage: raft asks beyond both ends
	}
	return g.watch(err)
}

// StoreLog stores one entry.
func (g *guarded) StoreLog(l *raft.Log) error { return g.StoreLogs([]*raft.Log{l}) }

// StoreLogs stores entries. When it returns they outlive a power cut.
func (g *guarded) StoreLogs(l []*raft.Log) error {
	if g.hold != nil {
		g.hold()
	}
	return g.watch(g.Store.StoreLogs(l))
}

// DeleteRange deletes entries, both ends included.
func (g *guarded) DeleteRange(lowest, highest uint64) error {
	return g.watch(g.Store.DeleteRange(lowest, highest))
}

// Set stores a value such as the present vote.
func (g *guarded) Set(key, value []byte) error { return g.watch(g.Store.Set(key, value)) }

// SetUint64 stores a number such as the present term.
func (g *guarded) SetUint64(key []byte, value uint64) error {
	return g.watch(g.Store.SetUint64(key, value))
}

func (g *guarded) watch(err error) error {
	if err != nil {
		g.failed(err)
	}
	return err
}
