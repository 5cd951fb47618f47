package journal

import (
	"bytes"
	"encoding/binary"
	"os"
	"testing"

	"github.com/hashicorp/raft"
	"pgregory.net/rapid"
)

// harness drives a journal and a plain store side by side, and cuts the power.
type harness struct {
	t     *rapid.T
	cfg   Config
	disks []*diskInMemory
	power *power
	store *plain // behind the journal
	model *plain // what was acknowledged
	j     *Journal
	term  uint64
	top   uint64 // an index comes again only in a later term
}

// TestAJournalIsAStoreThatOutlivesPowerCuts does what raft may do to its store,
// in any order, and cuts the power at any write. What was acknowledged is there
// afterwards, in full and in order; what was under way is there or not.
func TestAJournalIsAStoreThatOutlivesPowerCuts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "journal-*")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		h := &harness{t: t, power: &power{left: -1}, store: newPlain(), model: newPlain(), term: 1}
		h.cfg = Config{Dir: dir, Owner: "m1", Size: 8 * sector, Wait: 1e15, Entries: 1e9, open: h.open}
		if err := Create(h.cfg); err != nil {
			t.Fatal(err)
		}
		h.start()
		t.Repeat(map[string]func(*rapid.T){
			"store": h.storeLogs, "conflict": h.conflict, "compact": h.compact, "gap": h.gap, "set": h.set,
			"move": h.moveNow, "close and open": h.reopen, "cut the power": h.cut, "": h.look,
		})
		h.abandon()
	})
}

func (h *harness) open(path string) (file, error) {
	d := &diskInMemory{path: path, power: h.power}
	h.disks = append(h.disks, d)
	return d, nil
}

func (h *harness) start() {
	h.disks, h.store.power = nil, h.power
	j, err := Open(h.cfg, h.store)
	if err != nil {
		h.t.Fatal(err)
	}
	h.j = j
}

// abandon stops the mover and leaves everything as it is.
func (h *harness) abandon() {
	close(h.j.stop)
	<-h.j.done
}

// try does something to the journal and to the model. When the power goes
// meanwhile, the outcome is the one or the other, or part of the entries.
func (h *harness) try(t *rapid.T, do func(Store) error, parts ...func(Store) error) {
	if rapid.IntRange(0, 9).Draw(t, "power cut") == 0 {
		h.power.left = rapid.IntRange(0, 6).Draw(t, "writes until then")
	}
	err := do(h.j)
	if err == nil {
		h.power.left = -1
		_ = do(h.model)
		return
	}
	if h.power.left != 0 {
		t.Fatal(err)
	}
	h.crash(t)
	for _, part := range append(parts, do) {
		if h.same() {
			return
		}
		_ = part(h.model)
	}
	if !h.same() {
		t.Fatalf("after the power cut there is %s, and %s was acknowledged", h.store, h.model)
	}
}

func (h *harness) crash(t *rapid.T) {
	h.abandon()
	for _, d := range h.disks {
		d.tear(t)
	}
	if h.store.earlier != nil && rapid.IntRange(0, 4).Draw(t, "the store loses its last transaction") == 0 {
		t.Logf("%s becomes %s", h.store, h.store.earlier)
		h.store = h.store.earlier
	}
	h.power.left = -1
	h.start()
}

func (h *harness) same() bool {
	for i, l := range h.model.entries {
		var got raft.Log
		if h.j.GetLog(i, &got) != nil || !same(&got, &l) {
			return false
		}
	}
	first, _ := h.j.FirstIndex()
	last, _ := h.j.LastIndex()
	wantFirst, _ := h.model.FirstIndex()
	wantLast, _ := h.model.LastIndex()
	for k, v := range h.model.values {
		if got, _ := h.j.Get([]byte(k)); string(got) != v {
			return false
		}
	}
	return first == wantFirst && last == wantLast
}

func (h *harness) look(t *rapid.T) {
	if !h.same() {
		t.Fatalf("the journal before %s differs from %s", h.store, h.model)
	}
	last, _ := h.model.LastIndex()
	for i := range last + 3 {
		var l raft.Log
		_, known := h.model.entries[i]
		if err := h.j.GetLog(i, &l); (err == nil) != known || !known && err != raft.ErrLogNotFound {
			t.Fatalf("entry %d: %v, and it is stored: %t", i, err, known)
		}
	}
}

// entries makes entries after an index.
func (h *harness) entries(t *rapid.T, after uint64) []*raft.Log {
	var logs []*raft.Log
	for i := range rapid.IntRange(1, 4).Draw(t, "entries") {
		n := rapid.SampledFrom([]int{1, 40, 400, 1500}).Draw(t, "bytes")
		fill := rapid.Byte().Draw(t, "content")
		logs = append(logs, &raft.Log{
			Index: after + uint64(i) + 1, Term: h.term, Type: raft.LogCommand, Data: bytes.Repeat([]byte{fill}, n),
		})
	}
	return logs
}

func (h *harness) store1(t *rapid.T, logs []*raft.Log) {
	var one []func(Store) error
	for i := range logs {
		one = append(one, func(s Store) error { return s.StoreLogs(logs[i : i+1]) })
	}
	h.try(t, func(s Store) error { return s.StoreLogs(logs) }, one...)
}

// last is the index after which entries are stored.
func (h *harness) last() uint64 {
	last, _ := h.model.LastIndex()
	h.top = max(h.top, last)
	return h.top
}

func (h *harness) storeLogs(t *rapid.T) {
	h.store1(t, h.entries(t, h.last()))
}

func (h *harness) conflict(t *rapid.T) {
	first, _ := h.model.FirstIndex()
	last, _ := h.model.LastIndex()
	if last == 0 {
		t.Skip("nothing is stored")
	}
	from := rapid.Uint64Range(first, last).Draw(t, "from")
	h.try(t, func(s Store) error { return s.DeleteRange(from, last) })
	h.term, h.top = h.term+1, 0
}

func (h *harness) compact(t *rapid.T) {
	first, _ := h.model.FirstIndex()
	last, _ := h.model.LastIndex()
	if last == 0 {
		t.Skip("nothing is stored")
	}
	h.last()
	to := rapid.Uint64Range(first, last).Draw(t, "to")
	h.try(t, func(s Store) error { return s.DeleteRange(first, to) })
}

// gap is what a snapshot of another member leaves.
func (h *harness) gap(t *rapid.T) {
	h.store1(t, h.entries(t, h.last()+rapid.Uint64Range(1, 9).Draw(t, "gap")))
}

func (h *harness) set(t *rapid.T) {
	k := rapid.SampledFrom(valueKeys).Draw(t, "key")
	h.term++ // raft's terms never go back
	v := binary.BigEndian.AppendUint64(nil, h.term)
	h.try(t, func(s Store) error { return s.Set([]byte(k), v) })
}

func (h *harness) moveNow(t *rapid.T) {
	if err := h.j.move(); err != nil {
		t.Fatal(err)
	}
}

func (h *harness) reopen(t *rapid.T) {
	if err := h.j.Close(); err != nil {
		t.Fatal(err)
	}
	h.start()
}

func (h *harness) cut(t *rapid.T) { h.crash(t) }
