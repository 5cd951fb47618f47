package now

import (
	"time"

	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// toFront puts somebody before all others who wait for the same.
func (m Model) toFront() decision {
	t, _ := m.office.Queue.Ticket(m.ticket)
	return m.takenBack(t, decision{
		effects: []screen.Text{
			screen.T("now.effect.front", "Number", t.Number()),
			screen.Plural("now.effect.front_others", m.office.Queue.Ahead(t.ID, m.now)),
		},
		glyph:    "arrow-up",
		commands: []office.Command{queue.TransferTicket{Ticket: t.ID, Service: t.Service, ToDesk: t.ForDesk, ToPerson: t.ForPerson, Where: queue.AtFront}},
		done:     screen.T("now.done.front", "Number", t.Number()),
	})
}

// toCancel ends a ticket.
func (m Model) toCancel() decision {
	t, _ := m.office.Queue.Ticket(m.ticket)
	return m.takenBack(t, decision{
		effects:  []screen.Text{screen.T("now.effect.cancel", "Number", t.Number()), screen.T("now.effect.cancel_tell")},
		glyph:    "cross",
		commands: []office.Command{queue.CancelTicket{Ticket: t.ID}},
		done:     screen.T("now.done.cancel", "Number", t.Number()),
	})
}

// takenBack adds to what is done to a ticket how it is taken back, and for how long:
// by the rule that desks have too.
func (m Model) takenBack(t queue.Ticket, d decision) decision {
	lasts := m.office.Queue.Plan.Rules.UndoFor()
	if lasts <= undoMargin {
		d.effects = append(d.effects, screen.T("now.effect.for_good"))
		return d
	}
	d.effects = append(d.effects, screen.Plural("now.effect.undo_for", int(lasts.Seconds())))
	d.back, d.backFor = []office.Command{queue.Undo{Ticket: t.ID}}, lasts-undoMargin
	d.undone = screen.T("now.done.undone", "Number", t.Number())
	return d
}

// undoMargin is how long before its end an undo is no longer offered, so that it
// arrives in time.
const undoMargin = time.Second

// toFree signs somebody out who has gone without a word.
func (m Model) toFree() decision {
	place, _ := m.office.Queue.Plan.Desk(m.desk)
	d, _ := m.office.Queue.Desk(m.desk)
	t, busy := m.office.Queue.InHand(m.desk)
	pairs := []string{"Clerk", d.Clerk, "Desk", itoa(place.Number)}
	v := decision{
		effects: []screen.Text{screen.T("now.effect.leave", pairs...), screen.T("now.effect.leave_others")}, glyph: "door",
		commands: []office.Command{queue.LeaveDesk{Desk: m.desk}}, done: screen.T("now.done.leave", pairs...),
	}
	if busy {
		v.fault = screen.T("refusal.desk_busy", "number", t.Number())
	}
	return v
}

// waitsThere counts who waits for a service.
func (m Model) waitsThere(id plan.ServiceID) (n int) {
	m.office.Queue.Live(func(t queue.Ticket) {
		if t.Service == id && t.Phase == queue.Waiting {
			n++
		}
	})
	return n
}
