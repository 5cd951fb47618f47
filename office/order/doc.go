// Package order decides who is called next. It is the one place where this is
// decided: the queue asks it for each call, and the forecast runs it forward.
//
// A Candidate is a waiting ticket and a Shift is whoever calls: a desk, the
// person there and what they serve. Both are plain values without identifiers to
// look up, and a choice allocates nothing, because a forecast makes thousands.
// Moments are milliseconds since 1970 and durations are milliseconds.
//
//	choice := order.Choose(waiting, &shift, &rules, now)
//	if choice.Index >= 0 {
//		next, why := waiting[choice.Index], choice.Rail
//	}
//
// The rails are asked in their order, and where none decides the highest score is
// called: weight times waiting time. Equal scores go by reference, then by number.
package order
