package chaos

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"okienko/cluster"
	"okienko/internal/chaos/history"
	"okienko/internal/feed"
	"okienko/office/wire"
)

// settle ends what is open: no late command may come any more, and everybody who
// waits is served, so that each ticket that was given is seen again.
func (l *load) settle(ctx context.Context) error {
	if err := l.fence(ctx); err != nil {
		return err
	}
	if err := l.day(ctx, history.Open); err != nil {
		return err
	}
	var all sync.WaitGroup
	failed := make(chan error, len(l.rooms))
	for i, r := range l.rooms {
		all.Add(1)
		go func() { defer all.Done(); failed <- l.drain(ctx, i, r) }()
	}
	all.Wait()
	for range l.rooms {
		if err := <-failed; err != nil {
			return err
		}
	}
	return nil
}

// fence sends so many commands from each client that the office refuses every
// older one that is still on its way.
func (l *load) fence(ctx context.Context) error {
	for c := range clients {
		for range fenceLength {
			if err := l.surely(ctx, history.Operation{Kind: history.Recall, Room: room(0), Desk: string(deskID(0, 0))}, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// surely asks until there is an answer.
func (l *load) surely(ctx context.Context, o history.Operation, worker int) error {
	for deadline := time.Now().Add(comeBack); time.Now().Before(deadline) && ctx.Err() == nil; {
		if _, err := l.do(ctx, worker, o); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%w: %s", errNever, o.Kind)
}

// drain serves a room until nobody waits, after each desk has emptied its hand.
func (l *load) drain(ctx context.Context, worker int, r *shared) error {
	for deadline := time.Now().Add(comeBack); time.Now().Before(deadline) && ctx.Err() == nil; {
		for d := range desksOfRoom {
			if l.visit(ctx, worker, r, d, history.CallNext, "") && d == desksOfRoom-1 {
				return nil
			}
		}
	}
	return fmt.Errorf("%w: %s is never empty", errNever, room(r.index))
}

// endDay closes the day, so that the next history begins with an empty office.
func (l *load) endDay(ctx context.Context) error { return l.day(ctx, history.Close) }

// agreeFor is how long members may take to come to the same state at rest.
const agreeFor = 60 * time.Second

// agree says whether every member, asked alone, tells the same state.
func (r *run) agree(ctx context.Context) bool {
	states := &table{of: make(map[string][]byte), rang: make(chan struct{}, 1)}
	for _, m := range r.site.members {
		c := cluster.Open(cluster.ClientConfig{
			Identity: r.site.identity, Members: []cluster.Member{{ID: m.id, Address: m.address()}},
			News: func(n feed.News) {
				var b bytes.Buffer
				if wire.WriteState(&b, n.State) == nil {
					states.set(m.id, b.Bytes())
				}
			},
		})
		defer c.Close()
	}
	late := time.After(agreeFor)
	for {
		select {
		case <-states.rang:
			if states.same(len(r.site.members)) {
				return true
			}
		case <-late:
			r.site.say("  states differ: %s", states.differ(r.site.Dir))
			return false
		case <-ctx.Done():
			return false
		}
	}
}

// table is the state as each member told it last.
type table struct {
	mu   sync.Mutex // guards of
	of   map[string][]byte
	rang chan struct{}
}

func (t *table) set(id string, state []byte) {
	t.mu.Lock()
	t.of[id] = state
	t.mu.Unlock()
	select {
	case t.rang <- struct{}{}:
	default:
	}
}

func (t *table) same(n int) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	var first []byte
	for _, s := range t.of {
		if first == nil {
			first = s
		}
		if !bytes.Equal(first, s) {
			return false
		}
	}
	return len(t.of) == n
}

// differ keeps the states as files and tells how they look.
func (t *table) differ(dir string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	text := ""
	for id, s := range t.of {
		text += fmt.Sprintf("%s has %d bytes, ", id, len(s))
		if err := os.WriteFile(filepath.Join(dir, id+".state"), s, 0o600); err != nil {
			text += err.Error()
		}
	}
	return text
}
