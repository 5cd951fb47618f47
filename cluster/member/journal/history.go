package journal

import (
	"cmp"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
)

// ErrForeign says that the journal in a folder is not the one of its owner.
var ErrForeign = errors.New("the journal belongs to another machine")

// ErrDamaged says that something is missing in the journal that was not in the
// store yet.
var ErrDamaged = errors.New("the journal is damaged")

// names are the two files that take turns.
var names = [2]string{"journal-a", "journal-b"}

// Files are the paths of the journal's files in a folder.
func Files(dir string) []string {
	return []string{filepath.Join(dir, names[0]), filepath.Join(dir, names[1])}
}

// History is what a journal remembers: its last operations without a gap. They
// are older than what the store may lack, and so can mend it.
type History struct {
	frames []placed
	newest [2]uint64 // the last frame of each file
	file   int       // that holds the last one of all
	end    int64     // where it goes on after it
}

// Read reads the journal of an owner. It changes nothing.
func Read(dir, owner string) (History, error) {
	var h History
	for i, path := range Files(dir) {
		b, err := os.ReadFile(path)
		if err != nil {
			return History{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		for _, f := range scan(b) {
			if f.owner != ownerNumber(owner) {
				return History{}, fmt.Errorf("%s: %w", path, ErrForeign)
			}
			if f.number > max(h.newest[0], h.newest[1]) {
				h.file, h.end = i, f.end
			}
			h.newest[i] = max(h.newest[i], f.number)
			h.frames = append(h.frames, f)
		}
	}
	slices.SortFunc(h.frames, func(a, b placed) int { return cmp.Compare(a.number, b.number) })
	return h.checked()
}

// ownerNumber stands for an owner in each frame.
func ownerNumber(owner string) uint64 {
	b := []byte(owner)
	return uint64(crc32.Checksum(b, castagnoli))<<32 | uint64(crc32.ChecksumIEEE(b))
}

// Empty says that nothing was ever written.
func (h History) Empty() bool { return len(h.frames) == 0 }

// last is the newest frame, or a zero one.
func (h History) last() frame {
	if len(h.frames) == 0 {
		return frame{}
	}
	return h.frames[len(h.frames)-1].frame
}

// checked keeps the frames that have no gap behind them, and looks whether all
// are there that the store may lack.
func (h History) checked() (History, error) {
	from := len(h.frames) - 1
	for from > 0 && h.frames[from-1].number == h.frames[from].number-1 {
		from--
	}
	if from < 0 {
		return h, nil
	}
	moved, _ := h.moved()
	if first := h.frames[from].number; first > moved+1 {
		return h, fmt.Errorf("%w: frame %d cannot be read, and the store has only those up to %d", ErrDamaged, first-1, moved)
	}
	h.frames = h.frames[from:]
	return h, nil
}

// moved is up to which frame everything is in the store, and up to which one it
// was before the store's last transaction.
func (h History) moved() (moved, before uint64) {
	for _, f := range h.frames {
		moved, before = max(moved, f.moved), max(before, f.before)
	}
	return moved, before
}

// All is what the whole history changed.
func (h History) All() (Changes, error) { return h.since(0) }

// Pending is what of it the store may lack, even if it lost its last transaction.
// Open brings it in.
func (h History) Pending() (Changes, error) {
	_, before := h.moved()
	return h.since(before)
}

// since is what the frames after a number changed.
func (h History) since(number uint64) (Changes, error) {
	c := newChanges()
	for _, f := range h.frames {
		if f.number <= number {
			continue
		}
		o, err := decodeOperation(f.body)
		if err != nil {
			return c, fmt.Errorf("%w: frame %d: %w", ErrDamaged, f.number, err)
		}
		c.add(o)
	}
	return c, nil
}
