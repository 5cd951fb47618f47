package cluster

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
)

// Process is the program that speaks for a machine. Members compare them, to find
// two machines that live with one key.
type Process struct {
	Place string `json:"place"` // which no second program of this machine has at the same time
	Life  string `json:"life"`  // drawn by chance at its start
}

// NewProcess begins a life at a place.
func NewProcess(place string) Process {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return Process{Place: place, Life: hex.EncodeToString(b[:])}
}

// Told says whether the process is compared with others.
func (p Process) Told() bool { return p.Place != "" && p.Life != "" }

// FollowFrame begins a connection: it asks for the log after an entry, and says
// who asks.
func FollowFrame(after uint64, by Process) Frame {
	f := Frame{Kind: FrameFollow, Number: after}
	if by.Told() {
		f.Body, _ = json.Marshal(by) // plain fields: it cannot fail
	}
	return f
}

// ReadProcess is who has sent a Follow; nobody in particular if it does not say.
func ReadProcess(f Frame) Process {
	var p Process
	if json.Unmarshal(f.Body, &p) != nil {
		return Process{}
	}
	return p
}
