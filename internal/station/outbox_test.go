package station

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"okienko/cluster"
	"okienko/internal/feed"
	"okienko/office"
	"okienko/office/queue"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// post is an outbox with an office that answers as told, and what was answered.
type post struct {
	*outbox
	mu       sync.Mutex // guards what follows
	sent     []office.Command
	answered []string // tag, and "lost" when it was
	stop     func()
}

// open runs an outbox. It is used within synctest: hours pass in no time.
func openPost(do func(context.Context, office.Command) (office.Answer, error)) *post {
	p := &post{}
	p.outbox = newOutbox(nil)
	p.outbox.do = func(ctx context.Context, c office.Command, keep func([]byte) error) (office.Answer, error) {
		p.mu.Lock()
		p.sent = append(p.sent, c)
		p.mu.Unlock()
		return do(ctx, c)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); p.run(ctx) }()
	p.stop = func() { cancel(); <-done }
	return p
}

func (p *post) give(tag string, c office.Command) {
	p.push(feed.Send{Tag: tag, Command: c}, func(a feed.Answered) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if a.Lost {
			a.Tag += " lost"
		}
		p.answered = append(p.answered, a.Tag)
	})
}

// heard is what was answered up to now.
func (p *post) heard() []string {
	synctest.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.answered)
}

func prompt(context.Context, office.Command) (office.Answer, error) { return office.Answer{}, nil }

// silent is an office that never answers.
func silent(ctx context.Context, _ office.Command) (office.Answer, error) {
	<-ctx.Done()
	return office.Answer{}, ctx.Err()
}

func TestCommandsGoOutOneAfterAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		busy := false
		p := openPost(func(context.Context, office.Command) (office.Answer, error) {
			if busy {
				t.Error("two commands are on their way at once")
			}
			busy = true
			time.Sleep(time.Second)
			busy = false
			return office.Answer{}, nil
		})
		defer p.stop()
		var want []string
		for i := range 5 {
			want = append(want, strconv.Itoa(i))
			p.give(strconv.Itoa(i), queue.PassTime{})
		}
		time.Sleep(time.Minute)
		if got := p.heard(); !slices.Equal(got, want) {
			t.Errorf("answered were %v and not %v", got, want)
		}
	})
}

// TestALostCommandMayStillBeAnswered: the window is told after ten seconds, and
// the same command goes on being asked for.
func TestALostCommandMayStillBeAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := openPost(func(ctx context.Context, _ office.Command) (office.Answer, error) {
			time.Sleep(30 * time.Second)
			return office.Answer{}, ctx.Err()
		})
		defer p.stop()
		p.give("call", queue.CallNext{})
		time.Sleep(answerFor + time.Second)
		if got := p.heard(); !slices.Equal(got, []string{"call lost"}) {
			t.Errorf("after eleven seconds: %v", got)
		}
		time.Sleep(30 * time.Second)
		if got := p.heard(); !slices.Equal(got, []string{"call lost", "call"}) {
			t.Errorf("after the answer: %v", got)
		}
		if len(p.sent) != 1 {
			t.Errorf("it was sent %d times, each of them another command", len(p.sent))
		}
	})
}

// TestOrdersAreGivenUpAndFactsAreNot: nobody is called half an hour after the
// key, but a ticket that came out of the printer has come out.
func TestOrdersAreGivenUpAndFactsAreNot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		reachable := make(chan struct{})
		p := openPost(func(ctx context.Context, c office.Command) (office.Answer, error) {
			select {
			case <-reachable:
				return prompt(ctx, c)
			case <-ctx.Done():
				return office.Answer{}, cluster.ErrNoAnswer
			}
		})
		defer p.stop()
		p.give("issue", queue.IssueTicket{})
		p.give("printed", queue.TicketPrinted{})
		p.give("call", queue.CallNext{})
		time.Sleep(time.Hour)
		close(reachable)
		want := []string{"issue lost", "printed lost", "printed", "call lost"}
		if got := p.heard(); !slices.Equal(got, want) {
			t.Errorf("after an hour without an office: %v, wanted %v", got, want)
		}
		p.give("next", queue.CallNext{})
		if got := p.heard(); got[len(got)-1] != "next" {
			t.Errorf("a new order afterwards: %v", got)
		}
	})
}

func TestNothingIsAnsweredAfterTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := openPost(silent)
		p.give("take", queue.TakeDesk{})
		p.give("call", queue.CallNext{})
		synctest.Wait()
		p.stop()
		if got := p.heard(); len(got) != 0 {
			t.Errorf("answered were %v: a window that ends would take them for done", got)
		}
	})
}

func TestACommandThatCannotBeSentIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := openPost(func(context.Context, office.Command) (office.Answer, error) {
			return office.Answer{}, errors.New("the command is too long")
		})
		defer p.stop()
		p.give("take", queue.TakeDesk{})
		if got := p.heard(); !slices.Equal(got, []string{"take lost"}) {
			t.Errorf("answered were %v", got)
		}
	})
}
