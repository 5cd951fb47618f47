package journal

import (
	"encoding/binary"
	"errors"
	"math"
	"time"

	"github.com/hashicorp/raft"
)

// The kinds of operations, as the first byte of a frame's body has them.
const (
	opStore  = 1 // entries
	opDelete = 2 // a range of entries, both ends included
	opSet    = 3 // values such as the present term
	opNote   = 4 // nothing: only how far the store is
)

// operation is what one frame does to the log.
type operation struct {
	kind     byte
	entries  []*raft.Log
	min, max uint64
	values   []value
}

type value struct{ key, value []byte }

var errOperation = errors.New("an operation of the journal cannot be read")

// append appends the encoded operation.
func (o operation) append(b []byte) []byte {
	b = append(b, o.kind)
	switch o.kind {
	case opStore:
		b = binary.AppendUvarint(b, uint64(len(o.entries)))
		for _, l := range o.entries {
			b = appendEntry(b, l)
		}
	case opDelete:
		b = binary.AppendUvarint(b, o.min)
		b = binary.AppendUvarint(b, o.max)
	case opSet:
		b = binary.AppendUvarint(b, uint64(len(o.values)))
		for _, v := range o.values {
			b = appendBytes(appendBytes(b, v.key), v.value)
		}
	}
	return b
}

func appendEntry(b []byte, l *raft.Log) []byte {
	b = binary.AppendUvarint(b, l.Index)
	b = binary.AppendUvarint(b, l.Term)
	b = append(b, byte(l.Type))
	at := int64(math.MinInt64) // stands for no time at all
	if !l.AppendedAt.IsZero() {
		at = l.AppendedAt.UnixNano()
	}
	b = binary.BigEndian.AppendUint64(b, uint64(at))
	return appendBytes(appendBytes(b, l.Data), l.Extensions)
}

func appendBytes(b, v []byte) []byte {
	return append(binary.AppendUvarint(b, uint64(len(v))), v...)
}

// decodeOperation reads a frame's body. Bytes of entries are parts of it.
func decodeOperation(b []byte) (operation, error) {
	r := reader{rest: b}
	o := operation{kind: r.byte()}
	switch o.kind {
	case opStore:
		for range r.count() {
			o.entries = append(o.entries, r.entry())
		}
	case opDelete:
		o.min, o.max = r.number(), r.number()
	case opSet:
		for range r.count() {
			o.values = append(o.values, value{r.bytes(), r.bytes()})
		}
	case opNote:
	default:
		r.bad = true
	}
	if r.bad || len(r.rest) > 0 {
		return operation{}, errOperation
	}
	return o, nil
}

// reader takes an operation apart. Once something was wrong it yields nothing.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.rest, r.bad = nil, true
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

// count is a number of things that take at least a byte each.
func (r *reader) count() uint64 {
	n := r.number()
	if n > uint64(len(r.rest)) {
		r.rest, r.bad = nil, true
		return 0
	}
	return n
}

func (r *reader) take(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.rest, r.bad = nil, true
		return make([]byte, min(n, 8))
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) byte() byte { return r.take(1)[0] }

// bytes are nil when there are none, as raft has them.
func (r *reader) bytes() []byte {
	n := r.number()
	if n == 0 {
		return nil
	}
	return r.take(n)
}

func (r *reader) entry() *raft.Log {
	l := &raft.Log{Index: r.number(), Term: r.number(), Type: raft.LogType(r.byte())}
	if at := int64(binary.BigEndian.Uint64(r.take(8))); at != math.MinInt64 {
		l.AppendedAt = time.Unix(0, at)
	}
	l.Data, l.Extensions = r.bytes(), r.bytes()
	return l
}
