// Package flow is the kiosk as a pure function: what a resident has touched and
// what the office says go in, a screen as plain data and things to do come out.
//
// A visit is a walk of at most two touches for a usual matter:
//
//	start -> (group ->) before the ticket -> issuing -> ticket -> start
//
// and there is always a way on: back, a time-out, or a sentence that says where
// a person helps. Besides the visit there are screens that the office decides:
// closed, no contact, trouble.
//
// Every place on a screen is computed here (layout.go and its neighbours), so
// that reach, sizes and gaps are tested without drawing anything.
//
// Nothing here asks a clock: the moment stands on every message.
package flow
