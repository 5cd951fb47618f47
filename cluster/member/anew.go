package member

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/hashicorp/raft"

	"okienko/cluster/joining"
	"okienko/internal/durable"
	"okienko/office"
	"okienko/office/machines"
	"okienko/office/queue"
)

// Anew is an office as it is known somewhere, which goes on in its next life on
// one machine alone: a store whose majority was lost, or a backup.
type Anew struct {
	Machine     string        // who goes on
	State       *office.State // everything that is known; BeginAnew changes it
	Index, Term uint64        // of the last entry in it, or higher
	Incarnation joining.Incarnation
	Now         time.Time
}

// BeginAnew gives a data folder a new store, in which its machine is the only one
// that votes. No member may run in the folder. The store that was there is moved
// aside into the folder that is returned, and never deleted.
//
// Whoever is killed in the middle leaves either the old store untouched, or a new
// one that the next start brings to its place.
func BeginAnew(dir string, a Anew) (old string, err error) {
	if err := finishSwitch(dir); err != nil {
		return "", err
	}
	folder, err := takeFolder(dir)
	if err != nil {
		return "", err
	}
	defer folder.Close()
	return a.begin(dir, func(string) {})
}

// begin is for who holds the folder. It tells step before each step that lasts.
func (a Anew) begin(dir string, step func(string)) (old string, err error) {
	switch known, err := joining.Known(dir); {
	case err != nil:
		return "", err
	case a.Incarnation.Compare(known) <= 0:
		return "", fmt.Errorf("this machine knows of incarnation %d on %s already", known.Number, known.Machine)
	}
	next := filepath.Join(dir, nextFolder)
	if err := os.RemoveAll(next); err != nil {
		return "", err
	}
	if err := os.Mkdir(next, 0o700); err != nil {
		return "", err
	}
	step("make")
	if err := a.write(next); err != nil {
		return "", fmt.Errorf("make the store of incarnation %d: %w", a.Incarnation.Number, err)
	}
	step("decide")
	old = fmt.Sprintf("before-incarnation-%d-%s", a.Incarnation.Number, a.Now.UTC().Format("2006-01-02"))
	if err := durable.WriteFile(filepath.Join(next, readyFile), []byte(old), 0o600); err != nil {
		return "", err
	}
	return filepath.Join(dir, old), switchStores(dir, step)
}

// write makes a store in an empty folder. raft's own RecoverCluster would change
// the old store in its place, and needs one; a backup has none. What it leaves
// behind is the same: a snapshot of everything with the new configuration, and no
// entries.
func (a Anew) write(next string) error {
	m := newMachine(func(error) {}, func(*machines.State) {})
	m.state, m.index = a.State, a.Index+1
	step := a.State.Apply(office.Envelope{
		At: queue.At(a.Now), Origin: a.Machine, Client: "recovery-" + a.Machine, Seq: uint64(a.Incarnation.Number),
		Level: office.Level, Own: true,
		Command: machines.BeginIncarnation{Incarnation: a.Incarnation.Number, Proof: a.Incarnation.Proof()},
	})
	if kind, stopped := a.State.Stopped(); stopped {
		return fmt.Errorf("the office knows a command that is newer than this program: %s: update it first", kind)
	}
	if r := step.Answer.Refusal; r != nil {
		return fmt.Errorf("it is refused: %w", r)
	}
	if err := a.Incarnation.Write(joining.LivedFile(next)); err != nil {
		return err
	}
	if err := a.snapshot(next, m); err != nil {
		return err
	}
	logs, err := openBolt(filepath.Join(next, logFile), false)
	if err != nil {
		return err
	}
	// A term of its own, so that no vote of the old life counts in the new one.
	if err := errors.Join(logs.SetUint64([]byte("CurrentTerm"), a.Term+1), logs.Close()); err != nil {
		return err
	}
	return writeLabel(next, freshLabel(a.Machine))
}

func (a Anew) snapshot(next string, m *machine) error {
	_, body, err := m.encode()
	if err != nil {
		return err
	}
	store, err := openSnapshots(next)
	if err != nil {
		return err
	}
	alone := raft.Configuration{Servers: []raft.Server{{ID: raft.ServerID(a.Machine), Address: raft.ServerAddress(a.Machine)}}}
	_, nowhere := raft.NewInmemTransport("") // only writes the address down
	sink, err := store.Create(raft.SnapshotVersionMax, m.index, a.Term+1, alone, 1, nowhere)
	if err != nil {
		return err
	}
	return snapshot(body).Persist(sink)
}

// A new store is made beside the old one, in nextFolder. It counts from the
// moment at which readyFile is in it, which names the folder for the old one.
const (
	nextFolder = "next"
	readyFile  = "ready"
)

// finishSwitch goes on where somebody was killed who brought a new store to its
// place. One that was not ready is forgotten.
func finishSwitch(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, nextFolder)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	folder, err := takeFolder(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	_, err = os.Stat(filepath.Join(dir, nextFolder, readyFile))
	if errors.Is(err, fs.ErrNotExist) {
		err = os.RemoveAll(filepath.Join(dir, nextFolder))
	} else if err == nil {
		err = switchStores(dir, func(string) {})
	}
	if err != nil {
		return storageFault(dir, err)
	}
	return nil
}

// switchStores moves the old store aside and the new one to its place. Any number
// of these moves may have been done before. As long as the new label is not in its
// place, everything that is there is of the old store.
func switchStores(dir string, step func(string)) error {
	next := filepath.Join(dir, nextFolder)
	ready, err := os.ReadFile(filepath.Join(next, readyFile))
	if err != nil {
		return err
	}
	names := append(storeNames(), asideFile, filepath.Base(joining.LivedFile(dir)))
	label := filepath.Join(next, labelFile)
	if _, err := os.Stat(label); err == nil {
		old := filepath.Join(dir, string(ready))
		if err := os.MkdirAll(old, 0o700); err != nil {
			return err
		}
		if err := moveAll(dir, old, names, step); err != nil {
			return err
		}
		if err := moveAll(next, dir, []string{labelFile}, step); err != nil {
			return err
		}
	}
	if err := moveAll(next, dir, names, step); err != nil {
		return err
	}
	step("forget")
	if err := joining.Begin(dir); err != nil { // what was heard before is older
		return err
	}
	return os.RemoveAll(next)
}

// moveAll moves those of the names that there are, and makes that last.
func moveAll(from, to string, names []string, step func(string)) error {
	for _, name := range names {
		step("move " + name + " to " + filepath.Base(to))
		err := os.Rename(filepath.Join(from, name), filepath.Join(to, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(durable.SyncFolder(to), durable.SyncFolder(from))
}
