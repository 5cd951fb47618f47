package setup

import (
	"slices"

	"okienko/office/plan"
	"okienko/office/queue"
)

// Live is what goes on in the office now, as far as it stands against a change.
type Live struct {
	waits  []waits
	clerks []sits
}

type waits struct {
	service plan.ServiceID
	tickets int
}

type sits struct {
	desk  plan.DeskID
	clerk string
}

// LiveIn takes it out of the queue.
func LiveIn(s *queue.State) Live {
	var l Live
	s.Live(func(t queue.Ticket) {
		i := slices.IndexFunc(l.waits, func(w waits) bool { return w.service == t.Service })
		if i < 0 {
			l.waits, i = append(l.waits, waits{service: t.Service}), len(l.waits)
		}
		l.waits[i].tickets++
	})
	for _, d := range s.Desks {
		if d.Taken() {
			l.clerks = append(l.clerks, sits{d.ID, d.Clerk})
		}
	}
	return l
}

// Waiting is how many people have come for a service and are not served yet.
func (l Live) Waiting(id plan.ServiceID) int {
	for _, w := range l.waits {
		if w.service == id {
			return w.tickets
		}
	}
	return 0
}

// Clerk is who works at a desk.
func (l Live) Clerk(id plan.DeskID) string {
	for _, s := range l.clerks {
		if s.desk == id {
			return s.clerk
		}
	}
	return ""
}
