package flow

import (
	"cmp"
	"slices"
	"time"

	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// mostComers is how many are shown who come next.
const mostComers = 10

// comer is somebody who waits.
type comer struct {
	ticket     queue.TicketID
	number     string
	department plan.Names
	open       bool // a desk of the department calls people
	reference  queue.Moment
}

// comersIn are those who wait to be called into the hall.
func (m Model) comersIn(s *queue.State) []comer {
	var list []comer
	s.Live(func(t queue.Ticket) {
		service, _ := s.Plan.Service(t.Service)
		at := slices.IndexFunc(m.queues, func(l line) bool { return l.department == service.Department })
		if t.Phase == queue.Waiting && !t.Held() && at >= 0 {
			l := m.queues[at]
			list = append(list, comer{t.ID, t.Number(), l.name, l.open, t.Reference})
		}
	})
	return list
}

// comers are those who probably come next. Whoever nothing is foretold of comes
// behind the others, in the order of arrival.
func (m Model) comers() []Comer {
	const unknown = 1000 * time.Hour
	said := m.outlook.Said()
	middle := func(c comer) time.Duration {
		if w, known := said.Ticket(c.ticket); known && c.open {
			return w.Middle
		}
		return unknown
	}
	list := slices.Clone(m.waiters)
	slices.SortStableFunc(list, func(a, b comer) int {
		return cmp.Or(cmp.Compare(middle(a), middle(b)), cmp.Compare(a.reference, b.reference), cmp.Compare(a.number, b.number))
	})
	var shown []Comer
	for _, c := range list[:min(len(list), mostComers)] {
		one := Comer{Number: c.number, Department: c.department.In(m.config.Lang)}
		switch w, known := said.Ticket(c.ticket); {
		case !c.open:
			one.Wait = screen.T("hall.break")
		case known:
			one.Wait = screen.Wait(w.From, w.To)
		}
		shown = append(shown, one)
	}
	return shown
}
