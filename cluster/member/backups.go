package member

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/hashicorp/raft"

	"okienko/cluster"
	"okienko/cluster/backup"
	"okienko/office"
	"okienko/office/queue"
)

// backupFolder is where backups lie in the data folder, unless the machine file
// names another place.
const backupFolder = "backups"

// Times of backups. Nobody waits for them, so they give way to everything else.
const (
	backupEvery = time.Minute // looks whether one is due
	backupAgain = time.Hour   // until a failed one is tried again
	backupPace  = 8 << 20     // bytes a second
)

// backups are this machine's backups of the office.
type backups struct {
	folder backup.Folder
	making sync.Mutex // held while one is made

	mu    sync.Mutex           // guards what follows
	at    queue.Moment         // when the newest was made
	wrong cluster.BackupFailed // why the last try failed; empty when it did not
	again time.Time            // no other try before
}

func (b *backups) begin(cfg Config) {
	b.folder = backup.Folder{Dir: cfg.Backups, Machine: cfg.ID, Secret: cfg.Sealing, Free: cfg.FreeSpace}
	b.look()
}

// look takes note of the newest backup on the disk. Only proven ones have a name.
func (b *backups) look() {
	newest, _ := b.folder.Newest() // a folder that cannot be read has none
	b.mu.Lock()
	defer b.mu.Unlock()
	b.at = newest.Made
}

// tell says when the newest backup was made, and why the last try failed.
func (b *backups) tell() (queue.Moment, cluster.BackupFailed) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.at, b.wrong
}

// last says when the newest backup was made, and until when there is no other try.
func (b *backups) last() (queue.Moment, time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.at, b.again
}

// note takes in what a try came to.
func (b *backups) note(err error, now time.Time) {
	b.look()
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case err == nil:
		b.wrong, b.again = "", time.Time{}
	case isDiskFull(err) || errors.Is(err, backup.ErrNoSpace):
		b.wrong, b.again = cluster.BackupNoSpace, now.Add(backupAgain)
	default:
		b.wrong, b.again = cluster.BackupBroke, now.Add(backupAgain)
	}
}

// keepBackups makes a backup each night. An office that was prepared by hand has
// no recovery key, and no backups.
func (m *Member) keepBackups(ctx context.Context) {
	if m.cfg.Sealing == "" {
		return
	}
	ticker := time.NewTicker(m.cfg.BackupEvery)
	defer ticker.Stop()
	for {
		m.backups.look()
		if m.current() && m.backupDue() {
			_, _ = m.backUp(ctx, false, backupPace) // it tells of what fails
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// backupDue says whether it is time for the night's backup.
func (m *Member) backupDue() bool {
	var zone string
	var open bool
	m.machine.look(func(s *office.State) { zone, open = s.Queue.Plan.Zone, s.Queue.Day.Open })
	newest, rests := m.backups.last()
	now := m.officeTime()
	return m.mayBackUp() == nil && !now.Before(rests) && backup.Due(now, newest.Time(), open, m.cfg.ID, placeOf(zone))
}

// errNotBegun says that there is nothing to back up yet.
var errNotBegun = errors.New("the office has only just begun: try again in a moment")

// mayBackUp says why there can be no backup.
func (m *Member) mayBackUp() (err error) {
	m.machine.look(func(s *office.State) {
		switch {
		case m.cfg.Sealing == "" || s.Machines.Founded() && s.Machines.Recovery == "":
			err = backup.ErrNoRecoveryKey
		case !s.Machines.Founded():
			err = errNotBegun
		}
	})
	return err
}

// placeOf finds a time zone. The rules have checked that a plan's exists; before
// there is a plan, any will do.
func placeOf(zone string) *time.Location {
	if z, err := time.LoadLocation(zone); err == nil {
		return z
	}
	return time.UTC
}

// officeTime is the office's time as this member knows it.
func (m *Member) officeTime() time.Time { return m.cfg.Clock().Add(m.clock.offset()) }

// backUp makes a backup now, tells of it, and lets go of old ones.
func (m *Member) backUp(ctx context.Context, update bool, pace int) (backup.File, error) {
	m.backups.making.Lock()
	defer m.backups.making.Unlock()
	now := m.officeTime()
	file, err := m.writeBackup(ctx, now, update, pace)
	if ctx.Err() != nil {
		return backup.File{}, context.Cause(ctx)
	}
	m.backups.note(err, now)
	if err != nil {
		m.cfg.Log.Error("there is no new backup; the older ones are kept", "error", err)
		return backup.File{}, err
	}
	m.cfg.Log.Info("a backup was made and restored for a test", "file", file.Path)
	var zone string
	m.machine.look(func(s *office.State) { zone = s.Queue.Plan.Zone })
	if err := m.backups.folder.Prune(placeOf(zone)); err != nil {
		m.cfg.Log.Warn("old backups stay", "error", err)
	}
	return file, nil
}

func (m *Member) writeBackup(ctx context.Context, now time.Time, update bool, pace int) (backup.File, error) {
	index, state, err := m.machine.backupState()
	if err != nil {
		return backup.File{}, err
	}
	term, err := m.termOf(index)
	if err != nil {
		return backup.File{}, err
	}
	folder := m.backups.folder
	folder.Pace = pace
	return folder.Make(ctx, backup.Header{
		Made: queue.At(now), Index: index, Term: term, Version: m.cfg.Version, Update: update,
	}, state, m.blobs)
}

// backupState copies the state. One of a program that is too old for the log
// lacks what it did not understand.
func (m *machine) backupState() (index uint64, state []byte, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if kind, stopped := m.state.Stopped(); stopped {
		return 0, nil, fmt.Errorf("no backup: command %s is newer than this program", kind)
	}
	if m.stuck != nil {
		return 0, nil, m.stuck
	}
	index, body, err := m.encode()
	return index, body[8:], err
}

// termOf is the term of an entry that was applied, or of the snapshot that covers it.
func (m *Member) termOf(index uint64) (uint64, error) {
	var entry raft.Log
	err := m.store.logs.GetLog(index, &entry)
	if err == nil || !errors.Is(err, raft.ErrLogNotFound) {
		return entry.Term, err
	}
	list, err := m.store.snapshots.List()
	if err != nil || len(list) == 0 {
		return 0, errors.Join(fmt.Errorf("entry %d is neither in the log nor in a snapshot", index), err)
	}
	return list[0].Term, nil
}

// tellBackup makes a backup for whoever sits at this machine.
func (m *Member) tellBackup(ctx context.Context, from asker, _ json.RawMessage) (any, error) {
	if string(from.Machine) != m.cfg.ID {
		return nil, &cluster.RefusedError{Code: string(office.NotAllowed)}
	}
	if err := m.mayBackUp(); err != nil {
		return cluster.BackupMade{Problem: err.Error()}, nil
	}
	current := m.current()
	file, err := m.backUp(ctx, false, 0)
	if ctx.Err() != nil {
		return nil, errRetry
	}
	if err != nil {
		return cluster.BackupMade{Problem: err.Error()}, nil
	}
	return cluster.BackupMade{Path: file.Path, Made: file.Made, Current: current}, nil
}
