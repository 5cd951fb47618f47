package journal

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/hashicorp/raft"
)

// Journal is raft's store of entries and values. It does what raft asks for
// where raft-boltdb would, gaps between entries included.
type Journal struct {
	cfg   Config
	store Store
	mem   *memory

	// moving is held while the store is written; it is taken before writing.
	moving sync.Mutex

	writing sync.Mutex // guards what follows
	tape    tape

	kick, full chan struct{} // to the mover: something waits, much waits
	stop, done chan struct{}
}

// values that raft stores beside its log, under the names that raft has for them.
var valueKeys = []string{"CurrentTerm", "LastVoteTerm", "LastVoteCand"}

// Open opens the journal of a folder. What the store lacks is brought into it
// first. Close the journal before the store.
func Open(cfg Config, store Store) (*Journal, error) {
	cfg = cfg.filled()
	h, err := Read(cfg.Dir, cfg.Owner)
	if err != nil {
		return nil, err
	}
	c, err := h.Pending()
	if err != nil {
		return nil, err
	}
	if _, err := c.Apply(store); err != nil {
		return nil, err
	}
	j := &Journal{
		cfg: cfg, store: store, mem: newMemory(h.last().number),
		kick: make(chan struct{}, 1), full: make(chan struct{}, 1),
		stop: make(chan struct{}), done: make(chan struct{}),
	}
	if err := j.tape.open(cfg, h); err != nil {
		return nil, err
	}
	for _, key := range valueKeys {
		if v, err := store.Get([]byte(key)); err == nil && len(v) > 0 {
			j.tape.keep(value{[]byte(key), v})
		}
	}
	go j.keepMoving()
	return j, nil
}

// Close moves everything into the store, notes that it did, and closes the
// journal's files.
func (j *Journal) Close() error {
	close(j.stop)
	<-j.done
	err := j.move()
	j.writing.Lock()
	defer j.writing.Unlock()
	if err == nil {
		err = j.tape.note()
	}
	return errors.Join(err, j.tape.close())
}

// FirstIndex returns the first index stored, 0 for no entries.
func (j *Journal) FirstIndex() (uint64, error) {
	waiting, _ := j.mem.ends() // before the store: entries go from here to there
	stored, err := j.store.FirstIndex()
	if waiting == 0 || stored != 0 && stored < waiting {
		return stored, err
	}
	return waiting, err
}

// LastIndex returns the last index stored, 0 for no entries.
func (j *Journal) LastIndex() (uint64, error) {
	_, waiting := j.mem.ends()
	stored, err := j.store.LastIndex()
	return max(waiting, stored), err
}

// GetLog gets an entry, or raft.ErrLogNotFound.
func (j *Journal) GetLog(index uint64, l *raft.Log) error {
	if found := j.mem.get(index); found != nil {
		*l = *found
		return nil
	}
	return j.store.GetLog(index, l)
}

// StoreLog stores an entry.
func (j *Journal) StoreLog(l *raft.Log) error { return j.StoreLogs([]*raft.Log{l}) }

// StoreLogs stores entries. When it returns they outlive a power cut.
func (j *Journal) StoreLogs(logs []*raft.Log) error {
	for len(logs) > 0 {
		some := j.oneFrame(logs)
		if err := j.storeSome(some); err != nil {
			return fmt.Errorf("store entries: %w", err)
		}
		logs = logs[len(some):]
	}
	return nil
}

// oneFrame are the first entries, as many as make a frame of a quarter of a file
// at most, and at least one.
func (j *Journal) oneFrame(logs []*raft.Log) []*raft.Log {
	room := j.cfg.Size / 4
	for i, l := range logs {
		if room -= int64(len(l.Data) + len(l.Extensions) + 64); room < 0 {
			return logs[:max(i, 1)]
		}
	}
	return logs
}

func (j *Journal) storeSome(logs []*raft.Log) error {
	waiting := 0
	err := j.write(operation{kind: opStore, entries: logs}, j.makeRoomAlone, func(frame uint64) {
		waiting = j.mem.add(frame, logs)
	})
	if err != nil {
		return err
	}
	nudge(j.kick)
	if waiting >= j.cfg.Entries {
		nudge(j.full)
	}
	return nil
}

// write writes the frame of an operation, and takes it into memory before any
// other frame. When the file is full, the other one has to
// be in the store first.
func (j *Journal) write(o operation, makeRoom func() error, remember func(frame uint64)) error {
	j.writing.Lock()
	for !j.tape.mayWrite(o) {
		j.writing.Unlock()
		if err := makeRoom(); err != nil {
			return err
		}
		j.writing.Lock()
	}
	defer j.writing.Unlock()
	if err := j.tape.write(o); err != nil {
		return err
	}
	remember(j.tape.number)
	return nil
}

// DeleteRange deletes entries, both ends included, in the journal and at once in
// the store. Nothing is moved meanwhile: it would pass the deletion on its way.
func (j *Journal) DeleteRange(lowest, highest uint64) error {
	j.moving.Lock()
	defer j.moving.Unlock()
	o := operation{kind: opDelete, min: lowest, max: highest}
	err := j.write(o, j.makeRoom, func(frame uint64) { j.mem.remove(frame, lowest, highest) })
	if err == nil {
		if err = j.store.DeleteRange(lowest, highest); err != nil {
			j.refuse(err) // the journal has it, and the store must not pass it
		}
	}
	if err != nil {
		return fmt.Errorf("delete entries %d to %d: %w", lowest, highest, err)
	}
	j.settle()
	return nil
}

// refuse takes no further entries.
func (j *Journal) refuse(err error) {
	j.writing.Lock()
	defer j.writing.Unlock()
	j.tape.broken = err
}

// Set stores a value. When it returns it outlives a power cut.
func (j *Journal) Set(key, v []byte) error {
	key, v = slices.Clone(key), slices.Clone(v)
	err := j.write(operation{kind: opSet, values: []value{{key, v}}}, j.makeRoomAlone, func(frame uint64) {
		j.mem.set(frame, key, v)
	})
	if err != nil {
		return fmt.Errorf("store %s: %w", key, err)
	}
	nudge(j.kick)
	return nil
}

// Get returns a value.
func (j *Journal) Get(key []byte) ([]byte, error) {
	if v, waits := j.mem.value(key); waits {
		return v, nil
	}
	return j.store.Get(key)
}

// SetUint64 stores a number.
func (j *Journal) SetUint64(key []byte, n uint64) error {
	return j.Set(key, binary.BigEndian.AppendUint64(nil, n))
}

// GetUint64 returns a number.
func (j *Journal) GetUint64(key []byte) (uint64, error) {
	if v, waits := j.mem.value(key); waits {
		return number(v), nil
	}
	return j.store.GetUint64(key)
}
