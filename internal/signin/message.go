package signin

import (
	"okienko/office/people"
	"okienko/office/plan"
)

// Msg is what Update takes: feed.Answered, or one of those below.
type Msg any

// Intent is what Update wants done: feed.Send, Prove or Make.
type Intent any

// What a person does.
type (
	Typed struct{ Text string }          // what stands in the field for the name
	Moved struct{ By int }               // along the names
	Chose struct{ Person plan.PersonID } // one of the names
	Digit struct{ Rune rune }            // of a PIN
	Erase struct{}                       // the last digit
	Wrote struct{ Digits string }        // what stands in the field for the PIN
	Enter struct{}
	Back  struct{}
	Later struct{} // goes on with the PIN that somebody gave
)

// Prove sends the proof that these are the digits of a PIN. Alone only looks
// whether they are, while the office does not answer.
type Prove struct {
	Tag    string
	PIN    people.PIN
	Pepper people.Secret
	Digits string
	Alone  bool
}

// Make sends the command that gives a person these digits.
type Make struct {
	Tag    string
	Person plan.PersonID
	Pepper people.Secret
	Digits string
}

// Why says why this machine can neither prove nor make a PIN.
type Why string

// The reasons.
const (
	NoKey     Why = "no_key"     // it was set up by hand
	NotShared Why = "not_shared" // a member has not sealed the secret to it yet
)

// Unable answers Prove and Make on a machine that cannot.
type Unable struct {
	Tag string
	Why Why
}

// Checked answers a Prove that was to be looked at here alone.
type Checked struct {
	Tag   string
	Right bool
}
