package forecast

import (
	"testing"
	"time"

	"okienko/office/queue"
)

// TestHalfHoursGoOn: habits are learned for so many half-hours of a day, and a day
// that is open for longer has more of them.
func TestHalfHoursGoOn(t *testing.T) {
	const step = int64(queue.HabitStep / time.Millisecond)
	m := &model{opens: 8 * 60 * 60_000}
	for nth := range int64(2 * queue.Habits) {
		at := m.opens + nth*step + step/3
		if i, end := m.halfHour(at); i != int(min(nth, queue.Habits-1)) || end != m.opens+(nth+1)*step {
			t.Errorf("the %dth half-hour is like the %dth, and ends after %v", nth, i, time.Duration(end-at)*time.Millisecond)
		}
	}
	if i, end := m.halfHour(m.opens - 1); i != 0 || end <= m.opens {
		t.Errorf("before the doors open it is the %dth half-hour, until %d", i, end)
	}
}
