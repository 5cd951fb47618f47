package printer

import (
	"errors"
	"fmt"
)

// Error says why a ticket was not delivered.
type Error struct {
	Printer   string    // where: an address or a folder
	Op        string    // what failed: "connect", "ask", "send", "finish", "write"
	Condition Condition // why, in the printer's words
	Started   bool      // something may already be on paper
	Remedy    string    // what a person can do
	Err       error     // the cause beneath, may be nil
}

func (e *Error) Error() string {
	s := fmt.Sprintf("printer %s: %s: %s", e.Printer, e.Op, e.Condition)
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s + "; " + e.Remedy
}

// Unwrap gives the cause, so that errors.Is finds a context that ended.
func (e *Error) Unwrap() error { return e.Err }

func newError(printer, op string, c Condition, cause error) *Error {
	return &Error{Printer: printer, Op: op, Condition: c, Remedy: remedies[c], Err: cause}
}

// ConditionOf is the condition behind an error of Print; OK for none.
func ConditionOf(err error) Condition {
	if err == nil {
		return OK
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Condition
	}
	return Unknown
}
