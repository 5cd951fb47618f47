package pump_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"go.uber.org/goleak"

	"okienko/internal/pump"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// tally is a flow that counts: each message is a number, the model is what came
// so far, and each message asks for itself to be carried out twice.
func tally(model []int, msg int) ([]int, []int) {
	return append(slices.Clone(model), msg), []int{msg, msg}
}

// screen is what was drawn, and a brush that a test can hold.
type screen struct {
	mu      sync.Mutex // guards what follows
	drawn   [][]int
	changed chan struct{}

	hold chan struct{} // receives before each drawing; nil lets all through
}

func newScreen() *screen { return &screen{changed: make(chan struct{})} }

func (s *screen) draw(model []int) {
	if s.hold != nil {
		<-s.hold
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drawn = append(s.drawn, model)
	close(s.changed)
	s.changed = make(chan struct{})
}

// until waits for a picture of n messages, and says how many pictures there are.
func (s *screen) until(t *testing.T, n int) int {
	t.Helper()
	for {
		s.mu.Lock()
		drawings, changed := len(s.drawn), s.changed
		last := 0
		if drawings > 0 {
			last = len(s.drawn[drawings-1])
		}
		s.mu.Unlock()
		if last >= n {
			return drawings
		}
		select {
		case <-changed:
		case <-time.After(time.Minute):
			t.Fatalf("the last picture has %d of %d messages", last, n)
		}
	}
}

// start runs parts of a pump until the test ends, and waits for their end.
func start(t *testing.T, parts ...func(context.Context)) {
	ctx, stop := context.WithCancel(context.Background())
	var group sync.WaitGroup
	for _, run := range parts {
		group.Go(func() { run(ctx) })
	}
	t.Cleanup(func() { stop(); group.Wait() })
}

func TestTheLastModelIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	s := newScreen()
	p := pump.New[[]int, int, int](nil, tally, s.draw)
	start(t, p.Paint)
	for i := range 1000 {
		p.Send(i)
	}
	drawings := s.until(t, 1000)
	t.Logf("1000 messages took %d drawings", drawings)
}

// TestMessagesShareADrawing: while the brush is held, any number of messages
// costs one more drawing.
func TestMessagesShareADrawing(t *testing.T) {
	test.NewTempApp(t)
	s := newScreen()
	s.hold = make(chan struct{}, 1)
	p := pump.New[[]int, int, int](nil, tally, s.draw)
	start(t, p.Paint)
	t.Cleanup(func() { close(s.hold) }) // the brush is free before the pump ends
	p.Send(0)
	s.hold <- struct{}{}
	s.until(t, 1)
	for i := range 500 {
		p.Send(i) // the first of them at most is on the brush already
	}
	s.hold <- struct{}{}
	s.hold <- struct{}{}
	if drawings := s.until(t, 501); drawings > 3 {
		t.Errorf("501 messages took %d drawings", drawings)
	}
}

func TestIntentsAreCarriedOnceAndInOrder(t *testing.T) {
	p := pump.New[[]int, int, int](nil, tally, func([]int) {})
	carried := make(chan int, 1)
	start(t, func(ctx context.Context) {
		p.Carry(ctx, func(i int) { carried <- i })
	})
	const n = 300
	go func() {
		for i := range n {
			p.Send(i)
		}
	}()
	for i := range 2 * n {
		if got := <-carried; got != i/2 {
			t.Fatalf("the %d-th intent was %d", i, got)
		}
	}
}

// TestSendersDoNotLoseEachOther: many goroutines, as the cluster, the clock and
// the fingers are.
func TestSendersDoNotLoseEachOther(t *testing.T) {
	test.NewTempApp(t)
	s := newScreen()
	p := pump.New[[]int, int, int](nil, tally, s.draw)
	start(t, p.Paint)
	var senders sync.WaitGroup
	for sender := range 8 {
		senders.Go(func() {
			for i := range 50 {
				p.Send(sender*1000 + i)
			}
		})
	}
	senders.Wait()
	p.Look(func(model []int) {
		for sender := range 8 {
			own := slices.DeleteFunc(slices.Clone(model), func(v int) bool { return v/1000 != sender })
			if len(own) != 50 || !slices.IsSorted(own) {
				t.Errorf("of the sender %d came %v", sender, own)
			}
		}
	})
	s.until(t, 400)
}

func TestTicksComeUntilTheEnd(t *testing.T) {
	ticked := make(chan struct{}, 100)
	p := pump.New(0, func(model, _ int) (int, []int) {
		ticked <- struct{}{}
		return model, nil
	}, func(int) {})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); p.Tick(ctx, time.Millisecond, func() int { return 1 }) }()
	for range 3 {
		<-ticked
	}
	stop()
	<-ended
}

// TestDrawingMaySend: a layout that learns its size while it is drawn tells the
// flow at once.
func TestDrawingMaySend(t *testing.T) {
	test.NewTempApp(t)
	s := newScreen()
	var p *pump.Pump[[]int, int, int]
	p = pump.New[[]int, int, int](nil, tally, func(model []int) {
		if len(model) == 1 {
			p.Send(2)
		}
		s.draw(model)
	})
	start(t, p.Paint)
	p.Send(1)
	s.until(t, 2)
}

// TestNothingIsDrawnAfterTheEnd: what was sent before the end and not drawn yet
// stays undrawn, because the toolkit's thread is gone.
func TestNothingIsDrawnAfterTheEnd(t *testing.T) {
	test.NewTempApp(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	p := pump.New[[]int, int, int](nil, tally, func([]int) { t.Error("it was drawn") })
	p.Send(1)
	p.Paint(ctx)
}
