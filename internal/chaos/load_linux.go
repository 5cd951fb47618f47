package chaos

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"okienko/cluster"
	"okienko/internal/chaos/history"
	"okienko/office"
	"okienko/office/queue"
)

// load is the clients of one history: kiosks that issue, desks that call and
// serve, somebody who closes the day and opens it again.
type load struct {
	site     *site
	recorder *history.Recorder
	clients  []*cluster.Client
	rooms    []*shared
	date     string
	target   int // operations

	stop    context.CancelFunc
	working sync.WaitGroup
	done    atomic.Int64 // operations with an answer
}

// shared is what the workers of one room tell each other, which the office does
// not need to know.
type shared struct {
	index  int
	issued atomic.Int64
	called atomic.Int64

	mu     sync.Mutex // guards what follows
	recent []queue.TicketID
}

// Sizes of a load.
const (
	clients     = 6
	kiosksEach  = 2   // of each room
	lastIssue   = 930 // of a room's 999 numbers
	backlog     = 15  // tickets that wait in a room while it runs well
	fenceLength = 70  // more than the answers that the office keeps of a client
)

// errNever is wrapped when the office does not come back.
var errNever = errors.New("the office did not come back")

// comeBack is how long the office may take to serve again when all is well.
const comeBack = 90 * time.Second

func newLoad(o *site, n int) *load {
	l := &load{
		site: o, recorder: history.NewRecorder(), target: o.settings.Operations,
		date: time.Date(2100, 1, 1+n, 12, 0, 0, 0, time.UTC).Format(time.DateOnly),
	}
	for i := range clients {
		l.clients = append(l.clients, cluster.Open(cluster.ClientConfig{Identity: o.identity, Members: o.list(i)}))
	}
	for i := range series {
		l.rooms = append(l.rooms, &shared{index: i})
	}
	return l
}

// begin opens the clients and the day, and seats the clerks.
func (r *run) begin(ctx context.Context, n int) (*load, error) {
	l := newLoad(r.site, n)
	for i := range series {
		for d := range desksOfRoom {
			c := queue.TakeDesk{Desk: deskID(i, d), Clerk: fmt.Sprintf("clerk %d", i*desksOfRoom+d)}
			if _, err := l.insist(ctx, c); err != nil {
				return l, err
			}
		}
	}
	return l, l.day(ctx, history.Open)
}

// insist gives a command until it is done.
func (l *load) insist(ctx context.Context, c queue.Command) (office.Answer, error) {
	var last error
	for deadline := time.Now().Add(comeBack); time.Now().Before(deadline) && ctx.Err() == nil; {
		limited, cancel := context.WithTimeoutCause(ctx, 5*time.Second, cluster.ErrNoAnswer)
		a, err := l.clients[0].Do(limited, c)
		cancel()
		switch {
		case err == nil && a.Refusal == nil:
			return a, nil
		case err == nil && a.Refusal.Code != queue.UnknownDesk: // the plan may still come
			return a, fmt.Errorf("%s: %w", c.Kind(), a.Refusal)
		case err == nil:
			err = a.Refusal
		}
		last = err
		pause(ctx, 100*time.Millisecond)
	}
	return office.Answer{}, fmt.Errorf("%w: %s: %w", errNever, c.Kind(), last)
}

// day opens or closes the day until it is so.
func (l *load) day(ctx context.Context, kind history.Kind) error {
	want := map[history.Kind]queue.Code{history.Open: queue.DayIsOpen, history.Close: queue.DayIsClosed}[kind]
	for deadline := time.Now().Add(comeBack); time.Now().Before(deadline) && ctx.Err() == nil; {
		heard, err := l.do(ctx, 0, history.Operation{Kind: kind})
		if err == nil && (heard.Refused == "" || heard.Refused == want) {
			return nil
		}
		if err == nil && heard.Refused != queue.NoPlan {
			return fmt.Errorf("%s the day: %s", kind, heard.Refused)
		}
	}
	return fmt.Errorf("%w: %s the day", errNever, kind)
}

// do gives a command and writes it down.
func (l *load) do(ctx context.Context, worker int, o history.Operation) (history.Outcome, error) {
	o.Worker, o.Client = worker, worker%clients
	limit := time.Second + rand.N(3*time.Second)
	ctx, cancel := context.WithTimeoutCause(ctx, limit, cluster.ErrNoAnswer)
	defer cancel()
	heard, err := l.recorder.Do(o, func() (office.Answer, error) {
		return l.clients[o.Client].Do(ctx, l.command(o))
	})
	if err == nil {
		l.done.Add(1)
	}
	return heard, err
}

// served waits until commands have been answered anew, and says how long that
// took.
func (l *load) served(ctx context.Context) (time.Duration, error) {
	began, before := time.Now(), l.done.Load()
	for time.Since(began) < comeBack && ctx.Err() == nil {
		if l.done.Load() > before {
			return time.Since(began), nil
		}
		pause(ctx, 10*time.Millisecond)
	}
	return 0, errNever
}

// enough says whether the history is as long as wanted, or the numbers are used.
func (l *load) enough() bool {
	left := false
	for _, r := range l.rooms {
		left = left || r.issued.Load() < lastIssue
	}
	return !left || l.recorder.Len() >= l.target
}

// work starts the workers; rest ends them.
func (l *load) work(ctx context.Context) {
	ctx, l.stop = context.WithCancel(ctx)
	worker := 0
	begin := func(f func(ctx context.Context, worker int)) {
		w := worker
		worker++
		l.working.Add(1)
		go func() { defer l.working.Done(); f(ctx, w) }()
	}
	for _, r := range l.rooms {
		for range kiosksEach {
			begin(func(ctx context.Context, w int) { l.kiosk(ctx, w, r) })
		}
		for d := range desksOfRoom {
			begin(func(ctx context.Context, w int) { l.desk(ctx, w, r, d) })
		}
	}
	begin(l.manager)
}

func (l *load) rest() {
	l.stop()
	l.working.Wait()
}

func (l *load) close() {
	for _, c := range l.clients {
		c.Close()
	}
}
