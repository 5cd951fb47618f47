package wire

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"unicode/utf8"
)

// MaxEnvelope is the largest encoded envelope. A command is an order of a few
// words; whatever is larger is a mistake or an attack.
const MaxEnvelope = 64 << 10

// MaxPlanEnvelope is the limit for the one command that carries a whole office.
const MaxPlanEnvelope = 4 << 20

// ErrDamaged is wrapped by every error about bytes that are not what was written.
var ErrDamaged = errors.New("the bytes are damaged")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// seal appends the checksum to a form.
func seal(b []byte) []byte {
	return binary.BigEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// unseal checks the checksum and returns the form without it.
func unseal(b []byte) ([]byte, error) {
	if len(b) < 5 {
		return nil, fmt.Errorf("%w: %d bytes are too few", ErrDamaged, len(b))
	}
	body, sum := b[:len(b)-4], binary.BigEndian.Uint32(b[len(b)-4:])
	if crc32.Checksum(body, castagnoli) != sum {
		return nil, fmt.Errorf("%w: the checksum does not fit", ErrDamaged)
	}
	return body, nil
}

// reader takes a form apart. After the first mistake it yields zero values and
// keeps the error, so that callers look once, at the end.
type reader struct {
	b   []byte
	err error
}

func (r *reader) fail(why string) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: %s", ErrDamaged, why)
	}
	r.b = nil
}

// end wants the form to be read to its last byte.
func (r *reader) end() error {
	if len(r.b) > 0 {
		r.fail("something follows the form")
	}
	return r.err
}

const tooShort = "the form ends too early"

// maxLevel and maxMoment bound what an envelope may say: the last moment is the
// end of the year 9999.
const (
	maxLevel  = math.MaxInt32
	maxMoment = 253402300799999
)

func (r *reader) byte() byte {
	if len(r.b) < 1 {
		r.fail(tooShort)
		return 0
	}
	v := r.b[0]
	r.b = r.b[1:]
	return v
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.fail(tooShort)
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) bytes() []byte {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		r.fail(tooShort)
		return nil
	}
	v := r.b[:n:n]
	r.b = r.b[n:]
	return v
}

// integer reads a number that every machine can hold with its sign.
func (r *reader) integer(limit uint64) int64 {
	v := r.uvarint()
	if v > limit {
		r.fail("a number is out of range")
		return 0
	}
	return int64(v)
}

// string reads text. Bytes that are none would not survive a snapshot.
func (r *reader) string() string {
	v := r.bytes()
	if !utf8.Valid(v) {
		r.fail("a name is not UTF-8")
		return ""
	}
	return string(v)
}

func appendBytes(b, v []byte) []byte {
	return append(binary.AppendUvarint(b, uint64(len(v))), v...)
}

func appendString(b []byte, v string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(v))), v...)
}
