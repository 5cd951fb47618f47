package outlook

import (
	"testing"
	"time"

	"okienko/office/forecast"
	"okienko/office/plan"
	"okienko/office/queue"
)

const morning queue.Moment = 1_795_000_000_000

// window is an outlook with an office, and a note of which moment of the office each
// forecast was of.
type window struct {
	o     Outlook
	s     *queue.State
	now   queue.Moment
	said  []queue.Moment
	shown bool
}

func newWindow() *window {
	w := &window{now: morning, shown: true, s: &queue.State{Plan: plan.Plan{Revision: 1}, Day: queue.Day{Date: "2026-11-30", Open: true}}}
	w.o = New(func(_ *queue.State, at queue.Moment) forecast.Later {
		return func() forecast.Forecast {
			w.said = append(w.said, at)
			return forecast.Forecast{At: at}
		}
	})
	return w
}

// hear is news of an office that is as far as the window's clock.
func (w *window) hear() {
	w.s.Now = w.now
	w.o = w.o.Hear(w.s, w.now, w.shown)
}

func (w *window) pass(d time.Duration) (newer bool) {
	w.now = w.now.Add(d)
	w.o, newer = w.o.Pass(w.now, w.shown)
	return newer
}

func TestABurstIsForetoldAtItsBeginningAndOnceInASecond(t *testing.T) {
	w := newWindow()
	for range 50 { // five seconds, ten times each
		w.hear()
		w.pass(100 * time.Millisecond)
	}
	if len(w.said) != 6 || w.said[0] != morning {
		t.Errorf("foretold %d times, at first of %v", len(w.said), w.said[0])
	}
	for i, at := range w.said[1:] {
		if d := at.Since(w.said[i]); d > Often {
			t.Errorf("there was nothing new for %v", d)
		}
	}
}

func TestTheLastOfABurstIsForetold(t *testing.T) {
	w := newWindow()
	w.hear()
	w.now = w.now.Add(300 * time.Millisecond)
	w.hear()
	last := w.now
	if w.pass(600*time.Millisecond) || w.o.Said().At != morning {
		t.Error("it did not wait for the second")
	}
	if !w.pass(100*time.Millisecond) || w.o.Said().At != last {
		t.Errorf("what is said is of %v, and the last news of %v", w.o.Said().At, last)
	}
	if w.pass(time.Hour) || len(w.said) != 2 {
		t.Errorf("without news it is foretold %d times", len(w.said))
	}
}

func TestWhatNobodySeesIsNotForetold(t *testing.T) {
	w := newWindow()
	w.shown = false
	for range 10 {
		w.hear()
		w.pass(time.Minute)
	}
	if len(w.said) != 0 {
		t.Fatalf("foretold %d times", len(w.said))
	}
	w.shown = true
	if !w.pass(0) || len(w.said) != 1 || w.o.Said().At != w.s.Now {
		t.Errorf("when it came up, it was foretold of %v", w.said)
	}
}

func TestAnotherPlanOrDayIsForetoldAtOnce(t *testing.T) {
	w := newWindow()
	w.hear()
	w.s.Plan.Revision = 2
	w.pass(time.Millisecond)
	w.hear()
	w.s.Day.Open = false
	w.hear()
	if w.o.Said().At != 0 || w.pass(time.Hour) {
		t.Error("something is to be expected of a closed day")
	}
	w.s.Day = queue.Day{Date: "2026-12-01", Open: true}
	w.hear()
	if len(w.said) != 3 {
		t.Errorf("foretold %d times", len(w.said))
	}
}

// Who sets the clock back does not stop the figures.
func TestAClockThatIsPutBack(t *testing.T) {
	w := newWindow()
	w.hear()
	w.now = w.now.Add(-time.Hour)
	w.hear()
	if len(w.said) != 2 {
		t.Errorf("foretold %d times", len(w.said))
	}
}
