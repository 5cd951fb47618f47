package journal

import (
	"encoding/binary"
	"hash/crc32"
)

// Frames begin at sectors, so that writing one never touches an earlier one, and
// so that frames are found again behind a damaged one.
const (
	sector   = 512
	headSize = 48
	magic    = 0x6f6b6a31 // "okj1"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// frame is one flushed write: what was done, and how far the store was then.
//
//	magic, checksum of all that follows, length of the body, zero: 4 bytes each
//	number, owner, moved, before: 8 bytes each
//	the body, and zeros up to the next sector
type frame struct {
	number uint64 // without a gap, over both files
	owner  uint64 // whose journal it is
	moved  uint64 // everything up to this frame was in the store
	before uint64 // and up to this one before the store's last transaction
	body   []byte // an operation
}

// append appends the encoded frame.
func (f frame) append(b []byte) []byte {
	at := len(b)
	b = binary.BigEndian.AppendUint32(b, magic)
	b = append(b, 0, 0, 0, 0) // the checksum comes last
	b = binary.BigEndian.AppendUint32(b, uint32(len(f.body)))
	b = append(b, 0, 0, 0, 0)
	for _, n := range []uint64{f.number, f.owner, f.moved, f.before} {
		b = binary.BigEndian.AppendUint64(b, n)
	}
	b = append(b, f.body...)
	binary.BigEndian.PutUint32(b[at+4:], crc32.Checksum(b[at+8:], castagnoli))
	return append(b, make([]byte, padding(len(b)-at))...)
}

func padding(n int) int { return (sector - n%sector) % sector }

// decodeFrame reads the frame at the beginning of b, and how many bytes it takes
// up. The body is a part of b.
func decodeFrame(b []byte) (f frame, size int, ok bool) {
	if len(b) < headSize || binary.BigEndian.Uint32(b) != magic {
		return f, 0, false
	}
	length := uint64(binary.BigEndian.Uint32(b[8:]))
	if length > uint64(len(b)-headSize) {
		return f, 0, false
	}
	end := headSize + int(length)
	if crc32.Checksum(b[8:end], castagnoli) != binary.BigEndian.Uint32(b[4:]) {
		return f, 0, false
	}
	field := func(i int) uint64 { return binary.BigEndian.Uint64(b[16+8*i:]) }
	f = frame{field(0), field(1), field(2), field(3), b[headSize:end]}
	return f, min(end+padding(end), len(b)), true
}

// placed is a frame and where its file goes on after it.
type placed struct {
	frame
	end int64
}

// scan finds every whole frame of a file: those of its present use, and behind
// them what is left of an earlier one.
func scan(b []byte) []placed {
	var found []placed
	for at := 0; at < len(b); {
		f, size, ok := decodeFrame(b[at:])
		if !ok {
			at += sector
			continue
		}
		at += size
		found = append(found, placed{f, int64(at)})
	}
	return found
}
