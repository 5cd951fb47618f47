package member

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/hashicorp/raft"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
	"okienko/office/wire"
)

// diary writes a store as raft would, with entries whose content follows from
// their place, so that whoever reads the store can tell whether it is right.
type diary struct {
	store *store
	m     *machine
	last  uint64
	term  uint64
}

func diaryConfig(dir string) Config {
	return Config{ID: "m1", Dir: dir, JournalSize: 64 << 10}.filled()
}

// openDiary opens a store and goes to its end.
func openDiary(dir string) (*diary, error) {
	var failed error
	s, err := openStore(diaryConfig(dir), func(err error) { failed = err })
	if err != nil {
		return nil, err
	}
	d := &diary{store: s, m: newMachine(func(err error) { failed = err }, func(*machines.State) {})}
	covered, err := s.restore(d.m)
	if err == nil {
		d.last, err = s.logs.LastIndex()
	}
	if d.last = max(d.last, covered); err != nil {
		s.close()
		return nil, err
	}
	for i := covered + 1; i <= d.last && err == nil; i++ {
		var l raft.Log
		if err = s.logs.GetLog(i, &l); err == nil {
			d.m.replay(&l)
		}
	}
	d.term, _ = s.logs.GetUint64([]byte("CurrentTerm"))
	if err = errors.Join(err, failed); err != nil {
		s.close()
		return nil, err
	}
	return d, nil
}

// diaryEntry is what stands at a place.
func diaryEntry(index, term uint64) *raft.Log {
	e, err := wire.EncodeEnvelope(office.Envelope{
		At: queue.Moment(index), Origin: "m1", Client: "diary", Seq: index,
		Command: queue.IssueTicket{Ticket: queue.TicketID(fmt.Sprintf("%0*d", 40+index%200, index*1000+term))},
	})
	if err != nil {
		panic(err)
	}
	return &raft.Log{Index: index, Term: term, Type: raft.LogCommand, Data: cluster.EncodeBatch([][]byte{e})}
}

// write stores entries at the end.
func (d *diary) write(n int) error {
	var logs []*raft.Log
	for range n {
		d.last++
		logs = append(logs, diaryEntry(d.last, d.term))
	}
	if err := d.store.logs.StoreLogs(logs); err != nil {
		return err
	}
	for _, l := range logs {
		d.m.Apply(l)
	}
	return nil
}

// begin begins a term.
func (d *diary) begin() error {
	d.term++
	return errors.Join(
		d.store.logs.SetUint64([]byte("CurrentTerm"), d.term),
		d.store.logs.SetUint64([]byte("LastVoteTerm"), d.term),
		d.store.logs.Set([]byte("LastVoteCand"), fmt.Appendf(nil, "m%d", d.term)),
	)
}

// snapshot writes the state down and drops the entries before it but a few.
func (d *diary) snapshot(keep uint64) error {
	d.m.asked = d.m.index
	snap, err := d.m.Snapshot()
	if err != nil {
		return err
	}
	members := raft.Configuration{Servers: []raft.Server{{ID: "m1", Address: "m1"}}}
	_, transport := raft.NewInmemTransport("m1")
	sink, err := d.store.snapshots.Create(1, d.last, d.term, members, 1, transport)
	if err == nil {
		err = snap.Persist(sink)
	}
	if err != nil || d.last <= keep {
		return err
	}
	first, err := d.store.logs.FirstIndex()
	if err == nil && first > 0 && first <= d.last-keep {
		err = d.store.logs.DeleteRange(first, d.last-keep)
	}
	return err
}

// read says what is wrong with a diary that should have been written up to an
// entry, each entry in its term.
func (d *diary) read(last uint64, termOf func(uint64) uint64) error {
	if d.last < last {
		return fmt.Errorf("it ends at entry %d, and %d was acknowledged", d.last, last)
	}
	if d.m.index != d.last || d.m.state.Queue.Now != queue.Moment(d.last) {
		return fmt.Errorf("the state is that of entry %d (%d), and the log ends at %d", d.m.index, d.m.state.Queue.Now, d.last)
	}
	first, err := d.store.logs.FirstIndex()
	for i := first; err == nil && i > 0 && i <= d.last; i++ {
		var l raft.Log
		err = d.store.logs.GetLog(i, &l)
		want := diaryEntry(i, l.Term)
		if err == nil && (!bytes.Equal(l.Data, want.Data) || l.Type != want.Type) {
			err = fmt.Errorf("entry %d holds something else", i)
		}
		if err == nil && i <= last && termOf(i) != 0 && l.Term != termOf(i) {
			err = fmt.Errorf("entry %d is of term %d, and %d was acknowledged", i, l.Term, termOf(i))
		}
	}
	return err
}

// TestStoreChild does in a process of its own what other tests want done to a
// store: a damaged one can end its reader.
func TestStoreChild(t *testing.T) {
	order, dir := os.Getenv("STORE_ORDER"), os.Getenv("STORE_DIR")
	switch order {
	case "":
		t.Skip("other tests run it")
	case "read":
		os.Exit(exitCode(readDiary(dir)))
	case "write":
		writeAndTell(dir)
	default:
		os.Exit(exitCode(DoOrder(order, dir)))
	}
}

// The ways in which a child ends.
const (
	exitRefused = 10
	exitWrong   = 11
)

var errWrong = errors.New("wrong data")

func exitCode(err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintln(os.Stderr, err)
	if errors.Is(err, errWrong) {
		return exitWrong
	}
	return exitRefused
}

// child runs the test binary on a store and returns how it ended, and its last
// words.
func child(t *testing.T, order, dir string) (code int, said string) {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestStoreChild$")
	c.Env = append(os.Environ(), "STORE_ORDER="+order, "STORE_DIR="+dir, "GOTRACEBACK=none")
	var out bytes.Buffer
	c.Stderr = &out
	hung := false
	timer := time.AfterFunc(time.Minute, func() { hung = true; c.Process.Kill() })
	err := c.Run()
	timer.Stop()
	line, _, _ := bytes.Cut(bytes.TrimSpace(out.Bytes()), []byte("\n"))
	var exit *exec.ExitError
	switch {
	case hung:
		return -2, "hung"
	case errors.As(err, &exit):
		return exit.ExitCode(), string(line)
	case err != nil:
		t.Fatal(err)
	}
	return 0, string(line)
}

// copyDir copies a folder as it is now.
func copyDir(t *testing.T, from string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return to
}
