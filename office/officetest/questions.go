package officetest

import (
	"fmt"
	"strings"

	"okienko/office/forecast"
	"okienko/office/plan"
	"okienko/office/queue"
)

// why says what stands on a ticket about its last call.
func (s *Script) why(w []string) (string, error) {
	t := s.find(w[0])
	for i := len(t.Moves) - 1; i >= 0; i-- {
		why := t.Moves[i].Why
		if why == nil {
			continue
		}
		said := fmt.Sprintf("by %s", why.Rail)
		for _, id := range why.PassedOver {
			over, _ := s.State.Queue.Ticket(id)
			said += ", over " + over.Number()
		}
		if why.Helping != "" {
			said += ", helping " + string(why.Helping)
		}
		return said, nil
	}
	return "never called", nil
}

// line says who a desk would call, one after another.
func (s *Script) line(w []string) (string, error) {
	said := []string{}
	for _, t := range s.State.Queue.InOrder(desk1(w), s.now) {
		said = append(said, t.Number())
	}
	return strings.Join(append(said, "."), " "), nil
}

// offer says what a kiosk shows on a tile.
func (s *Script) offer(w []string) (string, error) {
	q := &s.State.Queue
	f := forecast.Of(q, s.now)
	offer := f.Offer(q, plan.ServiceID(w[0]), s.now)
	if offer.Refusal != nil {
		return tellRefusal(offer.Refusal), nil
	}
	return fmt.Sprintf("%d ahead, %s", offer.Waiting, tellRange(offer.Wait)), nil
}

// calls says what the halls show, newest first.
func (s *Script) calls([]string) (string, error) {
	said := []string{}
	for i := len(s.State.Queue.Calls) - 1; i >= 0; i-- {
		said = append(said, tellCall(s.State.Queue.Calls[i]))
	}
	return strings.Join(said, ", "), nil
}

func tellCall(c queue.Call) string {
	said := fmt.Sprintf("%d: %s %s", c.No, c.Number, tellDesk(c.Desk))
	if c.Withdrawn {
		said += " withdrawn"
	}
	return said
}
