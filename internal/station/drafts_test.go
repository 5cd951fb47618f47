package station

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"okienko/internal/feed"
	"okienko/internal/journal"
	"okienko/office"
	"okienko/office/queue"
	"okienko/office/wire"
)

// life is one life of a window over a journal: what its outbox sent, as new or
// again.
type life struct {
	*post
	j     *journal.Journal
	fresh []string
	again [][]byte
}

func begin(t *testing.T, path string, answers bool) *life {
	j, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	l := &life{j: j, post: &post{}}
	kept := &drafts{journal: j, log: slog.New(slog.DiscardHandler)}
	l.outbox = newOutbox(kept)
	end := func(ctx context.Context) (office.Answer, error) {
		if answers {
			return office.Answer{}, nil
		}
		<-ctx.Done()
		return office.Answer{}, ctx.Err()
	}
	l.outbox.do = func(ctx context.Context, c office.Command, keep func([]byte) error) (office.Answer, error) {
		envelope, err := wire.EncodeEnvelope(office.Envelope{Client: "first life", Seq: 7, Level: office.Level, Command: c})
		if err != nil {
			t.Fatal(err)
		}
		if err := keep(envelope); err != nil {
			t.Fatal(err)
		}
		l.fresh = append(l.fresh, c.Kind())
		return end(ctx)
	}
	l.outbox.again = func(ctx context.Context, envelope []byte) (office.Answer, error) {
		l.again = append(l.again, envelope)
		return end(ctx)
	}
	l.outbox.put(kept.letters(func(feed.Answered) {})...)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); l.run(ctx) }()
	l.stop = func() {
		cancel()
		<-done
		j.Close()
	}
	synctest.Wait()
	return l
}

// TestAKilledWindowSendsTheSameAgain: the order that was on its way goes out
// under its identity, the fact behind it as a new command, the order behind that
// not at all: it was never sent.
func TestAKilledWindowSendsTheSameAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "window.journal")
		one := begin(t, path, false)
		one.give("call", queue.CallNext{Desk: "d1"})
		one.give("printed", queue.TicketPrinted{Ticket: "1"})
		one.give("finish", queue.FinishServing{Desk: "d1"})
		synctest.Wait()
		one.stop()

		two := begin(t, path, true)
		defer two.stop()
		if len(two.again) != 1 || !slices.Equal(two.fresh, []string{"ticket_printed"}) {
			t.Fatalf("again: %q, as new: %v", two.again, two.fresh)
		}
		e, err := wire.DecodeEnvelope(two.again[0])
		if err != nil || e.Client != "first life" || e.Seq != 7 || e.Command != (queue.CallNext{Desk: "d1"}) {
			t.Errorf("again is %+v, %v", e, err)
		}
		if left := two.j.Entries(); len(left) != 0 {
			t.Errorf("after the answers the journal holds %v", left)
		}
	})
}

func TestAnOldOrderIsLetGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "window.journal")
		one := begin(t, path, false)
		one.give("call", queue.CallNext{Desk: "d1"})
		synctest.Wait()
		one.stop()
		time.Sleep(orderFor + time.Second)
		two := begin(t, path, true)
		defer two.stop()
		if len(two.again)+len(two.fresh)+len(two.j.Entries()) != 0 {
			t.Errorf("again: %q, as new: %v, kept: %v", two.again, two.fresh, two.j.Entries())
		}
	})
}

// TestAnAnsweredLetterIsNotKept also holds for one that nobody wants any more.
func TestAnAnsweredLetterIsNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		one := begin(t, filepath.Join(t.TempDir(), "window.journal"), false)
		defer one.stop()
		one.give("call", queue.CallNext{Desk: "d1"})
		synctest.Wait()
		if n := len(one.j.Entries()); n != 1 {
			t.Errorf("on its way it is kept %d times", n)
		}
		time.Sleep(2 * orderFor)
		synctest.Wait()
		if n := len(one.j.Entries()); n != 0 {
			t.Errorf("given up it is still kept: %d", n)
		}
	})
}
