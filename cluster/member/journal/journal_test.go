package journal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/hashicorp/raft"
	raftboltdb "github.com/hashicorp/raft-boltdb/v2"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func entry(index, term uint64) *raft.Log {
	return &raft.Log{Index: index, Term: term, Data: fmt.Appendf(nil, "entry %d of term %d", index, term)}
}

func entries(from, to, term uint64) []*raft.Log {
	var logs []*raft.Log
	for i := from; i <= to; i++ {
		logs = append(logs, entry(i, term))
	}
	return logs
}

// opened is a new journal before a store. Nothing is moved by itself.
func opened(t *testing.T, store Store, size int64) (*Journal, Config) {
	t.Helper()
	cfg := Config{Dir: t.TempDir(), Owner: "m1", Size: size, Wait: time.Hour}
	if err := Create(cfg); err != nil {
		t.Fatal(err)
	}
	return open(t, cfg, store), cfg
}

func open(t *testing.T, cfg Config, store Store) *Journal {
	t.Helper()
	j, err := Open(cfg, store)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// kill leaves everything as a killed process does.
func kill(j *Journal) {
	close(j.stop)
	<-j.done
	j.tape.close()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// holds wants exactly these entries in a store.
func holds(t *testing.T, s raft.LogStore, want []*raft.Log) {
	t.Helper()
	first, _ := s.FirstIndex()
	last, _ := s.LastIndex()
	if first != want[0].Index || last != want[len(want)-1].Index {
		t.Errorf("entries %d to %d, want %d to %d", first, last, want[0].Index, want[len(want)-1].Index)
	}
	for _, w := range want {
		var got raft.Log
		if err := s.GetLog(w.Index, &got); err != nil || !same(&got, w) {
			t.Errorf("entry %d is %q of term %d (%v)", w.Index, got.Data, got.Term, err)
		}
	}
}

func TestEntriesAreMovedByThemselves(t *testing.T) {
	store := newPlain()
	cfg := Config{Dir: t.TempDir(), Owner: "m1", Size: 1 << 16, Wait: time.Millisecond}
	must(t, Create(cfg))
	j := open(t, cfg, store)
	defer j.Close()
	must(t, j.StoreLogs(entries(1, 10, 1)))
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(time.Millisecond) {
		if waiting, _ := j.mem.ends(); waiting == 0 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("nothing was moved")
		}
	}
	holds(t, store, entries(1, 10, 1))
}

// A later term wins over an earlier one at the same index, and what followed the
// earlier one is gone, also when the store has it already.
func TestATruncationOutlivesAKill(t *testing.T) {
	store := newPlain()
	j, cfg := opened(t, store, 1<<16)
	must(t, j.StoreLogs(entries(1, 9, 1)))
	must(t, j.move())
	stale := store.copy()
	must(t, j.DeleteRange(5, 9))
	must(t, j.StoreLogs(entries(5, 6, 2)))
	kill(j)
	j = open(t, cfg, stale) // as if the store had not heard of the deletion
	defer j.Close()
	want := append(entries(1, 4, 1), entries(5, 6, 2)...)
	holds(t, j, want)
	holds(t, stale, want)
}

func TestTheJournalOfAnotherMachineIsRefused(t *testing.T) {
	j, cfg := opened(t, newPlain(), 1<<14)
	must(t, j.StoreLogs(entries(1, 2, 1)))
	must(t, j.Close())
	cfg.Owner = "m2"
	store := newPlain()
	if _, err := Open(cfg, store); !errors.Is(err, ErrForeign) {
		t.Errorf("got %v", err)
	}
	if len(store.entries) > 0 {
		t.Error("entries of another machine were taken over")
	}
}

// damage flips a byte in every frame that keep does not want to keep.
func damage(t *testing.T, cfg Config, bad func(frame) bool) {
	t.Helper()
	for _, path := range Files(cfg.Dir) {
		b, err := os.ReadFile(path)
		must(t, err)
		for _, p := range scan(b) {
			if bad(p.frame) {
				b[p.end-sector+8] ^= 1
			}
		}
		must(t, os.WriteFile(path, b, 0o600))
	}
}

func TestADamagedFrameIsRefusedUnlessItWasMoved(t *testing.T) {
	for _, c := range []struct {
		name  string
		frame uint64
		moved bool // before the last entry is stored
		fine  bool
	}{
		{"it was not moved", 2, false, false},
		{"it was moved", 2, true, true},
		{"the last one, as a power cut leaves it", 3, false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			store := newPlain()
			j, cfg := opened(t, store, 1<<16)
			must(t, j.StoreLog(entry(1, 1)))
			must(t, j.StoreLog(entry(2, 1)))
			if c.moved {
				must(t, j.move())
			}
			must(t, j.StoreLog(entry(3, 1)))
			kill(j)
			damage(t, cfg, func(f frame) bool { return f.number == c.frame })
			j, err := Open(cfg, store)
			if err == nil {
				must(t, j.Close())
			}
			if (err == nil) != c.fine || err != nil && !errors.Is(err, ErrDamaged) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAFileThatIsGoneIsRefused(t *testing.T) {
	j, cfg := opened(t, newPlain(), 1<<14)
	must(t, j.StoreLog(entry(1, 1)))
	must(t, j.Close())
	must(t, os.Remove(Files(cfg.Dir)[1]))
	if _, err := Open(cfg, newPlain()); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

// A file that was cut off behind its last frame is given its room again.
func TestAShortFileIsLengthened(t *testing.T) {
	store := newPlain()
	j, cfg := opened(t, store, 1<<14)
	must(t, j.StoreLog(entry(1, 1)))
	kill(j)
	must(t, os.Truncate(Files(cfg.Dir)[0], 2*sector))
	must(t, os.Truncate(Files(cfg.Dir)[1], 0))
	j = open(t, cfg, store)
	must(t, j.Close())
	holds(t, store, entries(1, 1, 1))
	for _, path := range Files(cfg.Dir) {
		if info, err := os.Stat(path); err != nil || info.Size() != 1<<14 {
			t.Errorf("%s: %v %v", path, info.Size(), err)
		}
	}
}

// broken is a store that takes nothing any more.
type broken struct{ *plain }

var errFull = errors.New("no space")

func (broken) StoreLogs([]*raft.Log) error { return errFull }

func TestAStoreThatTakesNothingEndsTheJournal(t *testing.T) {
	told := make(chan error, 1)
	cfg := Config{Dir: t.TempDir(), Owner: "m1", Size: 1 << 14, Wait: time.Millisecond, Failed: func(err error) { told <- err }}
	must(t, Create(cfg))
	j := open(t, cfg, broken{newPlain()})
	must(t, j.StoreLog(entry(1, 1)))
	if err := <-told; !errors.Is(err, errFull) {
		t.Errorf("told %v", err)
	}
	stored := uint64(1)
	for i := uint64(2); ; i++ {
		err := j.StoreLog(entry(i, 1))
		if err != nil && !errors.Is(err, errFull) || i > 100 {
			t.Fatalf("entry %d: %v", i, err)
		}
		if err != nil {
			break
		}
		stored = i
	}
	if stored < 10 {
		t.Errorf("it was full after entry %d", stored)
	}
	if err := j.Close(); !errors.Is(err, errFull) {
		t.Errorf("closing: %v", err)
	}
	store := newPlain() // there is room again
	j = open(t, cfg, store)
	must(t, j.Close())
	holds(t, store, entries(1, stored, 1))
}

// Reading, compacting and storing go on at once, as raft does them.
func TestAJournalBeforeBolt(t *testing.T) {
	dir := t.TempDir()
	bolt, err := raftboltdb.New(raftboltdb.Options{Path: filepath.Join(dir, "log.db")})
	must(t, err)
	defer bolt.Close()
	cfg := Config{Dir: dir, Owner: "m1", Size: 1 << 14, Wait: time.Millisecond, Entries: 20}
	must(t, Create(cfg))
	j := open(t, cfg, bolt)
	const n = 600
	var readers sync.WaitGroup
	readers.Go(func() {
		for last := uint64(0); last < n; {
			last, _ = j.LastIndex()
			var l raft.Log
			if err := j.GetLog(last, &l); last > 0 && (err != nil || l.Index != last) {
				t.Errorf("entry %d: %v, %v", last, l.Index, err)
				return
			}
		}
	})
	kept := uint64(1)
	for i := uint64(1); i <= n; i += 3 {
		must(t, j.StoreLogs(entries(i, i+2, 1)))
		must(t, j.SetUint64([]byte("CurrentTerm"), i))
		if i > kept+150 {
			must(t, j.DeleteRange(kept, kept+99))
			kept += 100
		}
	}
	readers.Wait()
	must(t, j.Close())
	j = open(t, cfg, bolt)
	defer j.Close()
	holds(t, j, entries(kept, n, 1))
	if term, err := j.GetUint64([]byte("CurrentTerm")); term != n-2 {
		t.Errorf("term %d, %v", term, err)
	}
}

// The whole history mends a store that lost much more than a transaction.
func TestTheHistoryMendsAStore(t *testing.T) {
	store := newPlain()
	j, cfg := opened(t, store, 1<<14)
	must(t, j.SetUint64([]byte("LastVoteTerm"), 7))
	must(t, j.StoreLogs(entries(1, 20, 1)))
	must(t, j.Close())
	delete(store.entries, 3)
	store.entries[5] = *entry(5, 9)
	delete(store.values, "LastVoteTerm")
	h, err := Read(cfg.Dir, cfg.Owner)
	must(t, err)
	c, err := h.All()
	must(t, err)
	if lacked, err := c.Apply(store); lacked != 3 || err != nil {
		t.Errorf("it lacked %d, %v", lacked, err)
	}
	holds(t, store, entries(1, 20, 1))
	if first, last := c.Ends(); first != 1 || last != 20 || len(c.Values) != 1 {
		t.Errorf("entries %d to %d, values %v", first, last, c.Values)
	}
}

// The journal's last frame is lost, and the store has it: nothing is undone.
func TestAStoreThatIsAheadIsLeftAlone(t *testing.T) {
	store := newPlain()
	j, cfg := opened(t, store, 1<<16)
	must(t, j.StoreLogs(entries(1, 9, 1)))
	must(t, j.SetUint64([]byte("CurrentTerm"), 1))
	must(t, j.DeleteRange(5, 9))
	must(t, j.StoreLogs(entries(5, 6, 2)))
	lost := j.tape.number
	must(t, j.move())
	must(t, j.SetUint64([]byte("CurrentTerm"), 2))
	kill(j)
	damage(t, cfg, func(f frame) bool { return f.number >= lost })
	j = open(t, cfg, store)
	defer j.Close()
	holds(t, j, append(entries(1, 4, 1), entries(5, 6, 2)...))
	if term, err := j.GetUint64([]byte("CurrentTerm")); term != 2 {
		t.Errorf("the term went back to %d, %v", term, err)
	}
}
