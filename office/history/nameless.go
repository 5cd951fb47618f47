package history

import "okienko/office/queue"

// Nameless is the day without the names of those who work there, for who may not
// see what single clerks have done. It shares what has no names with the day.
func (d Day) Nameless() Day {
	d.Traced = nil // who did what is for who may read the trace
	d.Attended = each(d.Attended, func(a *queue.Attendance) { a.Clerk = "" })
	d.Tickets = each(d.Tickets, func(t *Ticket) {
		t.Legs = each(t.Legs, func(l *queue.Leg) { l.Clerk = "" })
		t.Moves = each(t.Moves, func(m *queue.Move) {
			if m.Clerk = ""; m.To != nil {
				to := *m.To
				to.Person, m.To = "", &to
			}
		})
	})
	return d
}

// each is a copy of a list in which everything is changed.
func each[T any](list []T, change func(*T)) []T {
	list = append([]T(nil), list...)
	for i := range list {
		change(&list[i])
	}
	return list
}
