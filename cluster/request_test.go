package cluster_test

import (
	"bytes"
	"testing"

	"okienko/cluster"
	"okienko/office"
	"okienko/office/queue"
	"okienko/office/wire"
)

// submit waits for the next command on a connection.
func (c *fakeConn) submit(t *testing.T) cluster.Frame {
	t.Helper()
	for {
		f, err := c.Receive(false)
		if err != nil {
			t.Fatal(err)
		}
		if f.Kind == cluster.FrameSubmit {
			return f
		}
	}
}

func (c *fakeConn) answer(t *testing.T, number uint64, a office.Answer) {
	t.Helper()
	body, err := wire.EncodeAnswer(a)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Send(cluster.Frame{Kind: cluster.FrameAnswer, Number: number, Body: body}); err != nil {
		t.Fatal(err)
	}
}

func TestACommandIsAskedAgainUnderItsIdentity(t *testing.T) {
	o, members := fakes(t, 2)
	w := o.Window()
	got := make(chan office.Answer, 1)
	done := make(chan struct{})
	defer close(done)
	one := members[0].next()
	go one.beatUntil(done, cluster.Beat{Current: true})
	go func() {
		a, err := w.Do(t.Context(), queue.PassTime{})
		if err != nil {
			t.Error(err)
		}
		got <- a
	}()
	first := one.submit(t)
	again := one.submit(t) // silence on a line that lives
	one.Send(cluster.Frame{Kind: cluster.FrameRetry, Number: again.Number})
	third := one.submit(t)
	one.Close()
	two := members[1].next()
	fourth := two.submit(t)
	for i, f := range []cluster.Frame{again, third, fourth} {
		if f.Number != first.Number || !bytes.Equal(f.Body, first.Body) {
			t.Errorf("repeat %d is another command", i+1)
		}
	}
	two.answer(t, fourth.Number+1, office.Answer{Refusal: &queue.Refusal{Code: queue.NoPlan}}) // nobody's
	two.answer(t, fourth.Number, office.Answer{Refusal: &queue.Refusal{Code: queue.DayIsClosed}})
	if a := <-got; a.Refusal == nil || a.Refusal.Code != queue.DayIsClosed {
		t.Errorf("got %v", a)
	}
}

// The office keeps 64 answers of a client. A command that falls behind them
// would be refused as an old repeat, although it was never done.
func TestAClientDoesNotRunAhead(t *testing.T) {
	o, members := fakes(t, 1)
	w := o.Window()
	one := members[0].next()
	done := make(chan struct{})
	defer close(done)
	go one.beatUntil(done, cluster.Beat{Current: true})
	const callers, most = 100, 64
	for range callers {
		go func() { _, _ = w.Do(t.Context(), queue.PassTime{}) }()
	}
	oldest := uint64(1)
	seen := make(map[uint64]bool)
	for len(seen) < most {
		f := one.submit(t)
		seen[f.Number] = true
	}
	for n := range seen {
		if n >= oldest+most {
			t.Fatalf("%d was sent, and %d is open", n, oldest)
		}
	}
	for n := uint64(2); n <= most; n++ { // all but the oldest
		one.answer(t, n, office.Answer{})
	}
	for { // repeats that were on their way, and then one of the oldest again
		f := one.submit(t)
		if f.Number >= oldest+most {
			t.Fatalf("%d was sent, and %d is open", f.Number, oldest)
		}
		if f.Number == oldest {
			break
		}
	}
	one.answer(t, oldest, office.Answer{})
	for one.submit(t).Number < oldest+most {
	}
	w.Close()
}
