package member_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"okienko/cluster/clustertest"
	"okienko/cluster/member"
	"okienko/internal/feed"
	"okienko/office/officetest"
)

// refuses starts a member and wants a certain trouble, with words about it.
func refuses(t *testing.T, o *clustertest.Office, id string, want feed.Trouble) {
	t.Helper()
	err := o.TryStart(id)
	var f *member.Fault
	if !errors.As(err, &f) {
		t.Fatalf("got %v and want %s", err, want)
	}
	if f.Trouble != want || f.Remedy == "" || f.What == "" {
		t.Errorf("got %s of %q (%v), remedy %q; want %s", f.Trouble, f.What, f.Err, f.Remedy, want)
	}
}

// filled is a cluster of one that has run and stopped, with its data folder.
func filled(t *testing.T, tune ...func(*member.Config)) (*clustertest.Office, string) {
	t.Helper()
	o := clustertest.Prepare(t, 1, officetest.Plan())
	o.Tune("m1", func(c *member.Config) {
		c.Raft.SnapshotAfter, c.Raft.TrailingLogs, c.Raft.SnapshotEvery = 16, 8, 20e6
		for _, f := range tune {
			f(c)
		}
	})
	o.Start("m1")
	w := o.Window()
	w.OpenDay()
	for range 40 {
		w.Must(clustertest.Issue())
	}
	w.Close()
	o.Stop("m1")
	return o, o.Dir("m1")
}

// contents are the bytes of every file in a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := make(map[string]string)
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		all[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestFoldersThatAreRefusedAreNotTouched(t *testing.T) {
	t.Parallel()
	o, dir := filled(t)
	label := filepath.Join(dir, "okienko.json")
	good, err := os.ReadFile(label)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, label string
		want        feed.Trouble
	}{
		{"of a newer version", `{"format":2,"member":"m1","more":[]}`, feed.DataNewer},
		{"of another member", `{"format":1,"member":"m9"}`, feed.WrongOffice},
		{"with half a label", `{"format":1,"mem`, feed.DataDamaged},
		{"with an empty label", `{}`, feed.DataDamaged},
		{"without a label", "", feed.DataDamaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			os.Remove(label)
			if c.label != "" {
				if err := os.WriteFile(label, []byte(c.label), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			before := contents(t, dir)
			refuses(t, o, "m1", c.want)
			after := contents(t, dir)
			if len(before) != len(after) {
				t.Errorf("%d files before, %d after", len(before), len(after))
			}
			for name, b := range before {
				if after[name] != b {
					t.Errorf("%s was changed", name)
				}
			}
		})
	}
	if err := os.WriteFile(label, good, 0o600); err != nil {
		t.Fatal(err)
	}
	o.Start("m1")
	o.Window().Until(tickets(40))
}

func TestAPortOrFolderInUseAndTooLittleSpace(t *testing.T) {
	t.Parallel()
	o, dir := filled(t)
	l, err := net.Listen("tcp", o.Address("m1"))
	if err != nil {
		t.Fatal(err)
	}
	refuses(t, o, "m1", feed.PortTaken)
	l.Close()

	db, err := bbolt.Open(filepath.Join(dir, "log.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	refuses(t, o, "m1", feed.InUse)
	if err := member.CheckStore(dir); err != nil {
		t.Errorf("a store in use is not damaged: %v", err)
	}
	db.Close()

	o.Tune("m1", func(c *member.Config) { c.FreeSpace = func(string) (uint64, error) { return 1 << 20, nil } })
	refuses(t, o, "m1", feed.DiskFull)
	o.Tune("m1", nil)
	o.Start("m1")
}

// checked is CheckStore in a child process, because a damaged store may end
// the one that reads it.
func checked(t *testing.T, dir string) error {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestCheckStoreChild$")
	c.Env = append(os.Environ(), "CHECK_STORE="+dir)
	done := time.AfterFunc(20*time.Second, func() { c.Process.Kill(); t.Error("the check hung") })
	defer done.Stop()
	return c.Run()
}

func TestCheckStoreChild(t *testing.T) {
	dir := os.Getenv("CHECK_STORE")
	if dir == "" {
		t.Skip("it is run by the test of damaged stores")
	}
	if err := member.CheckStore(dir); err != nil {
		t.Fatal(err)
	}
}

func TestDamagedStoresAreFound(t *testing.T) {
	t.Parallel()
	// Without a journal, whose copy of the last entries is read instead of them:
	// then damage to them is none. What it mends is the matter of TestDamagedFiles.
	_, dir := filled(t, func(c *member.Config) { c.PlainStore = true })
	if err := checked(t, dir); err != nil {
		t.Fatal("a sound store: ", err)
	}
	snapshots, _ := filepath.Glob(filepath.Join(dir, "snapshots", "*", "state.bin"))
	if len(snapshots) == 0 {
		t.Fatal("there is no snapshot to damage")
	}
	log := filepath.Join(dir, "log.db")
	for _, c := range []struct {
		name, file string
		damage     func([]byte) []byte
	}{
		{"cut off", log, func(b []byte) []byte { return b[:3*4096] }},
		{"cut to nothing but a page", log, func(b []byte) []byte { return b[:4096] }},
		{"both meta pages zeroed", log, func(b []byte) []byte { clear(b[:8192]); return b }},
		{"a page of entries zeroed", log, func(b []byte) []byte {
			for page := b; len(page) >= 4096; page = page[4096:] { // older copies as well
				if bytes.Contains(page[:4096], []byte("issue_ticket")) {
					clear(page[:4096])
				}
			}
			return b
		}},
		{"a command's byte flipped", log, func(b []byte) []byte { return flipped(b, []byte("issue_ticket")) }},
		{"a snapshot's byte flipped", snapshots[0], func(b []byte) []byte { b[len(b)/2] ^= 1; return b }},
		{"a snapshot cut off", snapshots[0], func(b []byte) []byte { return b[:len(b)-9] }},
	} {
		t.Run(c.name, func(t *testing.T) {
			good, err := os.ReadFile(c.file)
			if err != nil {
				t.Fatal(err)
			}
			defer os.WriteFile(c.file, good, 0o600)
			if err := os.WriteFile(c.file, c.damage(bytes.Clone(good)), 0o600); err != nil {
				t.Fatal(err)
			}
			if checked(t, dir) == nil {
				t.Error("the damage was not found")
			}
		})
	}
	if err := checked(t, dir); err != nil {
		t.Fatal("mended again: ", err)
	}
}

// flipped damages every place where a text stands: older copies of a page hold
// it as well, and nobody reads those.
func flipped(b, text []byte) []byte {
	for at := 0; ; {
		i := bytes.Index(b[at:], text)
		if i < 0 {
			return b
		}
		at += i + len(text)
		b[at-1] ^= 1
	}
}

// An entry that was damaged on the disk of one member, which keeps no second
// copy, keeps that one from starting, and the others go on.
func TestADamagedEntryEndsOneMember(t *testing.T) {
	t.Parallel()
	o := clustertest.Prepare(t, 3, officetest.Plan())
	for _, m := range o.Members {
		o.Tune(m.ID, func(c *member.Config) { c.PlainStore = true })
		o.Start(m.ID)
	}
	w := o.Window()
	w.OpenDay()
	w.Must(clustertest.Issue())
	w.Must(clustertest.Issue())
	bad := o.Others(o.Leader())[0]
	o.Window(bad).Until(tickets(2))
	w.Close()
	o.Stop(bad)
	damageEntry(t, filepath.Join(o.Dir(bad), "log.db"), []byte("issue_ticket"))
	refuses(t, o, bad, feed.DataDamaged)
	o.Window(o.Others(bad)...).Must(clustertest.Issue())
}

// damageEntry flips a byte of the entry in the log that holds a text, as a bad
// disk below the store would.
func damageEntry(t *testing.T, path string, text []byte) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(func(tx *bbolt.Tx) error {
		logs := tx.Bucket([]byte("logs"))
		for k, v := logs.Cursor().Last(); v != nil; k, v = prev(logs, k) {
			if bytes.Contains(v, text) {
				return logs.Put(k, flipped(bytes.Clone(v), text))
			}
		}
		return errors.New("no entry holds it")
	})
	if err != nil {
		t.Fatal(err)
	}
}

func prev(b *bbolt.Bucket, k []byte) ([]byte, []byte) {
	key := binary.BigEndian.AppendUint64(nil, binary.BigEndian.Uint64(k)-1)
	return key, b.Get(key)
}
