package journal

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/hashicorp/raft"
	"pgregory.net/rapid"
)

var errPower = errors.New("the power is gone")

// power lasts for a number of writes and flushes, and then nothing works.
type power struct{ left int }

func (p *power) use() error {
	if p.left == 0 {
		return errPower
	}
	p.left--
	return nil
}

// diskInMemory keeps what was written and not flushed back from the disk, so
// that a power cut can lose any part of it.
type diskInMemory struct {
	path  string
	power *power
	held  []heldWrite
}

type heldWrite struct {
	at int64
	b  []byte
}

func (d *diskInMemory) WriteAt(b []byte, at int64) (int, error) {
	d.held = append(d.held, heldWrite{at, slices.Clone(b)})
	return len(b), d.power.use()
}

func (d *diskInMemory) Sync() error {
	if err := d.power.use(); err != nil {
		return err
	}
	for _, w := range d.held {
		d.put(w.at, w.b)
	}
	d.held = nil
	return nil
}

func (d *diskInMemory) Close() error { return nil }

func (d *diskInMemory) put(at int64, b []byte) {
	f, err := os.OpenFile(d.path, os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteAt(b, at)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		panic(err)
	}
}

// tear lets some sectors of what was not flushed reach the disk, in any order.
func (d *diskInMemory) tear(t *rapid.T) {
	for _, w := range d.held {
		for i := 0; i < len(w.b); i += sector {
			if rapid.Bool().Draw(t, "sector reached the disk") {
				d.put(w.at+int64(i), w.b[i:min(i+sector, len(w.b))])
			}
		}
	}
	d.held = nil
}

// plain is a store as simple as can be: the model of what a journal does, and
// the store behind one. Each call is a transaction.
type plain struct {
	power   *power
	entries map[uint64]raft.Log
	values  map[string]string
	earlier *plain // before the last transaction
}

func newPlain() *plain {
	return &plain{power: &power{left: -1}, entries: make(map[uint64]raft.Log), values: make(map[string]string)}
}

func (p *plain) copy() *plain {
	return &plain{power: p.power, entries: maps.Clone(p.entries), values: maps.Clone(p.values)}
}

// String is short: only which entries there are.
func (p *plain) String() string {
	return fmt.Sprintf("%v %x", slices.Sorted(maps.Keys(p.entries)), p.values)
}

func (p *plain) change(f func()) error {
	if err := p.power.use(); err != nil {
		return err
	}
	p.earlier = p.copy()
	f()
	return nil
}

func (p *plain) FirstIndex() (uint64, error) {
	if len(p.entries) == 0 {
		return 0, nil
	}
	return slices.Min(slices.Collect(maps.Keys(p.entries))), nil
}

func (p *plain) LastIndex() (uint64, error) {
	if len(p.entries) == 0 {
		return 0, nil
	}
	return slices.Max(slices.Collect(maps.Keys(p.entries))), nil
}

func (p *plain) GetLog(i uint64, l *raft.Log) error {
	found, ok := p.entries[i]
	if !ok {
		return raft.ErrLogNotFound
	}
	*l = found
	return nil
}

func (p *plain) StoreLog(l *raft.Log) error { return p.StoreLogs([]*raft.Log{l}) }

func (p *plain) StoreLogs(logs []*raft.Log) error {
	return p.change(func() {
		for _, l := range logs {
			p.entries[l.Index] = *l
		}
	})
}

func (p *plain) DeleteRange(lowest, highest uint64) error {
	return p.change(func() {
		maps.DeleteFunc(p.entries, func(i uint64, _ raft.Log) bool { return lowest <= i && i <= highest })
	})
}

func (p *plain) Set(k, v []byte) error {
	return p.change(func() { p.values[string(k)] = string(v) })
}

func (p *plain) Get(k []byte) ([]byte, error) {
	v, ok := p.values[string(k)]
	if !ok {
		return nil, errors.New("not found")
	}
	return []byte(v), nil
}

func (p *plain) SetUint64(k []byte, n uint64) error {
	return p.Set(k, binary.BigEndian.AppendUint64(nil, n))
}

func (p *plain) GetUint64(k []byte) (uint64, error) {
	v, err := p.Get(k)
	return number(v), err
}
