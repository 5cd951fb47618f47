package flow

import (
	"time"

	"okienko/internal/screen"
	"okienko/office/queue"
)

// allows says whether an action can be done now, and if not, why in a few
// words. An action that has no place on this screen has no reason either.
func (m Model) allows(a Action) (why screen.Text, ok bool) {
	switch {
	case a == Language || a == Stay:
		return screen.Text{}, true
	case m.emergency.on:
		return m.allowsEmergency(a)
	}
	switch a {
	case Start:
		return screen.Text{}, m.mayStart()
	case SignIn:
		return m.maySignIn()
	case Print:
		why, ok = m.mayReach()
		return why, ok && len(m.unprinted()) > 0
	case Open:
		why, ok = m.mayReach()
		return why, ok && m.mayOpen()
	case Leave:
		return m.mayLeave()
	}
	if why, ok = m.mayWork(); !ok {
		return why, false
	}
	return m.phaseAllows(a)
}

// mayReach says whether commands can be sent at all.
func (m Model) mayReach() (screen.Text, bool) {
	switch {
	case m.office == nil:
		return screen.Text{}, false
	case !m.way.none():
		return screen.T("desk.reason_running"), false
	case !m.contact.Current:
		return screen.T("desk.reason_stale"), false
	}
	return screen.Text{}, true
}

// mayWork says whether the desk can call and serve.
func (m Model) mayWork() (screen.Text, bool) {
	why, ok := m.mayReach()
	switch {
	case !m.signedIn():
		return screen.Text{}, false
	case !ok:
		return why, false
	case !m.office.Day.Open:
		return screen.T("desk.reason_closed"), false
	}
	return why, true
}

// mayLeave keeps a clerk from leaving someone behind.
func (m Model) mayLeave() (screen.Text, bool) {
	if !m.signedIn() {
		return screen.Text{}, false
	}
	if _, busy := m.hand(); busy {
		return screen.T("desk.reason_busy"), false
	}
	return m.mayReach()
}

// phaseAllows is the row of keys by what is in hand.
func (m Model) phaseAllows(a Action) (screen.Text, bool) {
	t, busy := m.hand()
	switch a {
	case Next:
		return m.mayCallNext()
	case Undo:
		return m.mayUndo()
	case Again, Came, Absent:
		if busy && t.Phase == queue.Serving {
			return screen.T("desk.reason_serving"), false
		}
		return screen.T("desk.reason_not_called"), busy
	case Park, Finish:
		if busy && t.Phase == queue.Called {
			return screen.T("desk.reason_not_come"), false
		}
		return screen.T("desk.reason_not_serving"), busy
	}
	return screen.Text{}, m.ask.about == parkUntil && busy && t.Phase == queue.Serving
}

// mayCallNext also holds for a desk that is busy: the question comes later, but
// it must not lead to nobody.
func (m Model) mayCallNext() (screen.Text, bool) {
	byHand := m.ask.about == switchTo && m.ask.ticket != ""
	if _, ok := m.office.Next(m.seat.desk, m.now); ok || byHand {
		return screen.Text{}, true
	}
	if t, ok := m.paused(); ok {
		again := minutesUp(m.office.OfferedAgain(t).Since(m.now))
		return screen.Plural("desk.reason_absent", again, "Number", t.Number()), false
	}
	return screen.T("desk.reason_nobody"), false
}

// paused is who comes next of those that did not come a moment ago.
func (m Model) paused() (first queue.Ticket, found bool) {
	for _, t := range m.office.InOrder(m.seat.desk, m.now) {
		if !found || m.office.OfferedAgain(t) < m.office.OfferedAgain(first) {
			first, found = t, true
		}
	}
	return first, found
}

// mayUndo follows the rule: a move that another desk has built upon stays.
func (m Model) mayUndo() (screen.Text, bool) {
	last, ok := m.undoable()
	if !ok {
		return screen.T("desk.reason_no_move"), false
	}
	t, ok := m.office.Ticket(last.Before.ID)
	switch {
	case !ok:
		return screen.T("desk.reason_no_move"), false
	case t.Desk != m.seat.desk && last.What != "call", !t.Phase.May(last.Before.Phase):
		return screen.T("desk.reason_elsewhere", "Number", t.Number()), false
	}
	return screen.Text{}, true
}

// undoMargin is how long before its end an undo is no longer offered.
const undoMargin = time.Second

// undoable asks the rule, but not up to its last moment: a key that is enabled
// must still be right when the command arrives.
func (m Model) undoable() (queue.LastMove, bool) {
	return m.office.Undoable(m.seat.desk, m.now.Add(undoMargin))
}

// callable says whether the desk may call a ticket by hand.
func (m Model) callable(id queue.TicketID) bool {
	t, ok := m.office.Ticket(id)
	place, _ := m.office.Plan.Desk(m.seat.desk)
	free := t.Phase == queue.Waiting || t.Phase == queue.Parked || t.Phase == queue.Missed
	return ok && free && place.Offers(t.Service)
}
