package sim

import (
	"context"
	"fmt"
	"sync"
	"time"

	"okienko/cluster"
)

// currentFor is how old a committed entry may be that a member has not applied
// while a beat of it says that it is current: it has heard the leader within a
// second, and the leader's word on how far the log is within another second and a
// half; a line that stood still may bring either of these, and then the beat, a
// second and a half late before it is given up.
const currentFor = 5 * time.Second

// watcher reads the log of one member.
type watcher struct {
	ledger   *ledger
	identity *cluster.Identity
	member   cluster.Member

	index uint64

	mu    sync.Mutex // guards what follows
	beat  cluster.Beat
	heard time.Time
	led   bool // the last beat was a leader's
	leads int  // how often it came to lead
}

// run watches until the context ends.
func (w *watcher) run(ctx context.Context) {
	for ctx.Err() == nil {
		_ = w.attend(ctx)
		sleep(ctx, 50*time.Millisecond)
	}
}

// attend reads over one connection until it ends.
func (w *watcher) attend(ctx context.Context) error {
	conn, err := cluster.Dial(ctx, w.identity, w.member)
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, conn.Close)()
	defer conn.Close()
	if err := conn.Send(cluster.Frame{Kind: cluster.FrameFollow, Number: w.index}); err != nil {
		return err
	}
	for {
		f, err := conn.Receive(true)
		if err == nil {
			err = w.take(f)
		}
		if err != nil {
			return err
		}
	}
}

func (w *watcher) take(f cluster.Frame) error {
	switch f.Kind {
	case cluster.FrameBeat:
		b, err := cluster.ReadBeat(f)
		if err != nil {
			return fmt.Errorf("a beat of %s: %w", w.member.ID, err)
		}
		w.heed(b)
	case cluster.FrameState:
		w.ledger.member(w.member.ID, f.Number, f.Body)
		w.index = f.Number
	case cluster.FrameCommit:
		w.ledger.entry(w.member.ID, w.index, f.Number, f.Body)
		w.index = f.Number
	}
	return nil
}

// heed holds a beat to the truth.
func (w *watcher) heed(b cluster.Beat) {
	since, behind := w.ledger.behind(b.Index)
	switch {
	case b.Stopped != "":
		w.ledger.blame("%s says that it is too old for %s", b.Member, b.Stopped)
	case b.Current && behind && time.Since(since) > currentFor:
		w.ledger.blame("%s says that it is current at %d, and what follows was committed %v ago", b.Member, b.Index, time.Since(since))
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	leads := b.Leader == b.Member && b.Current
	if leads && !w.led {
		w.leads++
	}
	w.beat, w.heard, w.led = b, time.Now(), leads
}

// fine says whether the member was current a moment ago, and where.
func (w *watcher) fine() (uint64, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.beat.Index, w.beat.Current && time.Since(w.heard) < time.Second
}

// elections is how often the member came to lead.
func (w *watcher) elections() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.leads
}

// examine compares the member's whole state with the log.
func (w *watcher) examine(ctx context.Context) error {
	conn, err := cluster.Dial(ctx, w.identity, w.member)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.Send(cluster.Frame{Kind: cluster.FrameFollow}); err != nil {
		return err
	}
	for {
		f, err := conn.Receive(true)
		if err != nil {
			return err
		}
		if f.Kind == cluster.FrameState {
			w.ledger.member(w.member.ID, f.Number, f.Body)
			return nil
		}
	}
}

func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
