package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"sync"

	"okienko/internal/durable"
	"okienko/internal/lock"
)

// maxLive is how much a journal holds. It is more than a day's work of a kiosk.
const maxLive = 8 << 20

// rewriteFrom is how large a file may be before history is thrown away.
const rewriteFrom = 1 << 20

// maxAside is how many damaged files are kept.
const maxAside = 5

// ErrFull means that nothing more is taken until something was dropped.
var ErrFull = errors.New("the journal is full")

// ErrInUse means that another process has the journal.
var ErrInUse = errors.New("another program uses the journal")

// Entry is something that must not be forgotten.
type Entry struct {
	Key  string
	Body []byte
}

// Journal is an open journal. Any goroutine may use it.
type Journal struct {
	path  string
	lock  *os.File
	aside string

	mu      sync.Mutex // guards what follows
	file    *os.File
	size    int64 // of the file up to its last whole record
	entries []Entry
	live    int   // bytes of entries
	broken  error // nothing more can be written
}

// Open opens the journal of a path, or begins it.
func Open(path string) (*Journal, error) {
	held, err := lock.File(path + ".lock")
	if errors.Is(err, lock.ErrTaken) {
		err = ErrInUse
	}
	if err != nil {
		return nil, fmt.Errorf("journal %s: %w", path, err)
	}
	j := &Journal{path: path, lock: held}
	if err := j.open(); err != nil {
		_ = held.Close()
		return nil, fmt.Errorf("journal %s: %w", path, err)
	}
	return j, nil
}

func (j *Journal) open() error {
	old, err := os.ReadFile(j.path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err == nil && errors.Is(j.read(old), errDamaged) {
		if j.aside, err = setAside(j.path); err != nil {
			return err
		}
	}
	return j.rewrite()
}

// read takes in a file, up to where it can be read.
func (j *Journal) read(b []byte) error {
	rest, found := bytes.CutPrefix(b, []byte(magic))
	if !found {
		return errDamaged // the first one is written whole or not at all
	}
	for len(rest) > 0 {
		var r record
		var err error
		if r, rest, err = readRecord(rest); err != nil {
			return err
		}
		j.apply(r)
	}
	return nil
}

// setAside gives a damaged file another name, so that somebody can look at it.
func setAside(path string) (string, error) {
	for n := 1; ; n++ {
		name := path + ".damaged-" + strconv.Itoa(n)
		if _, err := os.Stat(name); n == maxAside || errors.Is(err, os.ErrNotExist) {
			return name, os.Rename(path, name)
		}
	}
}

// Damaged names the file that was set aside when the journal was opened, or is
// empty. Entries may be missing then.
func (j *Journal) Damaged() string { return j.aside }

// Put keeps an entry, in the place of the one with its key if there is one. It
// is on the disk when Put returns nil.
func (j *Journal) Put(key string, body []byte) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.live+len(key)+len(body) > maxLive || len(key)+len(body) > maxRecord/2 {
		return ErrFull
	}
	return j.write(record{opPut, key, bytes.Clone(body)})
}

// Drop forgets entries. One that is not there is no error.
func (j *Journal) Drop(keys ...string) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	var gone []record
	for _, key := range keys {
		if j.find(key) >= 0 {
			gone = append(gone, record{op: opDrop, key: key})
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return j.write(gone...)
}

// Get returns an entry's body.
func (j *Journal) Get(key string) ([]byte, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if i := j.find(key); i >= 0 {
		return bytes.Clone(j.entries[i].Body), true
	}
	return nil, false
}

// Entries are all entries, in the order in which their keys first came.
func (j *Journal) Entries() []Entry {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Clone(j.entries)
}

// Close lets go of the file.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.broken = os.ErrClosed
	return errors.Join(j.file.Close(), j.lock.Close())
}

func (j *Journal) find(key string) int {
	return slices.IndexFunc(j.entries, func(e Entry) bool { return e.Key == key })
}

// apply does what a record says. The caller holds mu, or has the journal alone.
func (j *Journal) apply(r record) {
	i := j.find(r.key)
	if i >= 0 {
		j.live -= len(r.key) + len(j.entries[i].Body)
	}
	switch {
	case r.op == opDrop && i >= 0:
		j.entries = slices.Delete(j.entries, i, i+1)
	case r.op == opPut && i >= 0:
		j.entries[i].Body = r.body
	case r.op == opPut:
		j.entries = append(j.entries, Entry{r.key, r.body})
	}
	if r.op == opPut {
		j.live += len(r.key) + len(r.body)
	}
}

// write puts records on the disk and then does what they say. What cannot be
// written whole is taken off the file again.
func (j *Journal) write(records ...record) error {
	if j.broken != nil {
		return j.broken
	}
	var b []byte
	for _, r := range records {
		b = appendRecord(b, r)
	}
	if _, err := j.file.WriteAt(b, j.size); err != nil {
		return j.takeBack(err)
	}
	if err := j.file.Sync(); err != nil {
		return j.giveUp(err)
	}
	j.size += int64(len(b))
	for _, r := range records {
		j.apply(r)
	}
	if j.size > rewriteFrom && j.size > 4*int64(j.live) {
		if err := j.rewrite(); err != nil {
			return j.giveUp(err)
		}
	}
	return nil
}

// takeBack cuts off what was written in part, on a full disk say.
func (j *Journal) takeBack(why error) error {
	if errors.Join(j.file.Truncate(j.size), j.file.Sync()) != nil {
		return j.giveUp(why)
	}
	return fmt.Errorf("the journal was not written: %w", why)
}

// giveUp begins the file anew, because after a failed flush nobody knows what is
// on the disk. If that fails, too, the journal takes nothing any more.
func (j *Journal) giveUp(why error) error {
	if err := j.rewrite(); err != nil {
		j.broken = fmt.Errorf("the journal cannot be written: %w", errors.Join(why, err))
		return j.broken
	}
	return fmt.Errorf("the journal was not written: %w", why)
}

// rewrite writes the file anew, without history.
func (j *Journal) rewrite() error {
	if j.file != nil {
		_ = j.file.Close() // Windows gives no open file's name to another
	}
	b := []byte(magic)
	for _, e := range j.entries {
		b = appendRecord(b, record{opPut, e.Key, e.Body})
	}
	err := durable.Write(j.path, 0o600, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
	if err != nil {
		return err
	}
	file, err := os.OpenFile(j.path, os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	j.file, j.size = file, int64(len(b))
	return nil
}
