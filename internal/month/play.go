package month

import (
	"context"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Settings are what a run needs of the office.
type Settings struct {
	Plan   plan.Plan
	Days   int              // business days to play, until the last of them is history
	Now    func() time.Time // the office's time
	Open   func(machine string, news func(feed.News)) *cluster.Client
	Cut    func(day int, pass func(time.Duration)) // cuts a member off for a while, every morning
	Night  func(day int)                           // called when a day has become history
	Failed func(format string, args ...any)        // told what must not happen; from any goroutine
}

// Result is what the answers have told.
type Result struct {
	Days    map[string]Counts
	Refused map[queue.Code]int
	Slowest time.Duration // the longest wait for an answer, by the clock at the wall
}

// Play plays business days and returns when the last of them is history.
func Play(ctx context.Context, s Settings) Result {
	ctx, cancel := context.WithCancel(ctx)
	t := &town{
		plan: s.Plan, open: s.Open, now: s.Now, failed: s.Failed, ledger: newLedger(),
		wake: make(map[plan.DeskID]chan struct{}), nights: make(chan int, s.Days),
	}
	for _, d := range s.Plan.Desks {
		t.wake[d.ID] = make(chan struct{}, 1)
	}
	t.done.Go(func() { t.live(ctx) })
	t.done.Go(func() { t.mornings(ctx, s) })
	for day := 1; day <= s.Days; day++ {
		select {
		case <-ctx.Done():
		case <-t.nights:
			s.Night(day)
		}
	}
	cancel()
	t.done.Wait()
	return t.ledger.result()
}

// mornings cuts a member off two hours after each opening.
func (t *town) mornings(ctx context.Context, s Settings) {
	for day := 1; ctx.Err() == nil; day++ {
		for !t.doorsOpen() {
			if !pass(ctx, 10*time.Minute) {
				return
			}
		}
		if pass(ctx, 2*time.Hour) {
			s.Cut(day, func(d time.Duration) { pass(ctx, d) })
		}
		for t.doorsOpen() {
			if !pass(ctx, 10*time.Minute) {
				return
			}
		}
	}
}
