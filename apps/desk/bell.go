package main

import (
	"context"
	"log/slog"

	"okienko/apps/desk/flow"
	"okienko/sounds"
	"okienko/sounds/device"
)

// bell sounds the calls for help of other desks. Without a loudspeaker it says so
// and goes on: they are still seen.
type bell struct {
	rings chan struct{}
	log   *slog.Logger
	open  func(context.Context) device.Output
}

func newBell(log *slog.Logger) *bell {
	return &bell{rings: make(chan struct{}, 1), log: log, open: loudspeaker}
}

func loudspeaker(ctx context.Context) device.Output {
	out, _ := device.Open(ctx) // with an error it is a player that is off
	return out
}

// ring asks for the sound. While one plays, the next waits and others are dropped.
func (b *bell) ring() {
	select {
	case b.rings <- struct{}{}:
	default:
	}
}

// run sounds what is asked for until the context ends. The loudspeaker is opened at
// once: that there is none has to be known before somebody calls for help.
func (b *bell) run(ctx context.Context, tell func(flow.Msg)) {
	out, alarm := b.open(ctx), sounds.Alarm()
	tell(flow.SoundState{On: out.State().On})
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.rings:
		}
		err := out.Play(ctx, alarm)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			b.log.Warn("a call for help was shown and made no sound", "error", err)
		}
		tell(flow.SoundState{On: out.State().On})
	}
}
