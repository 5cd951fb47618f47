package chaos

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/chaos/history"
)

// run is one run of an office under faults.
type run struct {
	site   *site
	chance *rand.Rand

	mu     sync.Mutex // guards what follows
	totals Totals     // of the present history
}

// Run lives through histories until its time is over. The error says what the
// run could not do; what the office did wrong stands in the totals.
func Run(ctx context.Context, s Settings) (Totals, error) {
	o, err := newSite(s)
	if err != nil {
		return Totals{}, err
	}
	defer o.close()
	r := &run{site: o, chance: rand.New(rand.NewPCG(s.Seed, 1))}
	for _, m := range o.members {
		m.on()
	}
	var all Totals
	for began := time.Now(); all.Histories == 0 || time.Since(began) < s.Time; {
		limit := max(min(historyFor, s.Time-time.Since(began)), leastHistory)
		if err := r.history(ctx, all.Histories, limit); err != nil {
			return all, fmt.Errorf("seed %d, history %d: %w", s.Seed, all.Histories, err)
		}
		all.Add(r.totals)
		o.say("%v", r.totals)
		r.totals = Totals{}
	}
	return all, r.outcry()
}

// history is one business day under faults, and its check.
func (r *run) history(ctx context.Context, n int, limit time.Duration) error {
	began := time.Now()
	r.totals = Totals{Histories: 1, Members: map[int]int{len(r.site.members): 1}, Faults: make(map[Fault]int)}
	if n == 0 {
		r.totals.Seeds = []uint64{r.site.settings.Seed}
	}
	if n%4 == 1 {
		if err := r.move(r.site.members[r.chance.IntN(len(r.site.members))]); err != nil {
			return err
		}
	}
	l, err := r.begin(ctx, n)
	if err != nil {
		return err
	}
	defer l.close()
	if err := r.trouble(ctx, l, n, limit); err != nil {
		return err
	}
	if err := l.settle(ctx); err != nil {
		return err
	}
	if !r.agree(ctx) {
		r.totals.Differ++
	}
	if err := l.endDay(ctx); err != nil {
		return err
	}
	r.judge(n, l.recorder.Operations())
	for _, m := range r.site.members {
		for _, code := range m.takeEnds() {
			r.site.say("  %s ended by itself with code %d", m.id, code)
			r.totals.Unasked++
		}
	}
	r.totals.Seconds = time.Since(began).Seconds()
	return nil
}

// trouble goes from fault to fault until the n-th history is long enough. One in
// four begins with a machine whose data is deleted.
func (r *run) trouble(ctx context.Context, l *load, n int, limit time.Duration) error {
	l.work(ctx)
	defer l.rest()
	if n%4 == 2 && len(r.site.settings.Only) == 0 {
		if err := r.wipe(ctx, l, r.site.members[r.chance.IntN(len(r.site.members))]); err != nil {
			return err
		}
	}
	may := usual
	if only := r.site.settings.Only; len(only) > 0 {
		may = only
	}
	for deadline := time.Now().Add(limit); !l.enough() && time.Now().Before(deadline); {
		step := draw(r.chance, len(r.site.members), may)
		r.act(ctx, step)
		took, err := l.served(ctx)
		if err != nil {
			return fmt.Errorf("after %v: %w", step.Faults, err)
		}
		r.totals.Back = append(r.totals.Back, took.Seconds())
	}
	return nil
}

// historyFor bounds a history in which little gets done; none is shorter than
// leastHistory.
const (
	historyFor   = 3 * time.Minute
	leastHistory = 10 * time.Second
)

// checkFor bounds the search for an order in one room.
const checkFor = 20 * time.Second

// judge looks for an order that explains what was heard.
func (r *run) judge(n int, all []history.Operation) {
	r.totals.Operations = len(all)
	for _, o := range all {
		if !o.Known {
			r.totals.Unknown++
		}
	}
	for _, v := range history.Check(all, checkFor) {
		if v.Unfinished {
			r.totals.Undecided++
		} else {
			r.totals.Violations++
		}
		page := filepath.Join(r.site.Dir, fmt.Sprintf("seed-%d-history-%d-%s", r.site.settings.Seed, n, v.Room))
		r.site.say("NO ORDER %v: %s (%v)", v, page, errors.Join(v.Save(page+".json"), v.Picture(page+".html")))
	}
}

// outcry finds what a program says when it falls over.
func (r *run) outcry() error {
	for _, m := range r.site.members {
		for _, cry := range []string{"panic:", "fatal error:", "DATA RACE", "a mistake in the rules"} {
			if text := m.said(); strings.Contains(text, cry) {
				return fmt.Errorf("%s said %q: see %s", m.id, cry, r.site.Log(m.id))
			}
		}
	}
	return nil
}

func (r *run) count(f Fault) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.totals.Faults[f]++
}

// leaderOr returns who leads and another member; the given one if nobody leads.
func (r *run) leaderOr(ctx context.Context, one int) (leader, other *machine) {
	n := len(r.site.members)
	for i := range n {
		m := r.site.members[(one+i)%n]
		if b, err := r.ask(ctx, m); err == nil && b.Current {
			for j, candidate := range r.site.members {
				if candidate.id == b.Leader {
					return candidate, r.site.members[(j+1)%n]
				}
			}
		}
	}
	return r.site.members[one], r.site.members[(one+1)%n]
}

func (r *run) ask(ctx context.Context, m *machine) (cluster.Beat, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return cluster.Ask(ctx, r.site.identity, cluster.Member{ID: m.id, Address: m.address()})
}
