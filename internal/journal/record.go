package journal

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
)

// magic begins the file; its last byte is the version.
const magic = "okienko journal\x01"

// What a record does.
const (
	opPut  = 1
	opDrop = 2
)

// headSize is the length of the payload, its checksum, and the payload's. The
// length has a checksum of its own: a flipped bit in it must not look like a
// record that was cut off.
const headSize = 12

// maxRecord bounds one record.
const maxRecord = 1 << 20

var (
	errDamaged = errors.New("a record is not what was written")
	errTorn    = errors.New("the last record was cut off")
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

type record struct {
	op   byte
	key  string
	body []byte
}

// appendRecord adds the form of a record.
func appendRecord(b []byte, r record) []byte {
	payload := append([]byte{r.op}, binary.AppendUvarint(nil, uint64(len(r.key)))...)
	payload = append(append(payload, r.key...), r.body...)
	head := binary.BigEndian.AppendUint32(nil, uint32(len(payload)))
	head = binary.BigEndian.AppendUint32(head, crc32.Checksum(head, castagnoli))
	head = binary.BigEndian.AppendUint32(head, crc32.Checksum(payload, castagnoli))
	return append(append(b, head...), payload...)
}

// readRecord takes the first record off a form.
func readRecord(b []byte) (r record, rest []byte, err error) {
	if len(b) < headSize {
		return record{}, nil, errTorn
	}
	size := binary.BigEndian.Uint32(b)
	if binary.BigEndian.Uint32(b[4:]) != crc32.Checksum(b[:4], castagnoli) || size > maxRecord {
		return record{}, nil, errDamaged
	}
	sum, b := binary.BigEndian.Uint32(b[8:]), b[headSize:]
	if uint32(len(b)) < size {
		return record{}, nil, errTorn
	}
	payload, rest := b[:size], b[size:]
	if crc32.Checksum(payload, castagnoli) != sum {
		return record{}, nil, errDamaged
	}
	r, err = readPayload(payload)
	return r, rest, err
}

func readPayload(b []byte) (record, error) {
	if len(b) == 0 || b[0] != opPut && b[0] != opDrop {
		return record{}, errDamaged
	}
	length, n := binary.Uvarint(b[1:])
	if n <= 0 || length > uint64(len(b)-1-n) {
		return record{}, errDamaged
	}
	rest := b[1+n:]
	return record{op: b[0], key: string(rest[:length]), body: rest[length:]}, nil
}
