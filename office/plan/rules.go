package plan

import "time"

// None is how an office says "not at all" where leaving a rule out would mean
// its default: calls_before_missed = -1 makes a ticket missed at its first
// absence, grace_minutes = -1 gives no grace.
const None = -1

// Rules are the numbers that an office can set. Zero values mean the default,
// which Filled puts in; those from FavouredInARow on can also be None.
type Rules struct {
	Order              string `json:"order,omitempty"`               // ByScore or Strict; by score
	WeightBooked       int    `json:"weight_booked,omitempty"`       // percent of an ordinary ticket's weight; 150
	WeightPreferential int    `json:"weight_preferential,omitempty"` // percent; 200
	LongestWait        int    `json:"longest_wait,omitempty"`        // minutes before a ticket goes first; 45
	FavouredInARow     int    `json:"favoured_in_a_row,omitempty"`   // preferential or booked in a row; 2
	AbsentPause        int    `json:"absent_pause,omitempty"`        // minutes before an absent one is offered again; 5
	AbsentPauseSlow    int    `json:"absent_pause_slow,omitempty"`   // the same for who needs more time to walk; 8
	CallsBeforeMissed  int    `json:"calls_before_missed,omitempty"` // more calls than this without coming is missed; 2
	UndoSeconds        int    `json:"undo_seconds,omitempty"`        // how long a move can be taken back; 30
	GraceMinutes       int    `json:"grace_minutes,omitempty"`       // after closing, to finish who has a ticket; 10
	EarlyMinutes       int    `json:"early_minutes,omitempty"`       // that a booked one may come before its hour; 30
	LateMinutes        int    `json:"late_minutes,omitempty"`        // that it may come after; 10
	LockMinutes        int    `json:"lock_minutes,omitempty"`        // that a window rests before it asks for the PIN again; 10
}

// The orders in which tickets can be called.
const (
	ByScore = "score"  // by weight times waiting time
	Strict  = "strict" // by class, and within a class by reference; weights do not count
)

// defaults are the values of docs/rules.md.
var defaults = Rules{
	WeightBooked: 150, WeightPreferential: 200, LongestWait: 45, FavouredInARow: 2,
	AbsentPause: 5, AbsentPauseSlow: 8, CallsBeforeMissed: 2, UndoSeconds: 30, GraceMinutes: 10,
	EarlyMinutes: 30, LateMinutes: 10, LockMinutes: 10,
}

// Filled returns the rules with every value that the office left out.
func (r Rules) Filled() Rules {
	fill := func(v *int, d int) {
		if *v == 0 {
			*v = d
		}
	}
	fill(&r.WeightBooked, defaults.WeightBooked)
	fill(&r.WeightPreferential, defaults.WeightPreferential)
	fill(&r.LongestWait, defaults.LongestWait)
	fill(&r.FavouredInARow, defaults.FavouredInARow)
	fill(&r.AbsentPause, defaults.AbsentPause)
	fill(&r.AbsentPauseSlow, defaults.AbsentPauseSlow)
	fill(&r.CallsBeforeMissed, defaults.CallsBeforeMissed)
	fill(&r.UndoSeconds, defaults.UndoSeconds)
	fill(&r.GraceMinutes, defaults.GraceMinutes)
	fill(&r.EarlyMinutes, defaults.EarlyMinutes)
	fill(&r.LateMinutes, defaults.LateMinutes)
	fill(&r.LockMinutes, defaults.LockMinutes)
	return r
}

// UndoFor is how long a move can be taken back; less than nothing when never.
func (r Rules) UndoFor() time.Duration { return time.Duration(r.UndoSeconds) * time.Second }

// Grace is how long after closing the last ticket may be served.
func (r Rules) Grace() time.Duration { return time.Duration(max(0, r.GraceMinutes)) * time.Minute }

// Early is how long before its hour a booked ticket may be taken.
func (r Rules) Early() time.Duration { return time.Duration(max(0, r.EarlyMinutes)) * time.Minute }

// Late is how long after its hour a booked ticket may be taken and keeps it.
func (r Rules) Late() time.Duration { return time.Duration(max(0, r.LateMinutes)) * time.Minute }

// LockAfter is how long a window rests before it asks for the PIN again; never
// when it is nothing.
func (r Rules) LockAfter() time.Duration { return time.Duration(max(0, r.LockMinutes)) * time.Minute }
