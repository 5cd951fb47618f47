package office

import (
	"okienko/office/history"
	"okienko/office/machines"
	"okienko/office/people"
	"okienko/office/queue"
	"okienko/office/trace"
)

// Level is the feature level of the commands that this program knows. It rises
// when a release adds a command or changes what one does.
const Level = 1

// Command is an order to the office: one of the packages queue, machines, history,
// people and trace. The set is closed; Commands lists it.
type Command interface {
	// Kind is the name of the command in the log. It never changes.
	Kind() string
}

// Commands has one empty value of each command, for whoever decodes a log.
func Commands() []Command {
	var all []Command
	for _, c := range queue.Commands() {
		all = append(all, c)
	}
	for _, c := range machines.Commands() {
		all = append(all, c)
	}
	for _, c := range history.Commands() {
		all = append(all, c)
	}
	for _, c := range people.Commands() {
		all = append(all, c)
	}
	for _, c := range trace.Commands() {
		all = append(all, c)
	}
	return all
}

// Events has one empty value of each event.
func Events() []queue.Event {
	return append(append(append(queue.Events(), machines.Events()...), history.Events()...), people.Events()...)
}

// Envelope is a command on its way into the log, with who sent it.
type Envelope struct {
	At       queue.Moment // stamped by the leader; zero until then
	Origin   string       // the machine it came from, as its certificate says
	Client   string       // who repeats: one life of one program
	Seq      uint64       // rises by one with each of the client's commands
	Level    int          // feature level that the command needs
	Own      bool         // a machine gives it by itself: nobody has to be signed in
	MaySkip  bool         // a program that does not know kind or level can pass it over
	Command  Command
	Unread   string // the kind of a command that this program does not know
	Original []byte // the payload of such a command, kept as it came
}

// Answer is what a command came to: its events, or a refusal.
type Answer struct {
	Events  []queue.Event
	Refusal *queue.Refusal
}

// Step is all that one envelope did to the state.
type Step struct {
	At     queue.Moment
	Origin string
	Client string
	Seq    uint64
	Woken  []queue.Event // timers that ran out by then
	Answer Answer
	Repeat bool   // the answer was given before; nothing happened now
	Fault  string // a mistake in these rules, for the machine's own log; empty when there is none
}

// Events are all facts of the step, in the order in which they came to be.
func (s Step) Events() []queue.Event {
	if s.Repeat {
		return s.Woken
	}
	return append(append([]queue.Event(nil), s.Woken...), s.Answer.Events...)
}
