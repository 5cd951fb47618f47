package journal

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// tape writes frames one after the other, first into one file, then over the
// other one.
type tape struct {
	owner uint64
	size  int64
	files [2]file
	last  [2]uint64 // the newest frame of each file
	at    int       // the file that is written
	end   int64     // where it goes on

	number        uint64 // of the last frame
	moved, before uint64 // see frame
	noted         uint64 // what the last frame on the disk says of before
	values        []value
	buffer, body  []byte
	broken        error // set once a write has failed: nobody knows what is on the disk
}

func (t *tape) open(cfg Config, h History) error {
	t.owner, t.size = ownerNumber(cfg.Owner), cfg.Size
	t.at, t.end, t.last, t.number = h.file, h.end, h.newest, h.last().number
	t.moved = t.number // Open has just brought everything into the store
	_, t.before = h.moved()
	t.noted = t.before
	for i, path := range Files(cfg.Dir) {
		err := lengthen(path, cfg.Size)
		if err == nil {
			t.files[i], err = cfg.open(path)
		}
		if err != nil {
			return fmt.Errorf("open the journal %s: %w", path, errors.Join(err, t.close()))
		}
	}
	return nil
}

func (t *tape) close() error {
	var errs []error
	for _, f := range t.files {
		if f != nil {
			errs = append(errs, f.Close())
		}
	}
	return errors.Join(errs...)
}

// keep remembers a value, so that each file begins with all of them.
func (t *tape) keep(v value) {
	i := slices.IndexFunc(t.values, func(w value) bool { return bytes.Equal(w.key, v.key) })
	if i < 0 {
		t.values = append(t.values, v)
		return
	}
	t.values[i] = v
}

// encode makes the next frame of an operation, in a buffer that is used again.
func (t *tape) encode(o operation) []byte {
	t.body = o.append(t.body[:0])
	f := frame{t.number + 1, t.owner, t.moved, t.before, t.body}
	t.buffer = f.append(t.buffer[:0])
	return t.buffer
}

// fits says whether a frame fits into what is left of the file, and a note behind
// it. A frame that fits into no file lengthens it.
func (t *tape) fits(frame []byte) bool {
	return t.end == 0 || t.end+int64(len(frame)+sector) <= t.size
}

// mayWrite says whether an operation can be written now: either there is room,
// or the other file may be written over.
func (t *tape) mayWrite(o operation) bool {
	return t.broken != nil || t.fits(t.encode(o)) || t.otherIsFree()
}

// otherIsFree says that the file that is not written holds nothing that the
// store may lack, even if it lost its last transaction, and that the disk knows.
func (t *tape) otherIsFree() bool { return t.last[1-t.at] <= t.noted }

// note writes down how far the store is, without another operation.
func (t *tape) note() error { return t.flush(t.encode(operation{kind: opNote})) }

// write appends the frame of an operation and flushes it.
func (t *tape) write(o operation) error {
	for _, v := range o.values {
		t.keep(v)
	}
	if !t.fits(t.encode(o)) {
		t.at, t.end = 1-t.at, 0
	}
	if t.end == 0 && len(t.values) > 0 {
		if err := t.flush(t.encode(operation{kind: opSet, values: t.values})); err != nil {
			return err
		}
	}
	return t.flush(t.encode(o))
}

func (t *tape) flush(frame []byte) error {
	if t.broken != nil {
		return t.broken
	}
	_, err := t.files[t.at].WriteAt(frame, t.end)
	if err == nil {
		err = t.files[t.at].Sync()
	}
	if err != nil {
		t.broken = err
		return err
	}
	t.number, t.noted = t.number+1, t.before
	t.end += int64(len(frame))
	t.last[t.at] = t.number
	return nil
}

// settled notes that everything up to a frame is in the store.
func (t *tape) settled(frame uint64) {
	if frame > t.moved {
		t.before, t.moved = t.moved, frame
	}
}
