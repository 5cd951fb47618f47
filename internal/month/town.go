package month

import (
	"context"
	"math"
	"math/rand/v2"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// town is the people: those who come and those who work here.
type town struct {
	plan   plan.Plan
	open   func(machine string, news func(feed.News)) *cluster.Client
	ledger *ledger
	failed func(format string, args ...any)

	wake map[plan.DeskID]chan struct{} // somebody may have come
	done sync.WaitGroup

	now    func() time.Time
	nights chan int // a value for each day that has become history

	mu     sync.Mutex // guards what follows
	day    queue.Day  // as the watcher saw it last
	sealed int        // days that are history
}

// visitsADay is how many come on a usual day.
const visitsADay = 500

// live lets people come and clerks work until the context ends.
func (t *town) live(ctx context.Context) {
	watcher := t.open("window", t.watch)
	defer watcher.Close()
	t.done.Go(func() { t.residents(ctx) })
	for i, d := range t.plan.Desks {
		t.done.Go(func() { (&clerk{town: t, desk: d.ID, rand: rand.New(rand.NewPCG(7, uint64(i)))}).work(ctx) })
	}
	<-ctx.Done()
}

// watch keeps the day, and lets clerks know that somebody may have come.
func (t *town) watch(n feed.News) {
	if broken := Broken(&n.State.Queue); broken != "" {
		t.failed("%s", broken)
	}
	t.mu.Lock()
	if n.State.Queue.Day.Open && n.State.Queue.Day.Date != t.day.Date {
		t.ledger.on(n.State.Queue.Day.Date)
	}
	t.day = n.State.Queue.Day
	for ; t.sealed < len(n.State.History.Sealed) && len(t.nights) < cap(t.nights); t.sealed++ {
		t.nights <- t.sealed + 1
	}
	t.mu.Unlock()
	for _, e := range n.Events {
		switch e.(type) {
		case queue.TicketIssued, queue.TicketTransferred, queue.ParkedReturned, queue.DayOpened:
			for _, bell := range t.wake {
				select {
				case bell <- struct{}{}:
				default:
				}
			}
		}
	}
}

// serving says whether a day is open, and until when the doors are.
func (t *town) serving() (closes time.Time, open bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.day.Closes.Time(), t.day.Open
}

// doorsOpen says whether tickets are given now.
func (t *town) doorsOpen() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := queue.At(t.now())
	return t.day.Open && t.day.Opens <= now && now < t.day.Closes
}

// patience is how long people insist on an answer, by the clock at the wall: a busy
// machine may stop all members for seconds.
const patience = 2 * time.Minute

// give gives a command and notes what came of it.
func (t *town) give(ctx context.Context, c *cluster.Client, command office.Command, expected ...queue.Code) ([]queue.Event, bool) {
	insisting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	began := time.Now()
	a, err := c.Do(insisting, command)
	t.ledger.waited(time.Since(began))
	switch {
	case ctx.Err() != nil:
		return nil, false
	case err != nil:
		t.failed("%s: %v", command.Kind(), err)
		return nil, false
	case a.Refusal != nil:
		t.ledger.refused(a.Refusal.Code)
		for _, code := range expected {
			if a.Refusal.Code == code {
				return nil, false
			}
		}
		t.failed("%s was refused: %s %v", command.Kind(), a.Refusal.Code, a.Refusal.Facts)
		return nil, false
	}
	t.ledger.note(a.Events)
	return a.Events, true
}

// minutes is a time of so many minutes on average, by chance longer or shorter.
func minutes(r *rand.Rand, average float64) time.Duration {
	const spread = 0.6
	return time.Duration(average * math.Exp(spread*r.NormFloat64()-spread*spread/2) * float64(time.Minute))
}
