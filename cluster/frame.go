package cluster

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"okienko/office/queue"
)

// FollowNothing, as the Number of a Follow, asks for answers and beats alone.
const FollowNothing = ^uint64(0)

// FrameKind says what a frame carries.
type FrameKind byte

// The frames of the window protocol. A connection begins with Follow; Submit and
// Answer are matched by their number, the others need none.
const (
	FrameFollow   FrameKind = 1 // to a member: send me the log after Number
	FrameSubmit   FrameKind = 2 // to a member: put this envelope into the log
	FrameAnswer   FrameKind = 3 // from a member: what the envelope came to
	FrameRetry    FrameKind = 4 // from a member: not now, ask again
	FrameState    FrameKind = 5 // from a member: the state after the log's entry Number
	FrameCommit   FrameKind = 6 // from a member: the log's entry Number
	FrameBeat     FrameKind = 7 // from a member: how it is
	FrameRejected FrameKind = 8 // from a member: this envelope cannot go into the log
)

// Frame is one message of the window protocol.
type Frame struct {
	Kind   FrameKind
	Number uint64 // of the request, or of the log's entry
	Body   []byte
}

// maxFrame bounds a frame; a state is the largest.
const maxFrame = 256 << 20

// WriteFrame writes a frame. The caller flushes.
func WriteFrame(w *bufio.Writer, f Frame) error {
	var head [13]byte
	binary.BigEndian.PutUint32(head[:4], uint32(len(f.Body)))
	head[4] = byte(f.Kind)
	binary.BigEndian.PutUint64(head[5:], f.Number)
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	_, err := w.Write(f.Body)
	return err
}

// ReadFrame reads the next frame. The body is the reader's own.
func ReadFrame(r *bufio.Reader) (Frame, error) {
	var head [13]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return Frame{}, err
	}
	size := binary.BigEndian.Uint32(head[:4])
	if size > maxFrame {
		return Frame{}, fmt.Errorf("a frame of %d bytes is more than is allowed", size)
	}
	f := Frame{Kind: FrameKind(head[4]), Number: binary.BigEndian.Uint64(head[5:])}
	if size == 0 {
		return f, nil
	}
	// Read in pieces, so that a lying length costs its sender and not us.
	body, err := io.ReadAll(io.LimitReader(r, int64(size)))
	if err == nil && len(body) != int(size) {
		err = io.ErrUnexpectedEOF
	}
	f.Body = body
	return f, err
}

// Beat is what a member says of itself a few times a second.
type Beat struct {
	Member  string       `json:"member"`
	Now     queue.Moment `json:"now"`     // the member's clock, corrected to the leader's
	Current bool         `json:"current"` // it is in touch with a leader that has a majority
	Leader  string       `json:"leader,omitempty"`
	Index   uint64       `json:"index"` // the last entry that it has applied
	Stopped string       `json:"stopped,omitempty"`
}

// BeatEvery is how often a member beats.
const BeatEvery = 250 * time.Millisecond

// BeatFrame wraps a beat.
func BeatFrame(b Beat) Frame {
	body, _ := json.Marshal(b) // plain fields: it cannot fail
	return Frame{Kind: FrameBeat, Body: body}
}

// ReadBeat opens a beat.
func ReadBeat(f Frame) (Beat, error) {
	var b Beat
	err := json.Unmarshal(f.Body, &b)
	return b, err
}
