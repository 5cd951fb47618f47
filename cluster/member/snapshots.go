package member

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/raft"

	"okienko/internal/durable"
	"okienko/office/machines"
)

// snapshots are raft's, in files. raft keeps a checksum of the state but none of
// what it says about it, which holds the members and the place in the log; so
// that gets one as well.
type snapshots struct {
	*raft.FileSnapshotStore
	dir string // that of all snapshots
}

const (
	metaFile = "meta.json"
	metaSeal = "meta.crc"
)

func openSnapshots(dir string) (*snapshots, error) {
	s, err := raft.NewFileSnapshotStoreWithLogger(dir, 2, hclog.NewNullLogger())
	return &snapshots{s, filepath.Join(dir, "snapshots")}, err
}

// Create begins a snapshot.
func (s *snapshots) Create(version raft.SnapshotVersion, index, term uint64, configuration raft.Configuration,
	configurationIndex uint64, transport raft.Transport) (raft.SnapshotSink, error) {
	sink, err := s.FileSnapshotStore.Create(version, index, term, configuration, configurationIndex, transport)
	if err != nil {
		return nil, err
	}
	return &sealedSink{sink, filepath.Join(s.dir, sink.ID())}, nil
}

// Open opens a snapshot and checks its checksums.
func (s *snapshots) Open(id string) (*raft.SnapshotMeta, io.ReadCloser, error) {
	if err := checkSeal(filepath.Join(s.dir, id)); err != nil {
		return nil, nil, err
	}
	return s.FileSnapshotStore.Open(id)
}

// sealedSink seals a snapshot once it is whole.
type sealedSink struct {
	raft.SnapshotSink
	folder string
}

// Close ends the snapshot.
func (s *sealedSink) Close() error {
	if err := s.SnapshotSink.Close(); err != nil {
		return err
	}
	sum, err := metaSum(s.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // a newer one has replaced it already
	}
	if err != nil {
		return err
	}
	return durable.WriteFile(filepath.Join(s.folder, metaSeal), []byte(sum), 0o600)
}

func metaSum(folder string) (string, error) {
	b, err := os.ReadFile(filepath.Join(folder, metaFile))
	return strconv.FormatUint(uint64(crc32.Checksum(b, castagnoli)), 16), err
}

// checkSeal checks what a snapshot says about itself. A process that ended before
// the seal was written leaves a snapshot without one.
func checkSeal(folder string) error {
	want, err := os.ReadFile(filepath.Join(folder, metaSeal))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if got, err := metaSum(folder); err != nil || got != string(want) {
		return errors.Join(err, fmt.Errorf("%s: its checksum is wrong", metaFile))
	}
	return nil
}

// checkSnapshots restores every snapshot into nowhere, and returns the last
// entry that the newest one covers.
func checkSnapshots(dir string) (covered uint64, err error) {
	ids, err := snapshotIDs(dir)
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	for _, id := range ids {
		index, err := checkSnapshot(dir, id)
		if err != nil {
			return 0, fmt.Errorf("snapshot %s: %w", id, err)
		}
		covered = max(covered, index)
	}
	return covered, nil
}

// checkSnapshot restores one snapshot into nowhere, and returns the last entry
// that it covers.
func checkSnapshot(dir, id string) (uint64, error) {
	store, err := openSnapshots(dir)
	if err != nil {
		return 0, err
	}
	about, body, err := store.Open(id)
	if err != nil {
		return 0, err
	}
	m := newMachine(func(error) {}, func(*machines.State) {})
	if err := m.Restore(body); err != nil {
		return 0, err
	}
	if last, _ := m.applied(); last > about.Index {
		return 0, fmt.Errorf("it says that it covers entry %d, and its state covers %d", about.Index, last)
	}
	return about.Index, nil
}

// snapshotIDs are the snapshots of a folder that were ended.
func snapshotIDs(dir string) ([]string, error) {
	folders, err := filepath.Glob(filepath.Join(dir, "snapshots", "*[0-9]"))
	for i := range folders {
		folders[i] = filepath.Base(folders[i])
	}
	return folders, err
}
