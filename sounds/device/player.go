package device

import (
	"context"
	"errors"
	"sync"
	"time"

	"okienko/sounds"
)

const (
	// openTime is more than any working sound service needs to answer.
	openTime = 3 * time.Second
	// tail is silence after each sound. When it was taken from us the sound
	// itself has left the loudspeaker: the device holds back about 100 ms.
	tail = 200 * time.Millisecond
	// patience is how much longer than its length a sound may take.
	patience = 2 * time.Second
	// look is how often we ask whether a sound has ended. The library cannot
	// call us back.
	look = 10 * time.Millisecond
)

// A Player plays on the loudspeaker that the system has chosen. It is safe for
// use by several goroutines: their sounds follow one another.
type Player struct {
	engine engine
	turn   chan struct{} // holds one token; whoever has it plays

	mu  sync.Mutex // guards off
	off *Error
}

// An engine is what Player needs of the library; tests have one that stalls.
type engine interface {
	start(data []byte) voice
	err() error // why the device is dead, if it is
}

// A voice is one sound being played.
type voice interface {
	playing() bool
	stop()
}

// Open opens the loudspeaker. It waits no longer than three seconds and no
// longer than ctx; the work itself is done on a goroutine of its own, so that a
// sound service that hangs holds up nobody. The player is never nil: with an
// error, which is always an *Error, it is one that is off.
func Open(ctx context.Context) (*Player, error) {
	ctx, cancel := context.WithTimeout(ctx, openTime)
	defer cancel()
	return open(ctx, newOto)
}

func open(ctx context.Context, begin func() (engine, error)) (*Player, error) {
	type opened struct {
		engine engine
		err    error
	}
	done := make(chan opened, 1) // room for an answer that nobody waits for any more
	go func() {
		e, err := begin()
		done <- opened{e, err}
	}()
	p := &Player{turn: make(chan struct{}, 1)}
	p.turn <- struct{}{}
	select {
	case o := <-done:
		if o.err != nil {
			return p, p.fail(openReason(o.err), o.err)
		}
		p.engine = o.engine
		return p, nil
	case <-ctx.Done():
		return p, p.fail(TooSlow, ctx.Err())
	}
}

// openReason is why the device could not be opened.
func openReason(err error) Reason {
	if errors.Is(err, errTaken) {
		return AlreadyOpen
	}
	return NoDevice
}

// State says whether there is sound now.
func (p *Player) State() State {
	var off *Error
	if errors.As(p.failure(), &off) {
		return State{Reason: off.Reason}
	}
	return State{On: true}
}

// Play plays a sound to its end. Sounds of several callers follow one another
// in full. When ctx ends, the sound stops within a tenth of a second and the
// error is that of ctx; any other error is an *Error and the player is off.
func (p *Player) Play(ctx context.Context, sound sounds.PCM) error {
	if err := p.failure(); err != nil {
		return err
	}
	select {
	case <-p.turn:
		defer func() { p.turn <- struct{}{} }()
	case <-ctx.Done():
		return ctx.Err()
	}
	// Both can be ready at once, and the player can have failed meanwhile.
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := p.failure(); err != nil {
		return err
	}
	if len(sound) == 0 {
		return nil
	}
	return p.play(ctx, sounds.Join(0, sound, sounds.Silence(tail)))
}

// play starts a sound and waits for its end. A device that dies goes on saying
// that it plays, so the wait has a limit of its own.
func (p *Player) play(ctx context.Context, sound sounds.PCM) error {
	v := p.engine.start(sound.Bytes())
	defer v.stop()
	deadline := time.NewTimer(sound.Duration() + patience)
	defer deadline.Stop()
	ticks := time.NewTicker(look)
	defer ticks.Stop()
	for v.playing() {
		if err := p.failure(); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-deadline.C:
			return p.fail(Stalled, context.DeadlineExceeded)
		case <-ticks.C:
		}
	}
	return nil
}

// fail turns the player off for good.
func (p *Player) fail(why Reason, err error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.off == nil {
		p.off = &Error{why, err}
	}
	return p.off
}

// failure is why there is no sound. It asks the device too, so that staff
// learn of its loss before a call is missed.
func (p *Player) failure() error {
	p.mu.Lock()
	off := p.off
	p.mu.Unlock()
	if off != nil {
		return off
	}
	if err := p.engine.err(); err != nil {
		return p.fail(Lost, err)
	}
	return nil
}
