package offline

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"okienko/cluster"
	"okienko/cluster/clustertest"
	"okienko/internal/feed"
	"okienko/internal/journal"
	"okienko/office"
	"okienko/office/officetest"
	"okienko/office/queue"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// program is one life of a kiosk's program: its journal, counter and client.
type program struct {
	t       *testing.T
	journal *journal.Journal
	counter *Counter
	window  *clustertest.Window
	end     func()

	mu   sync.Mutex // guards left
	left map[string]int
}

func startProgram(t *testing.T, o *clustertest.Office, path string) *program {
	j, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{t: t, journal: j}
	ctx, cancel := context.WithCancel(context.Background())
	var sent sync.WaitGroup
	post := make(chan func(), 1000) // one command after another, as the outbox does
	p.counter = NewCounter(OpenBook("door", j), func(c office.Command, done func(bool)) {
		post <- func() {
			answer, err := p.window.Do(ctx, c)
			if answer.Refusal != nil {
				t.Errorf("%s: %v %v", c.Kind(), answer.Refusal, answer.Refusal.Facts)
			}
			done(err == nil)
		}
	}, func(left map[string]int) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.left = left
	})
	p.window = clustertest.Watch(t, cluster.ClientConfig{
		Identity: o.Identity("door"), Members: o.Members,
		News: func(n feed.News) { p.counter.News(&n.State.Queue) }, Contact: func(c feed.Contact) { p.counter.Contact(c.Current) },
	})
	sent.Go(func() { p.counter.Run(ctx) })
	sent.Go(func() {
		for {
			select {
			case f := <-post:
				f()
			case <-ctx.Done():
				return
			}
		}
	})
	p.end = sync.OnceFunc(func() { // as if it were killed: nothing more is written
		j.Close()
		cancel()
		p.window.Close()
		sent.Wait()
	})
	t.Cleanup(p.end)
	return p
}

// eventually waits for a state.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !ok(); {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain until %s", what)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func (p *program) hasNumbers() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.left["A"] > 0
}

func (p *program) give() Paper {
	p.t.Helper()
	paper, err := p.counter.Issue(p.window.Now(), clustertest.Issue())
	if err != nil {
		p.t.Fatal(err)
	}
	return paper
}

// TestTheMajorityGoesAndComesBack is the bad day with real members: most of them
// are switched off, the kiosk goes on with numbers of its own, its program is
// killed in between, and when they are back the office has every ticket once.
func TestTheMajorityGoesAndComesBack(t *testing.T) {
	o := clustertest.New(t, 3, officetest.Plan())
	path := filepath.Join(t.TempDir(), "kiosk.journal")
	kiosk := startProgram(t, o, path)
	o.Window().OpenDay()
	online := kiosk.window.Must(clustertest.Issue())[0].(queue.TicketIssued)
	eventually(t, "the kiosk has numbers", kiosk.hasNumbers)

	o.Drop("m2")
	o.Drop("m3")
	kiosk.window.UntilContact("the office is gone", func(c feed.Contact) bool { return !c.Current })
	papers := map[string]Paper{}
	for range 5 {
		p := kiosk.give()
		papers[p.Number()] = p
	}
	kiosk.end()
	if papers[online.Number].Issue.No != 0 {
		t.Errorf("%s is on two papers", online.Number)
	}

	// The next life hears of the state from the member that is left. The book
	// remembers what was given.
	kiosk = startProgram(t, o, path)
	if n := len(kiosk.counter.Book.Untold()); n != len(papers) {
		t.Fatalf("%d papers are in the book", n)
	}
	eventually(t, "the kiosk has numbers again", kiosk.hasNumbers)
	p := kiosk.give()
	if _, twice := papers[p.Number()]; twice {
		t.Errorf("%s is on two papers", p.Number())
	}
	papers[p.Number()] = p
	o.Start("m2")
	o.Start("m3")

	kiosk.window.Until("the office has every paper", func(s *office.State) bool {
		for number, p := range papers {
			if k, ok := s.Queue.Ticket(p.Issue.Ticket); !ok || k.Number() != number || !k.Offline {
				return false
			}
		}
		return true
	})
	eventually(t, "the book is told", func() bool { return len(kiosk.counter.Book.Untold()) == 0 })
	if s := kiosk.window.State(); len(s.Queue.Tickets) != len(papers)+1 {
		t.Errorf("%d tickets for %d papers", len(s.Queue.Tickets), len(papers)+1)
	}
}
