package member

import (
	"context"
	"sync/atomic"
	"time"

	"okienko/cluster"
	"okienko/office/machines"
)

// A disk that was copied makes two machines with one key. Each program says its
// life when it connects. Where the register knows another one at its place, the
// member knocks with the number of lives that were seen there, and only who lives
// answers: so a life that has proven itself before another one, and does so again
// after it, is of a second machine. What is left of a dead program proves nothing.

// knockEvery is how often a member knocks at a life that the register does not
// have.
const knockEvery = time.Second

// knocks are those at one connection.
type knocks struct {
	last time.Time    // owned by the writer
	open atomic.Int64 // the count of the knock without an answer, and one more; zero is none
}

// knock is the frame that asks a connection's process whether it lives, if that
// is to be known now.
func (w *window) knock() []cluster.Frame {
	if !w.process.Told() || time.Since(w.knocks.last) < knockEvery {
		return nil
	}
	entry, known := w.m.directory.machine(string(w.peer.Machine))
	p, _ := entry.Process(w.process.Place)
	if !known || p.Life == w.process.Life {
		return nil
	}
	w.knocks.last = time.Now()
	w.knocks.open.Store(int64(p.Count) + 1)
	return []cluster.Frame{{Kind: cluster.FrameKnock, Number: uint64(p.Count)}}
}

// seeFor is how long a member tries to tell the register of a life. It knocks
// anew as long as the register does not have it.
const seeFor = 2 * time.Second

// answered takes in that the process lives, as of a knock.
func (w *window) answered(number uint64) {
	if !w.knocks.open.CompareAndSwap(int64(number)+1, 0) {
		return // nobody has asked
	}
	m := w.m
	see := machines.SeeProcess{
		Machine: w.peer.Machine, Place: w.process.Place, Life: w.process.Life, After: int(number),
	}
	m.asked.Go(func() {
		ctx, cancel := context.WithTimeout(m.life, seeFor)
		defer cancel()
		if answer, err := m.order(ctx, see); err == nil && answer.Refusal != nil {
			m.cfg.Log.Debug("a life of a machine was not noted", "machine", see.Machine, "place", see.Place, "why", answer.Refusal.Code)
		}
	})
}
