package office

import "okienko/office/queue"

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
