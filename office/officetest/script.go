package officetest

import (
	"fmt"
	"strings"
	"time"

	"okienko/office"
	"okienko/office/queue"
)

// midnight begins the day of every scenario. Scenarios count in UTC: the rules
// know no zones.
var midnight = queue.At(time.Date(2026, time.November, 23, 0, 0, 0, 0, time.UTC))

// Script is a scenario that runs.
type Script struct {
	State *office.State
	Log   []office.Envelope // all that was given to the state
	Steps []office.Step     // what came of each
	now   queue.Moment
	made  int // identifiers given to tickets

	byOffline map[string]queue.TicketID // tickets that machines gave by themselves, by number
}

// NewScript begins a scenario with an office that nobody has set up.
func NewScript() *Script {
	return &Script{State: office.New(), now: midnight, byOffline: make(map[string]queue.TicketID)}
}

// Run runs a scenario and returns it with what came of each line.
func (s *Script) Run(text string) (string, error) {
	var out strings.Builder
	for i, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		said, _, _ := strings.Cut(line, "->")
		said = strings.TrimSpace(said)
		if said == "" || strings.HasPrefix(said, "#") {
			fmt.Fprintln(&out, strings.TrimRight(line, " "))
			continue
		}
		result, err := s.say(said)
		if err != nil {
			return "", fmt.Errorf("line %d: %w", i+1, err)
		}
		if result != "" {
			said = fmt.Sprintf("%-44s -> %s", said, result)
		}
		fmt.Fprintln(&out, said)
	}
	return out.String(), nil
}

// say does what one line says.
func (s *Script) say(said string) (string, error) {
	for _, known := range append(sentences, offline...) {
		if words := known.form.FindStringSubmatch(said); words != nil {
			return known.does(s, words[1:])
		}
	}
	return "", fmt.Errorf("nobody understands %q", said)
}

// Do gives a command to the state, from a client that never repeats itself.
func (s *Script) Do(c queue.Command) office.Step {
	return s.send(office.Envelope{
		At: s.now, Origin: "test", Client: "script", Seq: uint64(len(s.Log) + 1), Level: office.Level, Command: c,
	})
}

func (s *Script) send(e office.Envelope) office.Step {
	step := s.State.Apply(e)
	s.Log = append(s.Log, e)
	s.Steps = append(s.Steps, step)
	return step
}
