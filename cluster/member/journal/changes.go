package journal

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/raft"
)

// Store is what a journal stands in front of.
type Store interface {
	raft.LogStore
	raft.StableStore
}

// Changes are what a row of operations comes to. Doing them on a store that has
// some of them already, or all, ends in the same.
type Changes struct {
	Entries map[uint64]*raft.Log
	Values  map[string][]byte
	deleted []operation
}

func newChanges() Changes {
	return Changes{Entries: make(map[uint64]*raft.Log), Values: make(map[string][]byte)}
}

// add adds a later operation.
func (c *Changes) add(o operation) {
	for _, l := range o.entries {
		c.Entries[l.Index] = l
	}
	for _, v := range o.values {
		c.Values[string(v.key)] = v.value
	}
	if o.kind == opDelete {
		maps.DeleteFunc(c.Entries, func(i uint64, _ *raft.Log) bool { return o.min <= i && i <= o.max })
		c.deleted = append(c.deleted, o)
	}
}

// Last is the entry with the highest index, or nil.
func (c Changes) Last() *raft.Log {
	var last *raft.Log
	for _, l := range c.Entries {
		if last == nil || l.Index > last.Index {
			last = l
		}
	}
	return last
}

// moveAtOnce bounds a transaction of the store.
const moveAtOnce = 2000

// Apply brings a store up to date and says how many entries and values it
// lacked. Deletions come first: what was stored after one comes again.
func (c Changes) Apply(s Store) (lacked int, err error) {
	for _, o := range c.deleted {
		if err := c.delete(s, o); err != nil {
			return lacked, fmt.Errorf("bring a deletion into the store: %w", err)
		}
	}
	lacking := c.lacking(s)
	for some := range slices.Chunk(lacking, moveAtOnce) {
		if err := s.StoreLogs(some); err != nil {
			return lacked, fmt.Errorf("bring entries into the store: %w", err)
		}
	}
	lacked = len(lacking)
	for _, key := range slices.Sorted(maps.Keys(c.Values)) {
		if was, err := s.Get([]byte(key)); err == nil && bytes.Equal(was, c.Values[key]) {
			continue
		}
		if err := s.Set([]byte(key), c.Values[key]); err != nil {
			return lacked, fmt.Errorf("bring a value into the store: %w", err)
		}
		lacked++
	}
	return lacked, nil
}

// delete deletes a range, if the store holds any of it that shall not be there.
func (c Changes) delete(s Store, o operation) error {
	first, err := s.FirstIndex()
	if err != nil {
		return err
	}
	last, err := s.LastIndex()
	if err != nil {
		return err
	}
	for i := max(o.min, first); i <= min(o.max, last) && i > 0; i++ {
		var l raft.Log
		err := s.GetLog(i, &l)
		if errors.Is(err, raft.ErrLogNotFound) || err == nil && c.Entries[i] != nil && same(&l, c.Entries[i]) {
			continue
		}
		return s.DeleteRange(o.min, o.max)
	}
	return nil
}

// lacking are the entries that a store lacks or has otherwise, in their order.
func (c Changes) lacking(s Store) []*raft.Log {
	var lacking []*raft.Log
	for _, i := range slices.Sorted(maps.Keys(c.Entries)) {
		var l raft.Log
		if err := s.GetLog(i, &l); err != nil || !same(&l, c.Entries[i]) {
			lacking = append(lacking, c.Entries[i])
		}
	}
	return lacking
}

// same compares what counts: the time of an entry is only for the curious.
func same(a, b *raft.Log) bool {
	return a.Index == b.Index && a.Term == b.Term && a.Type == b.Type &&
		bytes.Equal(a.Data, b.Data) && bytes.Equal(a.Extensions, b.Extensions)
}
