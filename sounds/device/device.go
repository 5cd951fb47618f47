// Package device plays sounds on the loudspeaker of this machine. It is the
// only package that knows the sound library.
//
//	player, err := device.Open(ctx)   // never hangs; err says why there is no sound
//	err = player.Play(ctx, sounds.Chime())
//
// A machine without a loudspeaker is no reason to stop: Open then returns a
// player that is off, whose Play says so at once, and whose State tells staff
// why. The library opens a device once in the life of a process, so a player
// that went off stays off: whoever owns the process may start it anew at an
// idle moment, for example when a loudspeaker was plugged in.
package device

import (
	"context"

	"okienko/sounds"
)

// An Output plays sounds. Player is the real one, Recorder that of tests.
type Output interface {
	// Play plays a sound to its end, one at a time and in the order of the
	// calls. It returns early when ctx ends or when there is no sound.
	Play(ctx context.Context, sound sounds.PCM) error
	// State says whether there is sound now.
	State() State
}

// State is whether there is sound and, if not, why.
type State struct {
	On     bool
	Reason Reason // empty when On
}

// Reason is why there is no sound. Windows turn it into the reader's language.
type Reason string

// The reasons.
const (
	NoDevice    Reason = "no_device"    // no loudspeaker or no sound service was found
	TooSlow     Reason = "too_slow"     // the sound service did not answer in time
	AlreadyOpen Reason = "already_open" // another player of this process has the device
	Lost        Reason = "lost"         // the device went away while in use
	Stalled     Reason = "stalled"      // the device took the sound and never finished
)

var plain = map[Reason]string{
	NoDevice:    "no loudspeaker was found",
	TooSlow:     "the sound service did not answer in time",
	AlreadyOpen: "sound is already open in this program",
	Lost:        "the loudspeaker went away",
	Stalled:     "the loudspeaker stopped playing",
}

// An Error says that there is no sound.
type Error struct {
	Reason Reason
	Err    error // what the library said; long, and for logs only
}

// Error is one short sentence. The library's own words are in Err.
func (e *Error) Error() string { return "no sound: " + plain[e.Reason] }

// Unwrap is what the library said.
func (e *Error) Unwrap() error { return e.Err }
