package history

import (
	"strconv"

	"okienko/office/manifest"
	"okienko/office/queue"
)

// State is the list of the days that were sealed.
type State struct {
	Sealed []Seal `json:"sealed,omitempty"` // in the order of their sealing
}

// Seal is what the log keeps of a day: enough to know its file for sure.
type Seal struct {
	Date  string `json:"date"`
	Count int    `json:"count"`  // of tickets
	Sum   string `json:"sha256"` // the address of its file (package manifest)
}

// Command is an order that concerns history. The set is closed.
type Command interface {
	// Kind is the name of the command in the log. It never changes.
	Kind() string
	apply(s *State, q *queue.State) ([]queue.Event, *queue.Refusal)
}

// Commands has one empty value of each command, for whoever decodes a log.
func Commands() []Command { return []Command{SealDay{}} }

// Events has one empty value of each event.
func Events() []queue.Event { return []queue.Event{DaySealed{}} }

// SealDay ends a day that is over for good. It says what the day's file is, as
// the member that gives the command has made it.
type SealDay Seal

// DaySealed says that a day is history.
type DaySealed Seal

// Kind names the command in the log.
func (SealDay) Kind() string { return "seal_day" }

// Kind names the event in stored answers.
func (DaySealed) Kind() string { return "day_sealed" }

// The rules that refuse.
const (
	DayNotOver   queue.Code = "day_not_over"   // that day is not over, or was sealed before
	DayIsAnother queue.Code = "day_is_another" // the day is not as the command says
	UnknownDay   queue.Code = "unknown_day"    // no such day was sealed; said of questions, not of commands
)

// Codes lists every code, so that a test can ask for its texts.
func Codes() []queue.Code { return []queue.Code{DayNotOver, DayIsAnother, UnknownDay} }

// Apply gives one command to the history of an office. A refused one changes
// nothing.
func (s *State) Apply(c Command, q *queue.State) ([]queue.Event, *queue.Refusal) {
	return c.apply(s, q)
}

// File makes the file of the oldest day that is over, and its seal.
func File(q *queue.State) (Seal, []byte, bool) {
	past, ok := q.Unsealed()
	if !ok {
		return Seal{}, nil, false
	}
	file, err := Of(past).Encode()
	if err != nil {
		return Seal{}, nil, false
	}
	return Seal{Date: past.Day.Date, Count: len(past.Tickets), Sum: manifest.Of(file).Address().String()}, file, true
}

// apply makes the file once more. Where the office has gone on since the command
// was given, a late print or a late ticket, it is given anew.
func (c SealDay) apply(s *State, q *queue.State) ([]queue.Event, *queue.Refusal) {
	seal, _, ok := File(q)
	switch {
	case !ok || seal.Date != c.Date:
		return nil, &queue.Refusal{Code: DayNotOver, Facts: map[string]string{"date": c.Date}}
	case seal != Seal(c):
		return nil, &queue.Refusal{Code: DayIsAnother, Facts: map[string]string{"date": c.Date, "count": strconv.Itoa(seal.Count)}}
	}
	q.ForgetUnsealed()
	s.Sealed = append(s.Sealed, seal)
	return []queue.Event{DaySealed(c)}, nil
}
