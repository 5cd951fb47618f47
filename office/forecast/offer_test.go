package forecast

import (
	"testing"

	"pgregory.net/rapid"

	"okienko/office/plan"
	"okienko/office/queue"
)

// TestPlentyIsEnough: where nobody asks the forecast, it would not have said that
// it is too late, as long as somebody sits at a desk of the service, and of those
// who are here: a house into which more come than it serves is another matter.
func TestPlentyIsEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := morning(t)
		for _, service := range s.Plan.Services {
			if !atADesk(s, service.ID) {
				continue
			}
			s.Day.Closes = s.Now.Add(plenty(s, service.ID) - s.Plan.Rules.Grace()) // just so much is left
			for _, class := range []queue.Class{queue.Ordinary, queue.Preferential} {
				m := newModel(s, s.Now)
				for i := range m.lines {
					m.lines[i].every = 0
				}
				if m.tooLate(s, service.ID, class) {
					t.Errorf("%s, %s: %v were plenty, and are too late", service.ID, class, plenty(s, service.ID))
				}
			}
		}
	})
}

// atADesk says whether somebody sits where a service is offered.
func atADesk(s *queue.State, id plan.ServiceID) bool {
	for _, d := range s.Plan.Desks {
		if now, _ := s.Desk(d.ID); d.Offers(id) && now.Open() {
			return true
		}
	}
	return false
}
