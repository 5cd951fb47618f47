package main

import (
	"context"
	"log/slog"
	"testing"
	"testing/synctest"

	"okienko/apps/desk/flow"
	"okienko/sounds/device"
)

// The window hears at once whether there is sound, and after each call for help
// whether there still is.
func TestTheWindowHearsWhetherThereIsSound(t *testing.T) {
	for _, missing := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) { hearsOfSound(t, missing) })
	}
}

func hearsOfSound(t *testing.T, missing bool) {
	out := &device.Recorder{}
	if missing {
		out.TurnOff(device.NoDevice)
	}
	b := newBell(slog.New(slog.DiscardHandler))
	b.open = func(context.Context) device.Output { return out }
	told := make(chan flow.Msg)
	go b.run(t.Context(), func(m flow.Msg) { told <- m })
	hears := func(want bool) {
		t.Helper()
		if got := <-told; got != (flow.SoundState{On: want}) {
			t.Errorf("missing %v: told %+v", missing, got)
		}
	}
	hears(!missing)
	b.ring()
	hears(!missing)
	if n := len(out.Played()); n == 0 != missing {
		t.Errorf("missing %v: sounded %d times", missing, n)
	}
	out.TurnOff(device.Lost)
	b.ring()
	hears(false)
}
