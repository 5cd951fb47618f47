package main

import (
	"context"

	"okienko/apps/hall/flow"
	"okienko/sounds"
	"okienko/sounds/device"
)

// bell strikes the chime, one call after another. Without a loudspeaker it says
// so and goes on: people still see their number.
type bell struct {
	calls chan uint64
}

// waitingCalls is far more than the flow ever leaves outstanding: it waits for
// one chime before it asks for the next.
const waitingCalls = 16

func newBell() *bell { return &bell{calls: make(chan uint64, waitingCalls)} }

// strike asks for the chime of a call.
func (b *bell) strike(call uint64) {
	select {
	case b.calls <- call:
	default: // the flow goes on without it
	}
}

// run opens the loudspeaker and strikes until the context ends.
func (b *bell) run(ctx context.Context, tell func(flow.Msg)) {
	chime := sounds.Chime()
	out, _ := device.Open(ctx) // with an error it is a player that is off
	tell(flow.SoundState{On: out.State().On})
	for {
		select {
		case <-ctx.Done():
			return
		case call := <-b.calls:
			err := out.Play(ctx, chime)
			tell(flow.SoundState{On: out.State().On})
			tell(flow.ChimeDone{Call: call, Heard: err == nil})
		}
	}
}
