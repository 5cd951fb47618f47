package member

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The diary of the matrix: two snapshots, terms, a conflict, and what only the
// journal holds.
const (
	matrixLast = 400
	matrixTerm = 4
)

// matrixTermOf is the term of each entry.
func matrixTermOf(i uint64) uint64 { return min(1+i/100, matrixTerm) }

func readDiary(dir string) error {
	d, err := openDiary(dir)
	if err != nil {
		return err
	}
	defer d.store.close()
	if err := checkCommit(dir, d.store.logs, d.m.index); err != nil {
		return err // as recover does
	}
	if err := d.read(matrixLast, matrixTermOf); err != nil {
		return fmt.Errorf("%w: %w", errWrong, err)
	}
	vote, err := d.store.logs.Get([]byte("LastVoteCand"))
	if err != nil || d.term != matrixTerm || string(vote) != fmt.Sprintf("m%d", matrixTerm) {
		return fmt.Errorf("%w: term %d, vote %q", errWrong, d.term, vote)
	}
	return nil
}

// matrixStores are a store that was closed, one whose process was killed, and an
// older state of the same for what is half old.
func matrixStores(t *testing.T) (closed, killed, older string) {
	dir := t.TempDir()
	d, err := openDiary(dir)
	if err != nil {
		t.Fatal(err)
	}
	do := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for d.last < matrixLast {
		if d.term < matrixTermOf(d.last+1) {
			do(d.begin())
		}
		do(d.write(1))
		switch d.last {
		case 150, 250:
			do(d.snapshot(60))
		case 380:
			time.Sleep(300 * time.Millisecond) // let the mover work
			older = copyDir(t, dir)
		}
	}
	do(writeCommit(dir, commit{matrixLast - 1, matrixTerm}))
	do(writeCommit(dir, commit{matrixLast, matrixTerm}))
	killed = copyDir(t, dir)
	d.store.close()
	return dir, killed, older
}

// A harm is something that happens to a file.
type harm struct {
	name string
	do   func(b, older []byte, r *rand.Rand) []byte
}

var harms = []harm{
	{"removed", func([]byte, []byte, *rand.Rand) []byte { return nil }},
	{"cut to nothing", func([]byte, []byte, *rand.Rand) []byte { return []byte{} }},
	{"cut in half", func(b, _ []byte, _ *rand.Rand) []byte { return b[:len(b)/2] }},
	{"its end torn off", func(b, _ []byte, _ *rand.Rand) []byte { return b[:max(0, len(b)-9)] }},
	{"a page zeroed", func(b, _ []byte, r *rand.Rand) []byte { clear(page(b, r)); return b }},
	{"a byte flipped", func(b, _ []byte, r *rand.Rand) []byte { flip(b, r); return b }},
	{"two pages swapped", func(b, _ []byte, r *rand.Rand) []byte {
		p, q := page(b, r), page(b, r)
		if len(p) == len(q) {
			was := bytes.Clone(p)
			copy(p, q)
			copy(q, was)
		}
		return b
	}},
	{"half of it old", func(b, older []byte, _ *rand.Rand) []byte {
		copy(b[len(b)/2:], older[min(len(older), len(b)/2):])
		return b
	}},
	{"all of it old", func(_, older []byte, _ *rand.Rand) []byte { return older }},
	{"the newest meta page lost", func(b, _ []byte, _ *rand.Rand) []byte {
		if len(b) >= 8192 {
			clear(newestMeta(b))
		}
		return b
	}},
	{"both meta pages lost", func(b, _ []byte, _ *rand.Rand) []byte { clear(b[:min(len(b), 8192)]); return b }},
}

const pageSize = 4096

// page picks a page with something in it.
func page(b []byte, r *rand.Rand) []byte {
	for range 200 {
		at := r.IntN(len(b)/pageSize+1) * pageSize
		p := b[at:min(at+pageSize, len(b))]
		if len(bytes.Trim(p, "\x00")) > 0 {
			return p
		}
	}
	return b[:min(pageSize, len(b))]
}

func flip(b []byte, r *rand.Rand) {
	for range 200 {
		if len(b) == 0 {
			return
		}
		if i := r.IntN(len(b)); b[i] != 0 {
			b[i] ^= 1 << r.IntN(8)
			return
		}
	}
}

// newestMeta is the meta page of the last transaction.
func newestMeta(b []byte) []byte {
	const at = 16 + 48 // page header, then the place of the transaction's number
	if bytes.Compare(reversed(b[at:at+8]), reversed(b[pageSize+at:pageSize+at+8])) > 0 {
		return b[:pageSize]
	}
	return b[pageSize : 2*pageSize]
}

// reversed makes a little-endian number one that compares.
func reversed(b []byte) []byte {
	r := bytes.Clone(b)
	slices.Reverse(r)
	return r
}

// matrixFiles are the files of a store, the newest snapshot's by "new".
func matrixFiles(t *testing.T, dir string) []string {
	files := append(journalNames(), logFile, commitName, labelFile)
	ids, err := snapshotIDs(dir)
	if err != nil || len(ids) != 2 {
		t.Fatalf("snapshots %v, %v", ids, err)
	}
	for _, id := range ids {
		for _, f := range []string{"state.bin", metaFile, metaSeal} {
			files = append(files, filepath.Join("snapshots", id, f))
		}
	}
	return files
}

// outcome mends a damaged store and reads it, as a member's program does.
func outcome(t *testing.T, dir string) (string, string) {
	hung := ""
	wrong, err := Mend(dir, func(order string) error {
		code, said := child(t, order, dir)
		if code == -2 {
			hung = order
		}
		if code != 0 {
			return errors.New(said)
		}
		return nil
	})
	if err != nil {
		return "refused", err.Error()
	}
	code, said := child(t, "read", dir)
	switch {
	case hung != "" || code == -2:
		return "HUNG", hung
	case code == exitWrong:
		return "WRONG", said
	case code == exitRefused:
		return "refused", said
	case code != 0:
		return "DIED", said
	case wrong != nil:
		return "repaired", wrong.Error()
	}
	return "unharmed", ""
}

// TestDamagedFiles harms each file of a store in many ways. Each time the store
// is repaired, refused with words, or none the worse; never silently wrong, never
// hung, and no process dies of it but the children that look. OKIENKO_LONG=1
// tries many more places, and prints every outcome.
func TestDamagedFiles(t *testing.T) {
	t.Parallel()
	tries := 1
	if long() {
		tries = 12
	}
	closed, killed, older := matrixStores(t)
	count := make(map[string]map[string]int)
	for _, base := range []string{closed, killed} {
		if got, why := outcome(t, copyDir(t, base)); got != "unharmed" {
			t.Fatalf("without harm it is %s: %s", got, why)
		}
		for f, file := range matrixFiles(t, base) {
			for h, harm := range harms {
				if strings.Contains(harm.name, "meta page") && file != logFile {
					continue
				}
				if !long() && (f+h)%3 > 0 && file != logFile {
					continue
				}
				for seed := range tries {
					r := rand.New(rand.NewPCG(uint64(seed), uint64(f)))
					got, why := harmed(t, base, older, file, harm, r)
					tell := filepath.Base(file)
					if count[tell] == nil {
						count[tell] = make(map[string]int)
					}
					count[tell][got]++
					if got == "WRONG" || got == "HUNG" || got == "DIED" || got == "refused" && why == "" {
						t.Errorf("%s, %s (%d, closed: %t): %s: %s", file, harm.name, seed, base == closed, got, why)
					} else if long() {
						t.Logf("%s, %s (%d, closed: %t): %s: %s", file, harm.name, seed, base == closed, got, why)
					}
				}
			}
		}
	}
	t.Log("\n" + table(count))
}

func long() bool { return os.Getenv("OKIENKO_LONG") != "" }

func harmed(t *testing.T, base, older, file string, h harm, r *rand.Rand) (string, string) {
	dir := copyDir(t, base)
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, file)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	old, _ := os.ReadFile(filepath.Join(older, file))
	if b = h.do(b, old, r); b == nil {
		err = os.Remove(path)
	} else {
		err = os.WriteFile(path, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return outcome(t, dir)
}

// table is how often each file came to what.
func table(count map[string]map[string]int) string {
	var files []string
	for f := range count {
		files = append(files, f)
	}
	slices.Sort(files)
	var b strings.Builder
	outcomes := []string{"unharmed", "repaired", "refused", "WRONG", "HUNG", "DIED"}
	fmt.Fprintf(&b, "| file | %s |\n|---|---|---|---|---|---|---|\n", strings.Join(outcomes, " | "))
	for _, f := range files {
		fmt.Fprintf(&b, "| %s |", f)
		for _, o := range outcomes {
			fmt.Fprintf(&b, " %d |", count[f][o])
		}
		b.WriteString("\n")
	}
	return b.String()
}
