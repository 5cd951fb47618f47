package device

import (
	"context"
	"slices"
	"sync"

	"okienko/sounds"
)

// A Recorder is an Output that plays nothing and remembers all. Its zero value
// is ready and on.
type Recorder struct {
	mu     sync.Mutex // guards what follows
	played []sounds.PCM
	off    *Error
}

// Play remembers the sound. It takes no time.
func (r *Recorder) Play(ctx context.Context, sound sounds.PCM) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.off != nil {
		return r.off
	}
	r.played = append(r.played, slices.Clone(sound))
	return nil
}

// State says whether there is sound.
func (r *Recorder) State() State {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.off != nil {
		return State{Reason: r.off.Reason}
	}
	return State{On: true}
}

// Played are the sounds so far, in order.
func (r *Recorder) Played() []sounds.PCM {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.played)
}

// TurnOff makes the recorder one without sound.
func (r *Recorder) TurnOff(why Reason) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.off = &Error{Reason: why}
}
