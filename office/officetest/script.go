package officetest

import (
	"fmt"
	"slices"
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
	made  int    // identifiers given to tickets
	from  string // the computer on which the present line is said; its window has the same name

	// Heard is called with each command and what came of it, for whoever carries the
	// scenario out elsewhere as well.
	Heard func(office.Envelope, office.Step)

	Warsaw *time.Location // for questions about its clocks; UTC until it is set
	traced int            // entries of the trace that were told already

	byOffline map[string]queue.TicketID // tickets that machines gave by themselves, by number
}

// NewScript begins a scenario with an office that nobody has set up.
func NewScript() *Script {
	return &Script{State: office.New(), Warsaw: time.UTC, now: midnight, byOffline: make(map[string]queue.TicketID)}
}

// Run runs a scenario and returns it with what came of each line.
func (s *Script) Run(text string) (string, error) {
	var out strings.Builder
	for i, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		said, _, _ := strings.Cut(line, "->")
		said = strings.TrimSpace(said)
		if strings.HasPrefix(strings.TrimLeft(line, " "), "->") {
			continue // what came of a line above, told in several
		}
		if said == "" || strings.HasPrefix(said, "#") {
			fmt.Fprintln(&out, strings.TrimRight(line, " "))
			continue
		}
		result, err := s.say(said)
		if err != nil {
			return "", fmt.Errorf("line %d: %w", i+1, err)
		}
		if result != "" {
			said = beside(said, result)
		}
		fmt.Fprintln(&out, said)
	}
	return out.String(), nil
}

// beside writes what came of a line behind it, or below it when that is several
// lines.
func beside(said, result string) string {
	if strings.HasPrefix(result, "\n") {
		return said + result
	}
	return fmt.Sprintf("%-44s -> %s", said, result)
}

// say does what one line says.
func (s *Script) say(said string) (string, error) {
	if words := computer.FindStringSubmatch(said); words != nil {
		before := s.from
		s.from, said = words[1], words[2]
		defer func() { s.from = before }()
	}
	for _, known := range slices.Concat(sentences, offline, visits, ofPeople, decisions) {
		if words := known.form.FindStringSubmatch(said); words != nil {
			return known.does(s, words[1:])
		}
	}
	return "", fmt.Errorf("nobody understands %q", said)
}

// Do gives a command to the state, from a client that never repeats itself.
func (s *Script) Do(c office.Command) office.Step {
	return s.send(office.Envelope{
		At: s.now, Origin: either(s.from, "test"), Client: either(s.from, "script"), Seq: uint64(len(s.Log) + 1), Level: office.Level, Command: c,
	})
}

func (s *Script) send(e office.Envelope) office.Step {
	step := s.State.Apply(e)
	s.Log = append(s.Log, e)
	s.Steps = append(s.Steps, step)
	if s.Heard != nil {
		s.Heard(e, step)
	}
	return step
}
