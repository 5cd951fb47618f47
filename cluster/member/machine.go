package member

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/hashicorp/raft"

	"okienko/cluster"
	"okienko/cluster/blob"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
	"okienko/office/wire"
)

// machine is the office as raft drives it: it applies what is committed, hands
// it on to the windows, and writes and reads snapshots.
type machine struct {
	stream     *stream
	broken     func(error)           // told once, of an entry that cannot be read
	registered func(*machines.State) // told when the register has changed; must be short

	mu    sync.Mutex // guards what follows
	state *office.State
	index uint64 // of the last entry applied
	asked uint64 // of the last one that raft asked for; behind index after a replay
	stuck error  // set once nothing can be applied any more
	sums  []cluster.StateSum

	sumEvery uint64      // entries; never changed
	blobs    *blob.Store // never changed once entries are applied

	copying sync.Mutex // guards what follows; taken before mu
	copied  copied
}

// copied is the encoded state for windows that begin. Many begin at once, when
// the power or a member comes back, and share one copy.
type copied struct {
	index uint64
	state []byte
}

// copyLasts is how many entries a copy may lie behind: a window applies so many
// in less time than it takes to encode the state of a busy day.
const copyLasts = 512

// errTooOld answers for entries that this program is too old to follow.
var errTooOld = errors.New("the log holds a command that is newer than this program")

func newMachine(broken func(error), registered func(*machines.State)) *machine {
	return &machine{stream: newStream(), broken: broken, registered: registered, state: office.New(), sumEvery: sumEvery}
}

// Apply applies one entry of the log, which holds one or more commands, and
// returns a []office.Step. An entry that was replayed at the start is passed
// over: it is older than anybody who waits for an answer.
func (m *machine) Apply(entry *raft.Log) any {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.asked = entry.Index
	if entry.Index <= m.index {
		return nil
	}
	return m.apply(entry)
}

// replay applies an entry that raft has not asked for yet.
func (m *machine) replay(entry *raft.Log) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.apply(entry)
}

// apply is for who holds mu.
func (m *machine) apply(entry *raft.Log) any {
	if m.stuck != nil {
		return m.stuck
	}
	batch, err := cluster.DecodeBatch(entry.Data)
	if err != nil {
		// Guessing on would fork the office. This member ends instead; the
		// others go on.
		m.stuck = fmt.Errorf("entry %d: %w", entry.Index, err)
		m.broken(m.stuck)
		return m.stuck
	}
	steps := make([]office.Step, len(batch))
	news, sealed := false, false
	for i, e := range batch {
		sealed = m.keepDay(e.Command) || sealed
		steps[i] = m.state.Apply(e)
		_, concerns := e.Command.(machines.Command)
		news = news || concerns
	}
	if news {
		m.registered(&m.state.Machines)
	}
	m.index = entry.Index
	m.sum(entry.Index, sealed)
	m.stream.append(entry.Index, entry.Data)
	if _, stopped := m.state.Stopped(); stopped {
		return errTooOld // what a newer member answers is the answer
	}
	return steps
}

// Snapshot copies the state. A member that is too old for the log makes none:
// what it did not understand would be missing for ever.
func (m *machine) Snapshot() (raft.FSMSnapshot, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if kind, stopped := m.state.Stopped(); stopped {
		return nil, fmt.Errorf("no snapshot: command %s is newer than this program", kind)
	}
	if m.stuck != nil {
		return nil, m.stuck
	}
	if m.asked < m.index {
		return nil, errors.New("no snapshot: raft has not caught up with what was replayed")
	}
	_, body, err := m.encode()
	return snapshot(body), err
}

// Restore replaces the state by a snapshot.
func (m *machine) Restore(r io.ReadCloser) error {
	defer r.Close()
	var index uint64
	if err := binary.Read(r, binary.BigEndian, &index); err != nil {
		return fmt.Errorf("read snapshot: %w", err)
	}
	state, err := wire.ReadState(r)
	if err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.state, m.index, m.asked = state, index, index
	m.registered(&m.state.Machines)
	m.stream.reset(index)
	return nil
}

// copyState returns the encoded state and the index of its last entry. It may
// lie a little behind; the stream holds the rest.
func (m *machine) copyState() (uint64, []byte, error) {
	m.copying.Lock()
	defer m.copying.Unlock()
	if m.copied.state != nil && m.stream.near(m.copied.index, copyLasts) {
		return m.copied.index, m.copied.state, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.stuck != nil {
		return 0, nil, m.stuck
	}
	index, body, err := m.encode()
	if err != nil {
		return 0, nil, err
	}
	m.copied = copied{index, body[8:]}
	return m.copied.index, m.copied.state, nil
}

// encode returns the state as a snapshot holds it: the index, then the state.
func (m *machine) encode() (uint64, []byte, error) {
	var b bytes.Buffer
	_ = binary.Write(&b, binary.BigEndian, m.index)
	err := wire.WriteState(&b, m.state)
	return m.index, b.Bytes(), err
}

// look lets f read the state. f must be short: the log waits.
func (m *machine) look(f func(*office.State)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	f(m.state)
}

// tooOld names the command that this program is too old to follow.
func (m *machine) tooOld() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	kind, _ := m.state.Stopped()
	return kind
}

// applied is the last entry applied and the moment of its last command.
func (m *machine) applied() (uint64, queue.Moment) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.index, m.state.Queue.Now
}

type snapshot []byte

// Persist writes the copied state.
func (s snapshot) Persist(sink raft.SnapshotSink) error {
	if _, err := sink.Write(s); err != nil {
		return errors.Join(err, sink.Cancel())
	}
	return sink.Close()
}

// Release frees nothing: the copy is garbage like any other.
func (snapshot) Release() {}
