package flow

import (
	"okienko/internal/screen"
	"okienko/office/queue"
)

// row is a ticket as a line of its list.
func (m Model) row(t queue.Ticket) Row {
	r := Row{ID: t.ID, Letter: t.Series, Number: t.Number(), Service: m.service(t.Service), End: m.rowEnd(t)}
	if t.Live() || t.Phase == queue.Missed {
		r.Marks = m.marks(t) // whoever has gone needs nothing
	} else {
		r.Marks = m.recorded(t)
	}
	return r
}

// rowEnd is what tells the tickets of a list apart: how long, until when, where.
func (m Model) rowEnd(t queue.Ticket) screen.Text {
	switch t.Phase {
	case queue.Called, queue.Serving:
		place, _ := m.office.Plan.Desk(t.Desk)
		return screen.T("desk.row."+string(t.Phase), "Desk", decimal(place.Number))
	case queue.Parked:
		if t.ParkedUntil == 0 {
			return screen.T("desk.parked_until_back")
		}
		return screen.T("desk.parked_until", "Time", m.clock(t.ParkedUntil))
	case queue.Missed, queue.Cancelled, queue.Left:
		return screen.T("desk.row." + string(t.Phase))
	case queue.Finished:
		return screen.Words(m.clock(t.EndedAt))
	}
	return minutesText(m.waited(t.Reference))
}
