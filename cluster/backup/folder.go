package backup

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"filippo.io/age"

	"okienko/cluster/blob"
	"okienko/internal/durable"
	"okienko/office/wire"
)

// Folder is where a machine keeps its backups. Other machines may use the same
// folder: each looks after its own files only.
type Folder struct {
	Dir     string
	Machine string
	Secret  string                           // the age key that opens what is sealed to this machine
	Free    func(dir string) (uint64, error) // how much room is left; nil asks nobody
	Pace    int                              // bytes a second; zero is as fast as the disk

	written func(path string) // tests spoil here what was just written
}

// ErrNoSpace says that there is too little room for another backup.
var ErrNoSpace = errors.New("too little space is left on the disk")

// ErrNoRecoveryKey says that an office has no recovery key, to which its backups
// could be sealed: it was prepared by hand.
var ErrNoRecoveryKey = errors.New("the office has no recovery key")

// leastFree is what a backup leaves free on the disk: the log needs it more.
const leastFree = 300 << 20

// Make makes a backup of a state and its days, proves it by restoring it into
// nowhere, and only then gives it its name. What about says of the state's own
// content is filled in. Whatever fails, the older backups stay.
func (f Folder) Make(ctx context.Context, about Header, state []byte, blobs *blob.Store) (File, error) {
	about.Machine = f.Machine
	file, err := f.make(ctx, about, state, blobs)
	if err != nil {
		return File{}, fmt.Errorf("make a backup in %s: %w", f.Dir, err)
	}
	return file, nil
}

func (f Folder) make(ctx context.Context, about Header, raw []byte, blobs *blob.Store) (File, error) {
	s, err := wire.ReadState(bytes.NewReader(raw))
	if err != nil {
		return File{}, err
	}
	if s.Machines.Recovery == "" {
		return File{}, ErrNoRecoveryKey
	}
	if err := os.MkdirAll(f.Dir, 0o700); err != nil {
		return File{}, err
	}
	f.tidy()
	c, err := gather(about, raw, s, blobs)
	if err != nil {
		return File{}, err
	}
	if err := f.room(c.size()); err != nil {
		return File{}, err
	}
	return f.store(ctx, c, s.Machines.Recovery)
}

// store writes a backup under a name that no backup has, proves it, and renames it.
func (f Folder) store(ctx context.Context, c content, recovery string) (File, error) {
	own, err := age.ParseX25519Identity(f.Secret)
	if err != nil {
		return File{}, fmt.Errorf("the sealing key of this machine: %w", err)
	}
	made := File{Made: c.header.Made, Update: c.header.Update}
	made.Path = f.path(made)
	temporary := filepath.Join(f.Dir, f.unproven()+"0")
	defer os.Remove(temporary) // fails once the file has its name, as it should
	out, err := os.OpenFile(temporary, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return File{}, err
	}
	w := &calm{ctx: ctx, file: out, pace: f.Pace}
	if err := errors.Join(c.write(w, recovery, own.Recipient().String()), out.Sync(), out.Close()); err != nil {
		return File{}, err
	}
	if f.written != nil {
		f.written(temporary)
	}
	if err := f.try(temporary, c.header); err != nil {
		return File{}, fmt.Errorf("restore it for a test: %w", err)
	}
	if err := os.Rename(temporary, made.Path); err != nil {
		return File{}, err
	}
	return made, durable.SyncFolder(f.Dir)
}

// try restores a backup into nowhere. Its state has to be the one that was
// written, also after it went through the rules' own form.
func (f Folder) try(path string, want Header) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	h, s, err := Read(in, f.Secret, nil)
	if err != nil {
		return err
	}
	var again bytes.Buffer
	if err := wire.WriteState(&again, s); err != nil {
		return err
	}
	if h.StateSum != want.StateSum || sum(again.Bytes()) != want.StateSum {
		return fmt.Errorf("the state is another one: %w", ErrDamaged)
	}
	return nil
}

func (f Folder) room(size uint64) error {
	if f.Free == nil {
		return nil
	}
	free, err := f.Free(f.Dir)
	if err == nil && free < size+leastFree {
		return fmt.Errorf("%w: %d MB are free, and the backup needs %d MB and leaves %d MB to the office's data", ErrNoSpace, free>>20, size>>20, leastFree>>20)
	}
	return nil
}
