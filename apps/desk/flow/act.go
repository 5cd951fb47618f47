package flow

import (
	"okienko/internal/screen"
	"okienko/office/queue"
)

// acted does what a button or key asks for, or says why it cannot be done.
func (m Model) acted(a Action) (Model, []Intent) {
	switch a {
	case Language:
		return m.nextLanguage(), nil
	case Stay:
		m.ask, m.line = ask{}, line{}
		return m, nil
	}
	if m.struckTwice(a) {
		return m, nil
	}
	m.struck = strike{a, m.now}
	if m.emergency.on {
		return m.actedEmergency(a)
	}
	if why, ok := m.allows(a); !ok {
		return m.explain(why), nil
	}
	return m.do(a)
}

// struckTwice says whether the same key came so soon again that it was not
// meant.
func (m Model) struckTwice(a Action) bool {
	gap := m.now.Since(m.struck.at)
	return a == m.struck.action && gap >= 0 && gap < doubleStrike
}

// explain tells why a key does nothing now. While a command is on its way the
// window says that already.
func (m Model) explain(why screen.Text) Model {
	if m.way.none() && !why.Empty() {
		m.line = line{weight: Info, text: why}
	}
	return m
}

// do carries an action out that is allowed.
func (m Model) do(a Action) (Model, []Intent) {
	desk := m.seat.desk
	switch a {
	case Next:
		return m.next()
	case Again:
		return m.send(queue.Recall{Desk: desk})
	case Came:
		return m.send(queue.StartServing{Desk: desk})
	case Absent:
		return m.send(queue.ReportAbsent{Desk: desk})
	case Park:
		return m.askAbout(parkUntil, "")
	case Park5, Park15, Park30, Park60:
		return m.send(queue.ParkTicket{Desk: desk, Until: m.now.Add(parkings[a])})
	case Finish:
		return m.send(queue.FinishServing{Desk: desk})
	case Undo:
		return m.send(queue.Undo{Desk: desk})
	case Print:
		t := m.unprinted()[0]
		return m.send(queue.PrintAgain{Ticket: t.ID, Place: t.Place})
	case Open:
		return m.open()
	case Start:
		return m.startEmergency()
	case Leave:
		return m.send(queue.LeaveDesk{Desk: desk})
	case SignIn:
		return m.send(queue.TakeDesk{Desk: m.form.desk, Clerk: m.name()})
	}
	return m, nil
}

// next calls, or asks first when someone is in hand, or takes the same key
// again as a yes.
func (m Model) next() (Model, []Intent) {
	_, busy := m.hand()
	switch {
	case m.ask.about == switchTo:
		return m.accept()
	case busy:
		return m.askAbout(switchTo, "")
	}
	return m.send(queue.CallNext{Desk: m.seat.desk})
}

// selected calls a ticket of a list, or asks first.
func (m Model) selected(id queue.TicketID) (Model, []Intent) {
	if m.emergency.on {
		return m.selectedEmergency(id)
	}
	if why, ok := m.mayWork(); !ok {
		return m.explain(why), nil
	}
	t, busy := m.hand()
	switch {
	case busy && t.ID == id:
		return m, nil
	case !m.callable(id):
		return m.explain(screen.T("desk.reason_gone")), nil
	case busy:
		return m.askAbout(switchTo, id)
	}
	return m.send(queue.CallTicket{Desk: m.seat.desk, Ticket: id})
}
