package office

import (
	"okienko/office/machines"
	"okienko/office/queue"
)

// speaker is a command that speaks for a machine. It is heard only from that
// machine, as its certificate says: no kiosk gives another one's numbers.
type speaker interface{ From() string }

// foreign refuses a command that speaks for another machine than it came from.
func foreign(e Envelope) *queue.Refusal {
	s, speaks := e.Command.(speaker)
	if !speaks || s.From() == e.Origin || s.From() == "" {
		return nil
	}
	return &queue.Refusal{Code: queue.NotYours, Facts: map[string]string{"machine": s.From()}}
}

// endNumbers takes from a machine that was put out of the office, or that lives
// twice, the numbers that it might have gone on giving.
func (s *State) endNumbers(events []queue.Event) {
	for _, e := range events {
		switch e := e.(type) {
		case machines.MachineRevoked:
			s.Queue.EndBlocks(string(e.Machine))
		case machines.MachineCopied:
			s.Queue.EndBlocks(string(e.Machine))
		}
	}
}
