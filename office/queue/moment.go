package queue

import "time"

// Moment is a point in time in milliseconds since 1970 UTC, as the leader of
// the cluster stamped it. It never goes back along the log.
type Moment int64

// At turns a time into a Moment.
func At(t time.Time) Moment { return Moment(t.UnixMilli()) }

// Time is the moment in UTC; the office's own zone is the reader's business.
func (m Moment) Time() time.Time { return time.UnixMilli(int64(m)).UTC() }

// Add is the moment a duration later.
func (m Moment) Add(d time.Duration) Moment { return m + Moment(d.Milliseconds()) }

// Since is how long ago another moment was.
func (m Moment) Since(earlier Moment) time.Duration {
	return time.Duration(m-earlier) * time.Millisecond
}

// minutesUp is a duration in whole minutes, a begun one counting as one.
func minutesUp(d time.Duration) int { return int((d + time.Minute - 1) / time.Minute) }

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }
