// Package days plays invented days of invented offices with the real rules, as a
// simulation of single events: who comes, who is called, who does not come, how
// long it takes. What is true of an office is known to this package alone, so
// that forecasts can be held to what really happens:
//
//	o := days.NewOffice(seed, setting)
//	for range 5 {
//		o.Day(days.Eyes{Issued: ..., Called: ..., Ended: ...})
//	}
//
// The same seed and setting give the same days.
package days
