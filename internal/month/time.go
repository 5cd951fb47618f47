package month

import (
	"context"
	"time"
)

// Haste is how much faster than life the office is.
const Haste = 1000

// hasty is a clock that runs faster.
type hasty struct {
	from  time.Time // what it showed when it began
	began time.Time
}

func (h hasty) now() time.Time { return h.from.Add(Haste * time.Since(h.began)) }

// pass lets time of the office pass, unless the context ends before.
func pass(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d / Haste)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}

// Clock is a clock that shows a moment now and runs Haste times as fast as life.
func Clock(from time.Time) func() time.Time { return hasty{from, time.Now()}.now }
