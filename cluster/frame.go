package cluster

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"okienko/internal/feed"
	"okienko/office/queue"
	"okienko/office/wire"
)

// FollowNothing, as the Number of a Follow, asks for answers and beats alone.
const FollowNothing = ^uint64(0)

// FrameKind says what a frame carries.
type FrameKind byte

// The frames of the window protocol. A connection begins with Follow; Submit and
// Answer are matched by their number, the others need none.
const (
	FrameFollow   FrameKind = 1  // to a member: send me the log after Number; the Body is a Process, or empty
	FrameSubmit   FrameKind = 2  // to a member: put this envelope into the log
	FrameAnswer   FrameKind = 3  // from a member: what the envelope came to
	FrameRetry    FrameKind = 4  // from a member: not now, ask again
	FrameState    FrameKind = 5  // from a member: the state after the log's entry Number
	FrameCommit   FrameKind = 6  // from a member: the log's entry Number
	FrameBeat     FrameKind = 7  // from a member: how it is
	FrameRejected FrameKind = 8  // from a member: this envelope cannot go into the log
	FrameQuestion FrameKind = 9  // to a member: a Question that the log has no answer to
	FrameReply    FrameKind = 10 // from a member: the Reply to a question
	FrameFarewell FrameKind = 11 // from a member: a trouble, for which it does not speak with this machine
	FrameKnock    FrameKind = 12 // from a member: do you live? Number is how many lives it has seen
	FrameHere     FrameKind = 13 // to a member: yes, after the knock Number
)

// Frame is one message of the window protocol.
type Frame struct {
	Kind   FrameKind
	Number uint64 // of the request, or of the log's entry
	Body   []byte
}

// Limits of a frame: to a member a command at most, from a member a state.
const (
	maxRequest = wire.MaxPlanEnvelope + 1024
	maxFrame   = 256 << 20
)

// atOnce is the size up to which a promised body is believed.
const atOnce = 64 << 10

// headSize is what stands before a body: its size, the kind and the number.
const headSize = 4 + 1 + 8

// WriteFrame writes a frame. The caller flushes.
func WriteFrame(w *bufio.Writer, f Frame) error {
	var head [headSize]byte
	binary.BigEndian.PutUint32(head[:4], uint32(len(f.Body)))
	head[4] = byte(f.Kind)
	binary.BigEndian.PutUint64(head[5:], f.Number)
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	_, err := w.Write(f.Body)
	return err
}

// ReadFrame reads the next frame, whose body may have limit bytes. The body is
// the reader's own.
func ReadFrame(r *bufio.Reader, limit int) (Frame, error) {
	var head [headSize]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return Frame{}, err
	}
	size := int64(binary.BigEndian.Uint32(head[:4]))
	if size > int64(limit) {
		return Frame{}, fmt.Errorf("a frame of %d bytes is more than is allowed", size)
	}
	body, err := readBody(r, size)
	if err != nil {
		return Frame{}, err
	}
	return Frame{Kind: FrameKind(head[4]), Number: binary.BigEndian.Uint64(head[5:]), Body: body}, nil
}

// readBody takes memory as the bytes come in, so that a lying length costs its
// sender and not us.
func readBody(r io.Reader, size int64) ([]byte, error) {
	if size == 0 {
		return nil, nil
	}
	var b bytes.Buffer
	b.Grow(int(min(size, atOnce)))
	n, err := io.CopyN(&b, r, size)
	if n < size && err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return b.Bytes(), err
}

// Beat is what a member says of itself a few times a second.
type Beat struct {
	Member  string       `json:"member"`
	Now     queue.Moment `json:"now"`     // the member's clock, corrected to the leader's
	Current bool         `json:"current"` // it is in touch with a leader that has a majority
	Leader  string       `json:"leader,omitempty"`
	Index   uint64       `json:"index"`             // the last entry that it has applied
	Stopped string       `json:"stopped,omitempty"` // the command that it is too old for
	Ails    feed.Trouble `json:"ails,omitempty"`    // what people at its machine should know of
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
