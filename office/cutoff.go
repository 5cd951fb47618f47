package office

import (
	"okienko/office/forecast"
	"okienko/office/queue"
)

// tooLate refuses a ticket whose visit would end after closing time and grace. It
// is told now, and nobody is sent home in the evening. The rules of the queue know
// no forecast, so this is asked besides them, and only where they would give one.
func (s *State) tooLate(c queue.IssueTicket, at queue.Moment) *queue.Refusal {
	if _, known := s.Queue.Ticket(c.Ticket); known || s.Queue.Offer(c.Service, at).Refusal != nil {
		return nil
	}
	if !forecast.TooLate(&s.Queue, c.Service, c.Class, at) {
		return nil
	}
	return &queue.Refusal{Code: queue.TooLate}
}
