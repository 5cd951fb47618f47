package queue_test

import (
	"strings"
	"testing"
	"time"

	"okienko/office/officetest"
	"okienko/office/queue"
)

// learned is what the office knows after a day on which the sentences were said.
func learned(t *testing.T, sentences ...string) queue.Learned {
	t.Helper()
	s := officetest.NewScript()
	day := "the office opens\nat 9:00\n" + strings.Join(sentences, "\n") + "\nat 16:30\nclose the day\nat 23:59\nopen 2026-11-24 from 8:00 to 16:00"
	if _, err := s.Run(day); err != nil {
		t.Fatal(err)
	}
	return s.State.Queue.Learned
}

// counted says how many durations were counted from one length up to another.
func counted(times queue.Times, from, to time.Duration) (n int) {
	for i, v := range times {
		if at := queue.TimesFrom(i); at >= from && at < to {
			n += v
		}
	}
	return n / 16
}

var visit = []string{"kiosk issues id-card", "desk 1 calls next", "at 9:01", "desk 1 starts", "at 9:13", "desk 1 finishes"}

func TestVisitsAreLearned(t *testing.T) {
	l := learned(t, append(visit, "kiosk issues passport", "desk 1 calls next", "desk 1 starts")...)
	if v := l.Service("id-card").Visits; v.Sum() != 16 || counted(v, 10*time.Minute, 14*time.Minute) != 1 {
		t.Errorf("a visit of twelve minutes is learned as %v", v)
	}
	if v := l.Service("passport").Visits; v.Sum() != 0 {
		t.Errorf("a visit that the close ended is learned as %v", v)
	}
	if counted(l.Ways, 55*time.Second, 65*time.Second) != 0 || counted(l.Ways, 45*time.Second, 65*time.Second) != 1 {
		t.Errorf("a way of a minute is learned as %v", l.Ways)
	}
}

// TestWhatWasTakenBackIsNotLearned: the visit went on, and nobody was absent, also
// not who was called and called again before that was taken back.
func TestWhatWasTakenBackIsNotLearned(t *testing.T) {
	l := learned(t, append(visit, "desk 1 undoes", "at 9:25", "desk 1 finishes",
		"kiosk issues id-card", "desk 1 calls next", "desk 1 recalls", "desk 1 undoes",
		"desk 1 cancels A002")...)
	if v := l.Service("id-card").Visits; v.Sum() != 16 || counted(v, 19*time.Minute, 24*time.Minute) != 1 {
		t.Errorf("a visit of 24 minutes is learned as %v", v)
	}
	if l.First.Calls != 16 || l.First.Absent != 0 {
		t.Errorf("one call was made and not taken back: %+v", l.First)
	}
}

func TestAbsenceIsLearned(t *testing.T) {
	l := learned(t, "kiosk issues id-card", "desk 1 calls next", "at 9:02", "desk 1 reports absent",
		"at 9:08", "desk 1 calls next", "at 9:09", "desk 1 starts", "desk 1 finishes")
	if l.First != (queue.Showing{Calls: 16, Absent: 16}) || l.Later != (queue.Showing{Calls: 16}) {
		t.Errorf("absent at the first of two calls: %+v, %+v", l.First, l.Later)
	}
	if counted(l.Absences, 100*time.Second, 2*time.Minute) != 1 {
		t.Errorf("the clerk gave up after two minutes: %v", l.Absences)
	}
}

// TestGapsAreLearnedWhileSomebodyWaits: a desk that nobody waits for rests.
func TestGapsAreLearnedWhileSomebodyWaits(t *testing.T) {
	l := learned(t, append(visit, "at 9:40", "kiosk issues id-card", "kiosk issues id-card", "desk 1 calls next",
		"desk 1 starts", "at 9:50", "desk 1 finishes", "at 9:51", "desk 1 calls next")...)
	if l.Gaps.Sum() != 16 || counted(l.Gaps, 45*time.Second, time.Minute) != 1 {
		t.Errorf("one gap of a minute while somebody waited is learned as %v", l.Gaps)
	}
}

// TestPausesAndShiftsAreLearned: twenty minutes at half past eleven, and home at
// two.
func TestPausesAndShiftsAreLearned(t *testing.T) {
	for how, pause := range map[string][2]string{
		"left":  {"desk 1 is left", "desk 1 taken by Anna"},
		"break": {"desk 1 takes a break", "desk 1 is open again"},
	} {
		t.Run(how, func(t *testing.T) {
			pauseIsLearned(t, append(visit, "at 11:40", pause[0], "at 12:00", pause[1], "at 14:05", "desk 1 is left")...)
		})
	}
}

func pauseIsLearned(t *testing.T, day ...string) {
	l := learned(t, day...)
	opens := queue.Day{Opens: 0}
	half := func(hour, minute int) queue.Habit {
		return l.Habits[opens.HabitAt(queue.Moment(0).Add(time.Duration(hour-8)*time.Hour+time.Duration(minute)*time.Minute))]
	}
	if h := half(11, 40); h.Fresh.Left != 16 || h.Paused != 16 || h.Minutes != 20*16 || h.Left != 0 {
		t.Errorf("the pause is learned as %+v", h)
	}
	if h := half(12, 20); h.Rested.Present != 16 || h.Fresh.Present == 0 {
		t.Errorf("who is back is learned as %+v", h)
	}
	if h := half(14, 5); h.Left != 16 || h.Paused != 0 {
		t.Errorf("going home is learned as %+v", h)
	}
	d := l.Desk("d1")
	if d.Began[0] != 16 || d.Left[12] != 16 {
		t.Errorf("the shift is learned as %+v", d)
	}
}

// TestSealedDaysAreLearnedOnce: the tickets go with the seal and not with the next
// day.
func TestSealedDaysAreLearnedOnce(t *testing.T) {
	s := officetest.NewScript()
	if _, err := s.Run("the office opens\nat 9:00\n" + strings.Join(visit, "\n") + "\nclose the day"); err != nil {
		t.Fatal(err)
	}
	q := &s.State.Queue
	q.ForgetUnsealed()
	if _, err := s.Run("open 2026-11-24 from 8:00 to 16:00"); err != nil {
		t.Fatal(err)
	}
	if got := q.Learned.Service("id-card").Visits.Sum(); got != 16 || q.Learned.Days != 16 {
		t.Errorf("one visit on one day counts %d on %d", got, q.Learned.Days)
	}
}

// TestWhatIsLongAgoFades: a thousand days count no more than a month.
func TestWhatIsLongAgoFades(t *testing.T) {
	s := officetest.NewScript()
	if _, err := s.Run("the office opens\nat 9:00\n" + strings.Join(visit, "\n")); err != nil {
		t.Fatal(err)
	}
	for range 1000 {
		copied := *s.State
		copied.Queue.Day.Open = false
		copied.Queue.ForgetUnsealed()
		s.State.Queue.Learned = copied.Queue.Learned
	}
	l := s.State.Queue.Learned
	if n := l.Service("id-card").Visits.Sum() / 16; n < 200 || n > 600 || l.Days > 20*16 {
		t.Errorf("after a thousand days %d visits and %d days count", n, l.Days/16)
	}
}
