package queue

import "okienko/office/plan"

// Outcome is what came of a visit.
type Outcome string

// The outcomes of visits.
const (
	NotRecorded Outcome = ""
	CouldBeDone Outcome = "done"
	NotPossible Outcome = "not_possible" // a paper was missing, say
)

func (o Outcome) known() bool { return o == NotRecorded || o == CouldBeDone || o == NotPossible }

// Done is a service that was done during a visit, and how many times.
type Done struct {
	Service plan.ServiceID `json:"service"`
	Count   int            `json:"count"`
}

// maxDone bounds the services of one visit, and maxCount how often each was done.
const (
	maxDone  = 16
	maxCount = 99
)

// wrongDone refuses what nobody can have done.
func (s *State) wrongDone(list []Done, o Outcome) *Refusal {
	if !o.known() {
		return refuse(WrongRequest, "field", "outcome")
	}
	if len(list) > maxDone {
		return refuse(WrongRequest, "field", "done")
	}
	for i, d := range list {
		if _, known := s.Plan.Service(d.Service); !known {
			return refuse(UnknownService, "service", string(d.Service))
		}
		if d.Count < 1 || d.Count > maxCount || twice(list[:i], d.Service) {
			return refuse(WrongRequest, "field", "done")
		}
	}
	return nil
}

func twice(list []Done, id plan.ServiceID) bool {
	for _, d := range list {
		if d.Service == id {
			return true
		}
	}
	return false
}
