package people

import (
	"okienko/office/machines"
	"okienko/office/plan"
	"okienko/office/queue"
)

// Command is an order that concerns people. The set is closed.
type Command interface {
	// Kind is the name of the command in the log. It never changes.
	Kind() string
	apply(s *State, in Scene) ([]queue.Event, *queue.Refusal)
}

// Scene is where a command is given, and the rest of the office as its rules need
// to see it.
type Scene struct {
	At       queue.Moment
	Machine  string // that the command came from
	Client   string // the window
	Plan     *plan.Plan
	Machines *machines.State
	Day      queue.Day
}

// Commands has one empty value of each command, for whoever decodes a log.
func Commands() []Command {
	return []Command{SetPIN{}, ClearPIN{}, UnlockPIN{}, SignIn{}, SignOut{}, ShareSecret{}}
}

// Events has one empty value of each event.
func Events() []queue.Event {
	return []queue.Event{
		PINSet{}, PINCleared{}, PINUnlocked{}, SignedIn{}, SignInFailed{}, SignedOut{}, SecretShared{},
	}
}

// Apply gives one command to the rules of people. A refused one changes nothing.
// A wrong PIN is no refusal: it is counted.
func (s *State) Apply(c Command, in Scene) ([]queue.Event, *queue.Refusal) { return c.apply(s, in) }
