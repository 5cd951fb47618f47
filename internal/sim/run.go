package sim

import (
	"context"
	"fmt"
	"time"
)

// settleFor is how long an office may take, by its own clock, until everything
// is current again after the last fault. A transport that waits for an answer
// which will not come takes some seconds, and a member that was away long loads
// a snapshot.
const settleFor = 2 * time.Minute

// Run simulates an office in a folder, inside a bubble. Its error is the first
// violation.
func Run(dir string, s Settings) (Totals, error) {
	o, err := newSite(dir, s)
	if err != nil {
		return Totals{}, err
	}
	began := time.Now()
	o.ctx, o.cancel = context.WithCancel(context.Background())
	o.untilMorning()
	dawn := time.Now()
	o.open(o.ctx)
	for o.settle(); o.ledger.violation() == nil && time.Since(dawn) < s.Virtual; o.settle() {
		if s.Look != nil {
			s.Look(time.Since(dawn))
		}
		o.round()
		if !s.Awake && o.dark() {
			o.night()
		}
	}
	o.close()
	o.count(dawn)
	if err := o.ledger.violation(); err != nil {
		o.totals.Broken = 1
		return o.totals, fmt.Errorf("seed %d, after %v: %w", s.Seed, time.Since(began).Round(time.Millisecond), err)
	}
	return o.totals, nil
}

// round breaks one thing or several at once, and mends them.
func (o *Site) round() {
	if o.settings.Calm {
		o.live(5 * time.Minute)
		return
	}
	var mends []func()
	for range 1 + o.random.IntN(3) {
		s := strikes[o.random.IntN(len(strikes))]
		o.totals.Faults[s.fault]++
		mends = append(mends, s.does(o))
		o.live(o.upTo([]time.Duration{time.Second, 5 * time.Second, time.Minute}[o.random.IntN(3)]))
	}
	for _, i := range o.random.Perm(len(mends)) {
		mends[i]()
		o.live(o.upTo(5 * time.Second))
	}
}

// live lets time pass, unless something was found.
func (o *Site) live(d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-o.ledger.found:
	}
}

// settle waits until everything is mended and current, and compares all.
func (o *Site) settle() {
	for _, m := range o.machines {
		m.start()
	}
	// Looks at even steps of a virtual clock could meet the same moment between two
	// beats for ever.
	for deadline := time.Now().Add(settleFor); !o.fine(); o.live(100*time.Millisecond + o.upTo(100*time.Millisecond)) {
		if time.Now().After(deadline) || o.ledger.violation() != nil {
			o.ledger.blame("%v after the last fault not everything is current: %s", settleFor, o.unwell())
			return
		}
	}
	for _, m := range o.machines {
		m.examine(o.ctx)
	}
	for _, w := range o.windows {
		w.settle()
	}
}

func (o *Site) fine() bool { return o.unwell() == "" }

// unwell names who is not where the log is.
func (o *Site) unwell() string {
	for _, m := range o.machines {
		if index, current := m.watcher.fine(); !current || index < o.ledger.newest() {
			return fmt.Sprintf("%s is at %d of %d", m.self.ID, index, o.ledger.newest())
		}
	}
	for _, w := range o.windows {
		if !w.fine() {
			return "the window " + w.why()
		}
	}
	return ""
}

// dark says whether the day has been closed for a while, by UTC.
func (o *Site) dark() bool { return time.Now().UTC().Hour() >= o.settings.evening() }

// night closes the windows, lets the members be or switches them off, and waits
// for the morning.
func (o *Site) night() {
	o.settle()
	for _, w := range o.windows {
		w.end()
	}
	o.settle()
	o.ledger.forget()
	off := o.random.IntN(4) > 0
	for _, m := range o.machines {
		if off {
			m.stop()
		}
	}
	slept := time.Now()
	o.untilMorning()
	if off {
		o.totals.Asleep += time.Since(slept)
	}
	o.totals.Nights++
	for _, i := range o.random.Perm(len(o.machines)) {
		o.machines[i].start()
	}
	for _, w := range o.windows {
		w.begin(o.ctx)
	}
}

// untilMorning lets time pass until a little before the doors open.
func (o *Site) untilMorning() {
	now := time.Now().UTC()
	morning := time.Date(now.Year(), now.Month(), now.Day(), 4, 35, 0, 0, time.UTC)
	for !morning.After(now) {
		morning = morning.AddDate(0, 0, 1)
	}
	o.live(time.Until(morning))
}
