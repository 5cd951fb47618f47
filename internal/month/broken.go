package month

import (
	"fmt"

	"okienko/office/plan"
	"okienko/office/queue"
)

// Broken says which promise a state does not keep, or nothing: a number names one
// living ticket, a desk has at most one in hand, and a ticket is in the hand of at
// most one desk.
func Broken(s *queue.State) (why string) {
	numbers := make(map[string]queue.TicketID)
	hands := make(map[queue.TicketID]plan.DeskID)
	for _, d := range s.Desks {
		if d.Ticket == "" {
			continue
		}
		if other, held := hands[d.Ticket]; held {
			return fmt.Sprintf("desks %s and %s hold the same ticket", d.ID, other)
		}
		hands[d.Ticket] = d.ID
		if t, known := s.Ticket(d.Ticket); !known || t.Desk != d.ID {
			return fmt.Sprintf("desk %s holds %s, which knows of %q", d.ID, t.Number(), t.Desk)
		}
	}
	s.Live(func(t queue.Ticket) {
		if other, taken := numbers[t.Number()]; taken {
			why = fmt.Sprintf("tickets %s and %s are both %s", t.ID, other, t.Number())
		}
		numbers[t.Number()] = t.ID
		if _, held := hands[t.ID]; held != (t.Phase == queue.Called || t.Phase == queue.Serving) {
			why = fmt.Sprintf("%s is %s, and in the hand of a desk: %v", t.Number(), t.Phase, held)
		}
	})
	return why
}
