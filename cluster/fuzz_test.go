package cluster_test

import (
	"bufio"
	"bytes"
	"testing"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/queue"
	"okienko/office/wire"
)

func FuzzReadFrame(f *testing.F) {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	cluster.WriteFrame(w, cluster.Frame{Kind: cluster.FrameSubmit, Number: 7, Body: []byte("body")})
	cluster.WriteFrame(w, cluster.BeatFrame(cluster.Beat{Member: "m1", Current: true}))
	w.Flush()
	f.Add(b.Bytes())
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Add([]byte{0, 0, 0xff, 0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 'x'})
	f.Fuzz(func(t *testing.T, data []byte) {
		const limit = 1 << 16
		r := bufio.NewReader(bytes.NewReader(data))
		var again bytes.Buffer
		for {
			frame, err := cluster.ReadFrame(r, limit)
			if err != nil {
				break
			}
			if len(frame.Body) > limit {
				t.Fatalf("a body of %d bytes", len(frame.Body))
			}
			if frame.Kind == cluster.FrameBeat {
				cluster.ReadBeat(frame)
			}
			w := bufio.NewWriter(&again)
			cluster.WriteFrame(w, frame)
			w.Flush()
		}
		if !bytes.HasPrefix(data, again.Bytes()) {
			t.Fatal("what was read is not what was there")
		}
	})
}

func FuzzDecodeBatch(f *testing.F) {
	one, err := wire.EncodeEnvelope(office.Envelope{Client: "c", Seq: 1, Level: 1, Command: queue.CallNext{Desk: "d"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(cluster.EncodeBatch(nil))
	f.Add(cluster.EncodeBatch([][]byte{one}))
	f.Add(cluster.EncodeBatch([][]byte{one, one}))
	f.Add([]byte{1, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Add([]byte{2})
	f.Fuzz(func(t *testing.T, data []byte) {
		batch, err := cluster.DecodeBatch(data)
		if err != nil {
			return
		}
		var encoded [][]byte
		for _, e := range batch {
			b, err := wire.EncodeEnvelope(e)
			if err != nil {
				t.Fatal(err)
			}
			encoded = append(encoded, b)
		}
		again, err := cluster.DecodeBatch(cluster.EncodeBatch(encoded))
		if err != nil || len(again) != len(batch) {
			t.Fatalf("%d commands became %d: %v", len(batch), len(again), err)
		}
	})
}
