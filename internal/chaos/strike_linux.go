package chaos

import (
	"context"
	"sync"
	"syscall"
	"time"

	"okienko/internal/chaos/lan"
)

// act does a whole step and returns when all its faults are over.
func (r *run) act(ctx context.Context, s Step) {
	var over sync.WaitGroup
	for _, t := range s.Faults {
		over.Add(1)
		go func() {
			defer over.Done()
			pause(ctx, t.After)
			r.site.say("  %v", t)
			r.count(t.Fault)
			r.strike(ctx, t)
		}()
	}
	over.Wait()
	r.site.net.Heal()
	pause(ctx, s.Rest)
}

// strike does one fault and ends it. Lines are healed when the step is over.
func (r *run) strike(ctx context.Context, t Trouble) {
	one, two := r.site.members[t.One], r.site.members[t.Two]
	if t.Leader {
		one, two = r.leaderOr(ctx, t.One)
	}
	switch t.Fault {
	case Kill:
		r.absent(ctx, t, one, one.off)
	case Leave:
		r.absent(ctx, t, one, one.leave)
	case Pause:
		one.signal(syscall.SIGSTOP)
		pause(ctx, t.Hold)
		one.signal(syscall.SIGCONT)
	case Full:
		one.fill()
		pause(ctx, t.Hold)
		one.empty()
	case Frozen:
		if wait, err := one.freeze(min(t.Hold, 5*time.Second).Seconds()); err == nil {
			wait()
		}
	case Clock:
		one.shift(t.off())
		pause(ctx, t.Hold)
		one.shift(0)
	case Dark:
		r.dark(ctx, t)
	case Crowd:
		r.crowd(ctx, t)
	default:
		r.disturb(t, one, two)
		pause(ctx, t.Hold)
	}
}

// absent takes a member away for a while.
func (r *run) absent(ctx context.Context, t Trouble, m *machine, how func()) {
	how()
	pause(ctx, t.Hold)
	m.on()
}

// dark switches every machine off at once, and on again one after another.
func (r *run) dark(ctx context.Context, t Trouble) {
	var off sync.WaitGroup
	for _, m := range r.site.members {
		off.Add(1)
		go func() { defer off.Done(); m.off() }()
	}
	off.Wait()
	for _, m := range r.site.members {
		pause(ctx, t.Hold/time.Duration(len(r.site.members)))
		m.on()
	}
}

// disturb makes the lines worse in the way of the fault.
func (r *run) disturb(t Trouble, one, two *machine) {
	net, cut := r.site.net, func(l *lan.Line) { l.Cut = true }
	switch t.Fault {
	case Cable:
		net.Around(one.id, cut)
	case Pair:
		net.Between(one.id, two.id, cut)
	case OneWay:
		net.Change(one.id, two.id, cut)
	case Dumb, Deaf:
		for _, other := range r.site.members {
			if t.Fault == Dumb {
				net.Change(one.id, other.id, cut)
			} else {
				net.Change(other.id, one.id, cut)
			}
		}
	case Ring:
		r.ring(cut)
	case Slow:
		delay := time.Duration(1+t.Size*499) * time.Millisecond / 2
		net.Around(one.id, func(l *lan.Line) { l.Delay, l.Jitter = delay, delay/4 })
	case Lossy:
		net.Around(one.id, func(l *lan.Line) { l.Loss, l.Double = 0.01+0.29*t.Size, 0.05 })
	case Thin:
		net.Around(one.id, func(l *lan.Line) { l.Rate = 10_000 + int(t.Size*190_000) })
	}
}

// ring leaves each member its two neighbours: all have a majority, and none the
// same one. Three members are neighbours all.
func (r *run) ring(cut func(*lan.Line)) {
	n := len(r.site.members)
	for i, a := range r.site.members {
		for j, b := range r.site.members {
			if d := (i - j + n) % n; d > 1 && d < n-1 {
				r.site.net.Change(a.id, b.id, cut)
			}
		}
	}
	if n == 3 {
		r.site.net.Between(r.site.members[0].id, r.site.members[2].id, cut)
	}
}

// move gives a member another address while it is off, and tells everybody.
func (r *run) move(m *machine) error {
	r.count(Moved)
	m.leave()
	r.site.moves++
	if err := m.site.host(m.id).Move(lan.Address(1000 + r.site.moves)); err != nil {
		return err
	}
	r.site.say("  %s: %s is now %s", Moved, m.id, m.address())
	if err := r.site.writeFiles(); err != nil {
		return err
	}
	m.on()
	for _, other := range r.site.members {
		if other != m {
			other.leave()
			other.on()
		}
	}
	return nil
}

// pause waits, but not longer than the run.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}
