package member

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/hashicorp/raft"
)

func TestTheCommitFileIsWholeAtAnyTime(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, commitName)
	if c, err := readCommit(dir); c != (commit{}) || err != nil {
		t.Fatalf("a missing file says %v, %v", c, err)
	}
	for i := uint64(1); i < 9; i++ {
		before, _ := os.ReadFile(path)
		if err := writeCommit(dir, commit{i, 3}); err != nil {
			t.Fatal(err)
		}
		after, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for cut := range after { // any part of the write reached the disk
			torn := bytes.Clone(after)
			if cut < len(before) {
				copy(torn[cut:], before[cut:])
			} else {
				torn = torn[:cut]
			}
			if c, _ := decodeCommits(torn); c != (commit{i, 3}) && c != (commit{i - 1, 3}) && i > 1 {
				t.Fatalf("cut at %d the file of %d says %v", cut, i, c)
			}
		}
		if c, _ := readCommit(dir); c != (commit{i, 3}) {
			t.Errorf("got %v", c)
		}
	}
}

func TestALogThatLostWhatWasCommittedIsFound(t *testing.T) {
	logs := raft.NewInmemStore()
	for i := uint64(1); i < 9; i++ {
		_ = logs.StoreLog(&raft.Log{Index: i, Term: 2})
	}
	for _, c := range []struct {
		commit
		snapshot uint64
		fine     bool
	}{
		{commit{}, 0, true},
		{commit{8, 2}, 0, true},
		{commit{9, 2}, 0, false},
		{commit{9, 2}, 9, true},
		{commit{8, 3}, 0, false},
	} {
		if err := c.check(logs, c.snapshot); (err == nil) != c.fine {
			t.Errorf("%v with a snapshot of %d: %v", c.commit, c.snapshot, err)
		}
	}
}

func FuzzDecodeCommits(f *testing.F) {
	one := commit{7, 2}.encode()
	f.Add([]byte(nil))
	f.Add(one)
	f.Add(append(append(one, make([]byte, commitPlace-len(one))...), commit{8, 2}.encode()...))
	f.Add(bytes.Repeat(one, 30))
	f.Fuzz(func(t *testing.T, b []byte) {
		c, next := decodeCommits(b)
		if c == (commit{}) {
			return
		}
		at := (1 - next) * commitPlace
		if !bytes.HasPrefix(b[at:], c.encode()) {
			t.Errorf("%v stands nowhere in %x", c, b)
		}
	})
}
