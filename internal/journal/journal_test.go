package journal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func open(t fataler, path string) *Journal {
	j, err := Open(path)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return j
}

type fataler interface{ Fatalf(string, ...any) }

// told is what a journal holds, in one line.
func told(j *Journal) string {
	var all []string
	for _, e := range j.Entries() {
		all = append(all, e.Key+"="+string(e.Body))
	}
	return strings.Join(all, " ")
}

// some is a journal's path with a few entries and some history in it.
func some(t *testing.T) (path, holds string) {
	path = filepath.Join(t.TempDir(), "journal")
	j := open(t, path)
	for i := range 6 {
		if err := j.Put(fmt.Sprint("k", i), []byte(strings.Repeat("v", i*7))); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(j.Drop("k1", "k4", "none"), j.Put("k2", []byte("new")), j.Put("k4", []byte("again"))); err != nil {
		t.Fatal(err)
	}
	holds = told(j)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return path, holds
}

func TestEntriesAreThereAgain(t *testing.T) {
	path, holds := some(t)
	if want := "k0= k2=new k3=" + strings.Repeat("v", 21) + " k5=" + strings.Repeat("v", 35) + " k4=again"; holds != want {
		t.Errorf("it holds %q and not %q", holds, want)
	}
	j := open(t, path)
	defer j.Close()
	if got := told(j); got != holds || j.Damaged() != "" {
		t.Errorf("it holds %q and held %q; damaged: %q", got, holds, j.Damaged())
	}
	if body, ok := j.Get("k2"); !ok || string(body) != "new" {
		t.Errorf("k2 is %q, %v", body, ok)
	}
	if _, ok := j.Get("k1"); ok {
		t.Error("k1 was dropped")
	}
}

// TestWhatWasCutOffWasNotPromised cuts the file at each byte: what is whole
// before the cut is there, and nothing is called damaged.
func TestWhatWasCutOffWasNotPromised(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	j := open(t, path)
	var holds []string // after each put, and how long the file was then
	var sizes []int64
	for i := range 4 {
		holds, sizes = append(holds, told(j)), append(sizes, j.size)
		if err := j.Put(fmt.Sprint("k", i), []byte("value")); err != nil {
			t.Fatal(err)
		}
	}
	holds, sizes = append(holds, told(j)), append(sizes, j.size)
	j.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := len(magic); cut <= len(whole); cut++ {
		if err := os.WriteFile(path, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		want := ""
		for i, size := range sizes {
			if int64(cut) >= size {
				want = holds[i]
			}
		}
		j := open(t, path)
		if got := told(j); got != want || j.Damaged() != "" {
			t.Errorf("cut at %d of %d it holds %q and not %q; damaged: %q", cut, len(whole), got, want, j.Damaged())
		}
		j.Close()
	}
}

// TestNoDamageIsSilent flips each byte: either nothing is missing, or the file
// is set aside and the loss is told. The journal goes on in any case.
func TestNoDamageIsSilent(t *testing.T) {
	path, _ := some(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		for _, mask := range []byte{0x01, 0x80, 0xff} {
			changed := bytes.Clone(whole)
			changed[i] ^= mask
			if err := os.WriteFile(path, changed, 0o600); err != nil {
				t.Fatal(err)
			}
			j := open(t, path)
			if j.Damaged() == "" {
				t.Fatalf("byte %d flipped by %#x is not seen", i, mask)
			}
			if kept, err := os.ReadFile(j.Damaged()); err != nil || !bytes.Equal(kept, changed) {
				t.Fatalf("what was set aside is not what was there: %v", err)
			}
			if err := j.Put("after", []byte("1")); err != nil {
				t.Fatal(err)
			}
			j.Close()
			os.Remove(j.Damaged())
		}
	}
}

func TestFewDamagedFilesAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	for range 2 * maxAside {
		if err := os.WriteFile(path, []byte("something else"), 0o600); err != nil {
			t.Fatal(err)
		}
		open(t, path).Close()
	}
	if kept, _ := filepath.Glob(path + ".damaged-*"); len(kept) != maxAside {
		t.Errorf("%d damaged files are kept", len(kept))
	}
}

func TestOneProcessAtATime(t *testing.T) {
	path, _ := some(t)
	j := open(t, path)
	if _, err := Open(path); !errors.Is(err, ErrInUse) {
		t.Errorf("a second one gets %v", err)
	}
	j.Close()
	open(t, path).Close()
}

func TestItTakesNoMoreThanItHolds(t *testing.T) {
	j := open(t, filepath.Join(t.TempDir(), "journal"))
	defer j.Close()
	if err := j.Put("large", make([]byte, maxRecord)); !errors.Is(err, ErrFull) {
		t.Errorf("a record too large gives %v", err)
	}
	body := make([]byte, maxRecord/4)
	var err error
	n := 0
	for ; err == nil && n < 1000; n++ {
		err = j.Put(fmt.Sprint(n), body)
	}
	if !errors.Is(err, ErrFull) || n*len(body) < maxLive/2 {
		t.Errorf("after %d entries: %v", n, err)
	}
	if err := errors.Join(j.Drop("0", "1"), j.Put("more", body)); err != nil {
		t.Errorf("after dropping: %v", err)
	}
}

// TestHistoryIsThrownAway: the file of a kiosk that is never switched off does
// not grow for ever.
func TestHistoryIsThrownAway(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	j := open(t, path)
	body := make([]byte, 40_000)
	for i := range 120 {
		if err := errors.Join(j.Put("k", body), j.Put(fmt.Sprint(i), nil), j.Drop(fmt.Sprint(i))); err != nil {
			t.Fatal(err)
		}
	}
	j.Close()
	if info, err := os.Stat(path); err != nil || info.Size() > 2*rewriteFrom {
		t.Errorf("%v bytes, %v", info.Size(), err)
	}
	j = open(t, path)
	defer j.Close()
	if len(j.Entries()) != 1 {
		t.Errorf("it holds %d entries", len(j.Entries()))
	}
}

// TestWhatIsNotWrittenIsNotThere takes the file away under it.
func TestWhatIsNotWrittenIsNotThere(t *testing.T) {
	path, holds := some(t)
	j := open(t, path)
	readOnly, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	j.file.Close()
	j.file = readOnly
	if err := j.Put("lost", []byte("1")); err == nil {
		t.Error("it was written where nothing can be written")
	}
	if got := told(j); got != holds {
		t.Errorf("it holds %q", got)
	}
	if err := j.Put("next", nil); err != nil {
		t.Errorf("it did not recover: %v", err)
	}
	j.Close()
	if err := j.Put("closed", nil); err == nil {
		t.Error("a closed journal takes something")
	}
}

// TestItHoldsWhatAMapHolds opens it again in between, as programs do.
func TestItHoldsWhatAMapHolds(t *testing.T) {
	dir := t.TempDir()
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		path := filepath.Join(dir, fmt.Sprint(runs))
		j := open(t, path)
		defer func() { j.Close() }()
		want := map[string]string{}
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			key := rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "key")
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0, 1:
				want[key] = rapid.StringN(0, 20, 40).Draw(t, "body")
				if err := j.Put(key, []byte(want[key])); err != nil {
					t.Fatal(err)
				}
			case 2:
				delete(want, key)
				if err := j.Drop(key); err != nil {
					t.Fatal(err)
				}
			case 3:
				j.Close()
				j = open(t, path)
			}
			got := map[string]string{}
			for _, e := range j.Entries() {
				got[e.Key] = string(e.Body)
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("it holds %v and not %v", got, want)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	var b []byte
	for _, r := range []record{{opPut, "k", []byte("v")}, {op: opDrop, key: "k"}, {opPut, "", nil}} {
		b = appendRecord(b, r)
		f.Add(b)
	}
	f.Add(append(b, 0, 0, 0, 9))
	f.Fuzz(func(t *testing.T, b []byte) {
		j := &Journal{}
		_ = j.read(append([]byte(magic), b...))
		live := 0
		for _, e := range j.Entries() {
			live += len(e.Key) + len(e.Body)
		}
		if live != j.live {
			t.Fatalf("%d bytes are counted as %d", live, j.live)
		}
		_, _ = readPayload(b) // past the checksums, too
	})
}
