package journal

import (
	"bytes"
	"encoding/binary"
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
	newest  *raft.Log // of all that was stored, even if it was deleted later
}

func newChanges() Changes {
	return Changes{Entries: make(map[uint64]*raft.Log), Values: make(map[string][]byte)}
}

// add adds a later operation.
func (c *Changes) add(o operation) {
	for _, l := range o.entries {
		c.Entries[l.Index] = l
		if c.newest == nil || later(l, c.newest) {
			c.newest = l
		}
	}
	for _, v := range o.values {
		c.Values[string(v.key)] = v.value
	}
	if o.kind == opDelete {
		maps.DeleteFunc(c.Entries, func(i uint64, _ *raft.Log) bool { return o.min <= i && i <= o.max })
		c.deleted = append(c.deleted, o)
	}
}

// Ends are the lowest and the highest index of the entries, or zeros.
func (c Changes) Ends() (first, last uint64) {
	for i := range c.Entries {
		if last = max(last, i); first == 0 || i < first {
			first = i
		}
	}
	return first, last
}

// moveAtOnce bounds a transaction of the store.
const moveAtOnce = 2000

// Apply brings a store up to date and says how many entries and values it
// lacked. Deletions come first: what was stored after one comes again.
func (c Changes) Apply(s Store) (lacked int, err error) {
	if lacked, err = c.applyEntries(s); err != nil {
		return lacked, err
	}
	for _, key := range slices.Sorted(maps.Keys(c.Values)) {
		if !c.lacks(s, key) {
			continue
		}
		if err := s.Set([]byte(key), c.Values[key]); err != nil {
			return lacked, fmt.Errorf("bring a value into the store: %w", err)
		}
		lacked++
	}
	return lacked, nil
}

func (c Changes) applyEntries(s Store) (lacked int, err error) {
	if c.Behind(s) {
		return 0, nil
	}
	for _, o := range c.deleted {
		if err := c.delete(s, o); err != nil {
			return 0, fmt.Errorf("bring a deletion into the store: %w", err)
		}
	}
	lacking := c.lacking(s)
	for some := range slices.Chunk(lacking, moveAtOnce) {
		if err := s.StoreLogs(some); err != nil {
			return 0, fmt.Errorf("bring entries into the store: %w", err)
		}
	}
	return len(lacking), nil
}

// Lacking says how many entries and values a store lacks or has otherwise. It
// writes nothing.
func (c Changes) Lacking(s Store) int {
	n := len(c.lacking(s))
	for key := range c.Values {
		if c.lacks(s, key) {
			n++
		}
	}
	return n
}

// Deletes says whether an entry was deleted, and stored again or not.
func (c Changes) Deletes(index uint64) bool {
	return slices.ContainsFunc(c.deleted, func(o operation) bool { return o.min <= index && index <= o.max })
}

// Behind says that a store is ahead of the journal: its last entry was stored
// after all that the journal knows. So the journal's last frame cannot be read,
// and the store has it and everything before it. Doing something again would
// undo what the lost frame did.
func (c Changes) Behind(s Store) bool {
	var l raft.Log
	last, err := s.LastIndex()
	if err != nil || last == 0 || c.newest == nil || s.GetLog(last, &l) != nil {
		return false
	}
	return later(&l, c.newest)
}

// later says that an entry was stored after another one, as far as raft can tell.
func later(a, b *raft.Log) bool { return a.Term > b.Term || a.Term == b.Term && a.Index > b.Index }

// voteKey says in which term the last vote was given; the vote goes with it.
const voteKey = "LastVoteTerm"

// lacks says whether a store has a value otherwise. Terms never go back: a
// member that forgot its vote could give it twice.
func (c Changes) lacks(s Store, key string) bool {
	has, err := s.Get([]byte(key))
	if err != nil || bytes.Equal(has, c.Values[key]) {
		return err != nil
	}
	if key == "LastVoteCand" && c.Values[voteKey] != nil {
		key = voteKey
		has, _ = s.Get([]byte(key))
	}
	return key == "LastVoteCand" || number(has) <= number(c.Values[key])
}

// number reads a term as raft stores it.
func number(b []byte) uint64 {
	if len(b) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(b)
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
