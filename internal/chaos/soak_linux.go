package chaos

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"okienko/cluster"
	"okienko/internal/lab"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Soak is what an office without faults used while many clients worked with it
// for a long time.
type Soak struct {
	Seconds  float64            `json:"seconds"`
	Clients  int                `json:"clients"`
	Answered int64              `json:"answered"`
	Open     int64              `json:"open"` // commands without an answer
	Samples  map[string][]Usage `json:"samples"`
}

// Usage is what a process holds at a moment.
type Usage struct {
	Memory int64 `json:"memory"` // resident bytes
	Files  int   `json:"files"`  // open descriptors
}

// Times of a soak. A day is long enough for some hundred tickets, and the warm-up
// fills what a member keeps of the log.
const (
	sampleEvery = time.Second
	dayEvery    = 2 * time.Minute
	warmUp      = 6_000 // commands
	perSecond   = 20    // commands of all clients
)

// soaking is an office at work.
type soaking struct {
	*site
	clients  []*cluster.Client
	answered atomic.Int64
	open     atomic.Int64
	day      atomic.Int64
}

// RunSoak has clients work for so long and watches the members and itself.
func RunSoak(ctx context.Context, s Settings) (Soak, error) {
	o, err := newSite(s)
	if err != nil {
		return Soak{}, err
	}
	defer o.close()
	for _, m := range o.members {
		m.on()
	}
	w := &soaking{site: o}
	for i := range crowdSize {
		c := cluster.Open(cluster.ClientConfig{Identity: o.identity, Members: o.list(i)})
		defer c.Close()
		w.clients = append(w.clients, c)
	}
	if err := w.warm(ctx); err != nil {
		return Soak{}, err
	}
	return w.watch(ctx, s.Time)
}

// warm seats the clerks and gives many commands at once.
func (w *soaking) warm(ctx context.Context) error {
	l := &load{site: w.site, clients: w.clients}
	for i := range series {
		for d := range desksOfRoom {
			if _, err := l.insist(ctx, queue.TakeDesk{Desk: deskID(i, d), Clerk: "clerk"}); err != nil {
				return err
			}
		}
	}
	w.nextDay(ctx)
	var all sync.WaitGroup
	for i := range w.clients {
		all.Go(func() {
			for w.answered.Load() < warmUp && ctx.Err() == nil {
				w.do(ctx, i, queue.PassTime{})
			}
		})
	}
	all.Wait()
	return ctx.Err()
}

func (w *soaking) nextDay(ctx context.Context) {
	// Of the past: a day whose date is over is sealed, and leaves the state.
	date := time.Date(2000, 1, int(w.day.Add(1)), 12, 0, 0, 0, time.UTC).Format(time.DateOnly)
	w.do(ctx, 0, queue.OpenDay{Date: date, Opens: 0, Closes: queue.At(time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC))})
}

func (w *soaking) do(ctx context.Context, client int, c queue.Command) {
	if _, err := w.clients[client].Do(ctx, c); err != nil {
		w.open.Add(1)
		return
	}
	w.answered.Add(1)
}

// watch samples while the clients work.
func (w *soaking) watch(ctx context.Context, span time.Duration) (Soak, error) {
	ctx, stop := context.WithTimeout(ctx, span)
	defer stop()
	var working sync.WaitGroup
	for i := range w.clients {
		working.Go(func() { w.clerk(ctx, i) })
	}
	working.Go(func() {
		for ctx.Err() == nil {
			if pause(ctx, dayEvery); ctx.Err() == nil {
				w.nextDay(context.WithoutCancel(ctx))
			}
		}
	})
	s := Soak{Clients: len(w.clients), Samples: make(map[string][]Usage)}
	began, before := time.Now(), w.answered.Load()
	for ctx.Err() == nil {
		if err := w.sample(s.Samples); err != nil {
			return s, err
		}
		pause(ctx, sampleEvery)
	}
	working.Wait()
	s.Seconds, s.Answered, s.Open = time.Since(began).Seconds(), w.answered.Load()-before, w.open.Load()
	return s, nil
}

// clerk works at a pace at which all together give so many commands a second.
func (w *soaking) clerk(ctx context.Context, i int) {
	at, d := i%len(series), i/len(series)%desksOfRoom
	work := []func() queue.Command{
		func() queue.Command {
			return queue.IssueTicket{
				Ticket: newTicket(), Service: plan.ServiceID(room(at)), Class: queue.Ordinary, Source: queue.FromKiosk, Lang: "pl", Place: "door",
			}
		},
		func() queue.Command { return queue.CallNext{Desk: deskID(at, d)} },
		func() queue.Command { return queue.StartServing{Desk: deskID(at, d)} },
		func() queue.Command { return queue.FinishServing{Desk: deskID(at, d)} },
	}
	for n := 0; ctx.Err() == nil; n++ {
		pause(ctx, rand.N(2*crowdSize*time.Second/perSecond))
		if ctx.Err() == nil {
			w.do(context.WithoutCancel(ctx), i, work[n%len(work)]())
		}
	}
}

func (w *soaking) sample(into map[string][]Usage) error {
	pids := map[string]int{"clients": os.Getpid()}
	for _, m := range w.members {
		m.mu.Lock()
		pids[m.id] = m.proc.Pid()
		m.mu.Unlock()
	}
	for name, pid := range pids {
		cost, err := lab.CostOf(pid)
		files, err2 := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
		if err := errors.Join(err, err2); err != nil {
			return fmt.Errorf("look at %s: %w", name, err)
		}
		into[name] = append(into[name], Usage{cost.Memory, len(files)})
	}
	return nil
}

// parts is into how many a soak is cut for its table.
const parts = 6

// Table is the figures for the handbook: the medians of each part of the time.
func (s Soak) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %d clients, %d answers in %.0f minutes, %d commands without one |", s.Clients, s.Answered, s.Seconds/60, s.Open)
	for part := range parts {
		fmt.Fprintf(&b, " to minute %.0f |", s.Seconds/60*float64(part+1)/parts)
	}
	b.WriteString(" descriptors |\n|---|" + strings.Repeat("---|", parts+1) + "\n")
	for _, name := range slices.Sorted(maps.Keys(s.Samples)) {
		list := s.Samples[name]
		fmt.Fprintf(&b, "| %s, MB |", name)
		for part := range parts {
			m := median(list[len(list)*part/parts : max(len(list)*(part+1)/parts, 1)])
			fmt.Fprintf(&b, " %.0f |", float64(m.Memory)/(1<<20))
		}
		fmt.Fprintf(&b, " %d, later %d |\n", list[0].Files, list[len(list)-1].Files)
	}
	return b.String()
}

// Grown says for each process how its first part after the warm-up and its last
// part differ, by their medians.
func (s Soak) Grown() map[string][2]Usage {
	grown := make(map[string][2]Usage)
	for name, list := range s.Samples {
		n := len(list) / 4
		if n > 0 {
			grown[name] = [2]Usage{median(list[n : 2*n]), median(list[len(list)-n:])}
		}
	}
	return grown
}

func median(list []Usage) Usage {
	var memory []int64
	var files []int
	for _, u := range list {
		memory, files = append(memory, u.Memory), append(files, u.Files)
	}
	slices.Sort(memory)
	slices.Sort(files)
	return Usage{memory[len(memory)/2], files[len(files)/2]}
}
