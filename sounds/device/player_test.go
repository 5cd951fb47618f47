package device

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"okienko/sounds"
)

// fakeEngine is a device whose sounds take as long as real ones, on the clock
// of the test.
type fakeEngine struct {
	mu     sync.Mutex // guards what follows
	dead   error
	stuck  bool // says for ever that it plays, as the library does without a device
	events []string
	now    atomic.Int32 // sounds being played at this moment
}

func (e *fakeEngine) err() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.dead
}

func (e *fakeEngine) die(err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.dead = err
}

func (e *fakeEngine) note(what string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.events = append(e.events, what)
}

func (e *fakeEngine) start(data []byte) voice {
	e.note("start")
	e.now.Add(1)
	length := time.Duration(len(data)/8) * time.Second / sounds.Rate
	return &fakeVoice{e, time.Now().Add(length)}
}

type fakeVoice struct {
	engine *fakeEngine
	end    time.Time
}

func (v *fakeVoice) playing() bool { return v.engine.stuck || time.Now().Before(v.end) }

func (v *fakeVoice) stop() {
	v.engine.now.Add(-1)
	v.engine.note("stop")
}

func fakePlayer(t *testing.T, e *fakeEngine) *Player {
	t.Helper()
	p, err := open(t.Context(), func() (engine, error) { return e, nil })
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func wantReason(t *testing.T, err error, want Reason) {
	t.Helper()
	var off *Error
	if !errors.As(err, &off) || off.Reason != want {
		t.Fatalf("got %v, want the reason %s", err, want)
	}
}

func TestPlayWaitsForTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, from := fakePlayer(t, &fakeEngine{}), time.Now()
		if err := p.Play(t.Context(), sounds.Silence(time.Second)); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(from); took < time.Second+tail || took > time.Second+tail+look {
			t.Errorf("it took %s", took)
		}
		if !p.State().On {
			t.Error("the player went off")
		}
	})
}

func TestSoundsFollowOneAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &fakeEngine{}
		p := fakePlayer(t, e)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				if err := p.Play(t.Context(), sounds.Silence(time.Second)); err != nil {
					t.Error(err)
				}
				if e.now.Load() > 1 {
					t.Error("two sounds at once")
				}
			})
		}
		group.Wait()
		if want := slices.Repeat([]string{"start", "stop"}, 4); !slices.Equal(e.events, want) {
			t.Errorf("%v", e.events)
		}
	})
}

func TestPlayStopsWhenToldTo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &fakeEngine{}
		p, from := fakePlayer(t, e), time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		if err := p.Play(ctx, sounds.Silence(5*time.Second)); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		if took := time.Since(from); took > 400*time.Millisecond {
			t.Errorf("it stopped after %s", took)
		}
		if !p.State().On || e.now.Load() != 0 {
			t.Error("the player went off or still plays")
		}
	})
}

func TestWaitingForATurnEndsWhenToldTo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := fakePlayer(t, &fakeEngine{})
		go p.Play(t.Context(), sounds.Silence(5*time.Second))
		synctest.Wait()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := p.Play(ctx, sounds.Silence(time.Second)); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}

func TestADeviceThatNeverEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &fakeEngine{stuck: true}
		p, from := fakePlayer(t, e), time.Now()
		wantReason(t, p.Play(t.Context(), sounds.Silence(time.Second)), Stalled)
		if took := time.Since(from); took > time.Second+tail+patience {
			t.Errorf("it gave up after %s", took)
		}
		again := time.Now()
		wantReason(t, p.Play(t.Context(), sounds.Silence(time.Second)), Stalled)
		if time.Since(again) != 0 || p.State() != (State{Reason: Stalled}) {
			t.Errorf("tried again for %s, state %v", time.Since(again), p.State())
		}
	})
}

func TestADeviceThatGoesAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &fakeEngine{}
		p := fakePlayer(t, e)
		time.AfterFunc(500*time.Millisecond, func() { e.die(errors.New("unplugged")) })
		err := p.Play(t.Context(), sounds.Silence(5*time.Second))
		wantReason(t, err, Lost)
		if err.Error() != "no sound: the loudspeaker went away" || errors.Unwrap(err).Error() != "unplugged" {
			t.Errorf("%v, %v", err, errors.Unwrap(err))
		}
	})
}

func TestLossIsNoticedWithoutPlaying(t *testing.T) {
	e := &fakeEngine{}
	p := fakePlayer(t, e)
	e.die(errors.New("unplugged"))
	if got := p.State(); got != (State{Reason: Lost}) {
		t.Errorf("%v", got)
	}
}

func TestAServiceThatHangsWhileOpening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hang := make(chan struct{})
		defer close(hang)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		p, err := open(ctx, func() (engine, error) { <-hang; return nil, errors.New("late") })
		wantReason(t, err, TooSlow)
		wantReason(t, p.Play(t.Context(), sounds.Chime()), TooSlow)
	})
}

func TestOpenFails(t *testing.T) {
	for _, c := range []struct {
		err  error
		want Reason
	}{{errors.New("ALSA: 2 kB of words"), NoDevice}, {errTaken, AlreadyOpen}} {
		p, err := open(t.Context(), func() (engine, error) { return nil, c.err })
		wantReason(t, err, c.want)
		if p.State() != (State{Reason: c.want}) {
			t.Errorf("%v", p.State())
		}
		wantReason(t, p.Play(t.Context(), sounds.Chime()), c.want)
	}
}

func TestNothingToPlay(t *testing.T) {
	e := &fakeEngine{}
	if err := fakePlayer(t, e).Play(t.Context(), nil); err != nil || e.events != nil {
		t.Errorf("%v %v", err, e.events)
	}
}

func TestEveryReasonHasWords(t *testing.T) {
	for _, r := range []Reason{NoDevice, TooSlow, AlreadyOpen, Lost, Stalled} {
		if plain[r] == "" {
			t.Errorf("%s has no words", r)
		}
	}
}

func TestRecorder(t *testing.T) {
	var r Recorder
	var out Output = &r
	sound := sounds.PCM{1, 1}
	if err := out.Play(t.Context(), sound); err != nil {
		t.Fatal(err)
	}
	sound[0] = 0 // the caller may use its memory again
	if got := r.Played(); len(got) != 1 || got[0][0] != 1 || !out.State().On {
		t.Errorf("%v", got)
	}
	r.TurnOff(NoDevice)
	wantReason(t, out.Play(t.Context(), sound), NoDevice)
	if out.State() != (State{Reason: NoDevice}) || len(r.Played()) != 1 {
		t.Errorf("%v", out.State())
	}
}

var _ Output = (*Player)(nil)
