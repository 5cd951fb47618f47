package joining

import (
	"errors"
	"fmt"
)

// Code names why a machine cannot join. The windows have a sentence with the
// remedy for each (catalogue keys "joining.<code>").
type Code string

// The reasons.
const (
	TornText      Code = "torn_text"      // a part of the text is missing or mistyped
	NewerText     Code = "newer_text"     // the text is from a newer program
	MistypedCode  Code = "mistyped_code"  // the short code has a typing mistake
	WrongCode     Code = "wrong_code"     // nobody was invited with this code
	CodeLocked    Code = "code_locked"    // too many wrong tries
	CodeExpired   Code = "code_expired"   // the invitation has run out
	CodeUsed      Code = "code_used"      // another machine has joined with it
	NobodyThere   Code = "nobody_there"   // no member answers at this address
	OtherOffice   Code = "other_office"   // who answers is not the office that invited
	SaidNo        Code = "said_no"        // the person at the other machine said no
	MachineGone   Code = "machine_gone"   // the office has revoked this machine
	UnknownHere   Code = "unknown_here"   // the office does not know this machine or its key
	ClockIsWrong  Code = "clock_is_wrong" // this machine's clock is off by days
	OfficeBusy    Code = "office_busy"    // the office cannot decide now
	NotAllowed    Code = "not_allowed"    // whoever invited may not
	Disconnected  Code = "disconnected"   // the line broke, or the other side fell silent
	Misunderstood Code = "misunderstood"  // the other side does not speak as agreed
)

// Codes lists every reason, so that a test can ask for its text.
func Codes() []Code {
	return []Code{
		TornText, NewerText, MistypedCode, WrongCode, CodeLocked, CodeExpired, CodeUsed, NobodyThere, OtherOffice,
		SaidNo, MachineGone, UnknownHere, ClockIsWrong, OfficeBusy, NotAllowed, Disconnected, Misunderstood,
	}
}

// Refusal says why a machine cannot join, and on what that failed.
type Refusal struct {
	Code Code
	What string // the thing that it failed on: an address, an office; may be empty
	Err  error  // the cause, if there is one
}

// Error is for logs; people read the catalogue's text.
func (r *Refusal) Error() string {
	s := "join: " + string(r.Code)
	if r.What != "" {
		s += ": " + r.What
	}
	if r.Err != nil {
		s += ": " + r.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// Refuse makes a refusal.
func Refuse(code Code, what string, err error) *Refusal { return &Refusal{code, what, err} }

// CodeOf is the reason in an error, or OfficeBusy for one that names none.
func CodeOf(err error) Code {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return OfficeBusy
}

func torn(format string, args ...any) *Refusal {
	return Refuse(TornText, "", fmt.Errorf(format, args...))
}
