package member

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
)

// commitFile is where a member writes down now and then how far the log was
// committed. raft forgets that, so a member that starts without a majority would
// not know what it may show.
//
// It is not flushed: what a power cut takes away only makes the picture older.
// It is never ahead of the log, which is flushed before anything is applied; so
// one that is ahead shows that the log has lost something.
const commitName = "committed"

// commit is an entry that was committed.
type commit struct{ index, term uint64 }

// Two places are written in turns, so that one is whole at any time.
const (
	commitPlace = 512
	commitSize  = 20 // index, term, checksum
)

func (c commit) encode() []byte {
	b := binary.BigEndian.AppendUint64(nil, c.index)
	b = binary.BigEndian.AppendUint64(b, c.term)
	return binary.BigEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// decodeCommits returns the newest commit of the two places, and which place may
// be written next. It is zero when none is whole.
func decodeCommits(b []byte) (newest commit, next int) {
	for place := range 2 {
		at := place * commitPlace
		if len(b) < at+commitSize {
			break
		}
		p := b[at : at+commitSize]
		if crc32.Checksum(p[:16], castagnoli) != binary.BigEndian.Uint32(p[16:]) {
			continue
		}
		c := commit{binary.BigEndian.Uint64(p), binary.BigEndian.Uint64(p[8:])}
		if c.index > newest.index {
			newest, next = c, 1-place
		}
	}
	return newest, next
}

// readCommit reads what a folder's commit file says. A missing or damaged one
// says nothing, and nothing is lost by that.
func readCommit(dir string) (commit, error) {
	b, err := os.ReadFile(filepath.Join(dir, commitName))
	if errors.Is(err, fs.ErrNotExist) {
		return commit{}, nil
	}
	c, _ := decodeCommits(b)
	return c, err
}

// writeCommit writes a commit down, beside the one before it.
func writeCommit(dir string, c commit) error {
	path := filepath.Join(dir, commitName)
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_, place := decodeCommits(old)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(c.encode(), int64(place)*commitPlace)
	return errors.Join(err, f.Close())
}
