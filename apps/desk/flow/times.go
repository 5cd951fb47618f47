package flow

import (
	"fmt"
	"time"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// clock is a time of day in the office's zone: "10:42".
func (m Model) clock(at queue.Moment) string {
	return screen.Clock(at.Time().In(m.cfg.Zone))
}

// ago is how long something has been going on: "0:35".
func (m Model) ago(since queue.Moment) string {
	s := int(max(0, m.now.Since(since)).Seconds())
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// waited is how long somebody has waited, in whole minutes.
func (m Model) waited(since queue.Moment) int {
	return int(max(0, m.now.Since(since)).Minutes())
}

func minutesUp(d time.Duration) int {
	return int((max(0, d) + time.Minute - time.Millisecond) / time.Minute)
}

func minutesText(n int) screen.Text { return screen.Plural("common.minutes", n) }
