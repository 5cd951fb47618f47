package journal

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"github.com/hashicorp/raft"
)

func someOperations() []operation {
	return []operation{
		{kind: opNote},
		{kind: opDelete, min: 3, max: 1 << 40},
		{kind: opSet, values: []value{{[]byte("CurrentTerm"), []byte{0, 0, 0, 0, 0, 0, 0, 7}}, {[]byte("k"), nil}}},
		{kind: opStore, entries: []*raft.Log{
			{Index: 1, Term: 1, Type: raft.LogConfiguration, Data: []byte("who")},
			{Index: 2, Term: 300, Data: bytes.Repeat([]byte("a"), 700), Extensions: []byte("x"), AppendedAt: time.Unix(1, 2)},
			{Index: 3, Term: 300, Type: raft.LogNoop},
		}},
	}
}

func TestOperationsAreReadAsTheyWereWritten(t *testing.T) {
	for _, o := range someOperations() {
		got, err := decodeOperation(o.append(nil))
		if err != nil || !reflect.DeepEqual(got, o) {
			t.Errorf("got %+v, %v; want %+v", got, err, o)
		}
	}
}

func FuzzDecodeOperation(f *testing.F) {
	for _, o := range someOperations() {
		f.Add(o.append(nil))
	}
	f.Add([]byte{opStore, 0xff, 0xff, 0xff, 0xff, 0x0f, 1})
	f.Add([]byte{opSet, 2, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		o, err := decodeOperation(b)
		if err != nil {
			return
		}
		again, err := decodeOperation(o.append(nil))
		if err != nil || !reflect.DeepEqual(again, o) {
			t.Errorf("%x reads as %+v, and that as %+v, %v", b, o, again, err)
		}
	})
}

// FuzzScan reads files of any content: it finds nothing that was not written,
// and everything that was written after some sectors of anything else.
func FuzzScan(f *testing.F) {
	var file []byte
	for i, o := range someOperations() {
		file = frame{number: uint64(i + 1), owner: 5, moved: uint64(i), body: o.append(nil)}.append(file)
	}
	f.Add(file)
	f.Add(file[sector : len(file)-sector])
	f.Add(bytes.Repeat([]byte{0x6f, 0x6b, 0x6a, 0x31}, sector))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, p := range scan(b) {
			if p.end > int64(len(b)) {
				t.Errorf("a frame ends at %d of %d", p.end, len(b))
			}
			if again := p.append(nil); !bytes.HasPrefix(again, p.body) && len(p.body) > len(again) {
				t.Error("a body is longer than its frame")
			}
		}
		b = b[:len(b)/sector*sector]
		whole := frame{number: 9, owner: 5, body: []byte{opNote}}
		found := scan(whole.append(b))
		last := found[len(found)-1]
		if last.number != 9 && last.end < int64(len(b)) {
			t.Errorf("the frame at the end was not found: %+v", last)
		}
	})
}
