package flow

import (
	"time"

	"okienko/internal/screen"
	"okienko/office/plan"
	"okienko/office/queue"
)

// allows says whether an action can be done now, and if not, why in a few
// words. An action that has no place on this screen has no reason either.
func (m Model) allows(a Action) (why screen.Text, ok bool) {
	if why, ok = m.able(a); !ok || m.emergency.on {
		return why, ok
	}
	if r := m.forbidden(a); r != nil {
		return inBrief(r), false
	}
	return why, ok
}

// able is the same for somebody who may do everything.
func (m Model) able(a Action) (why screen.Text, ok bool) {
	switch {
	case a == Language || a == Stay || a == Bar:
		return screen.Text{}, true
	case a == Accept:
		return screen.Text{}, m.ask.about != nothing
	case m.emergency.on:
		return m.allowsEmergency(a)
	}
	switch a {
	case Start:
		return screen.Text{}, m.mayStart()
	case SignIn:
		if m.maySoon() {
			return screen.Text{}, true
		}
		return m.maySignIn()
	case Print:
		why, ok = m.mayReach()
		return why, ok && len(m.unprinted()) > 0
	case Open:
		if why, ok = m.mayReach(); ok && m.signedIn() && m.office.Day.Open {
			why = screen.T("desk.reason_open")
		}
		return why, ok && m.mayOpen()
	case Leave:
		if m.mayCover() && m.ask.about != leaving {
			return screen.Text{}, true // asks first
		}
		return m.mayLeave()
	case Lock:
		return screen.Text{}, m.mayCover()
	case NewPIN:
		why, ok = m.mayReach()
		return why, ok && m.mayCover() && m.ask.about == leaving
	case Help:
		// Whatever else is on its way, this must go out.
		return screen.T("desk.reason_stale"), m.office != nil && m.signedIn() && m.contact.Current
	case Break:
		return m.mayRest()
	case Message, Lasting, TakeBack, InOther:
		return m.mayTell(a)
	case Keys, Search, ListWaiting, ListCalled, ListAside, ListMissed, ListDone:
		return screen.Text{}, m.office != nil && m.signedIn()
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
	if t, busy := m.hand(); busy && t.Phase == queue.Called {
		return screen.T("desk.reason_called", "Came", Shortcut(Came), "Absent", Shortcut(Absent)), false
	} else if busy {
		return screen.T("desk.reason_busy"), false
	}
	return m.mayReach()
}

// mayTell says whether halls can be told something, also before the day is open.
func (m Model) mayTell(a Action) (screen.Text, bool) {
	why, ok := m.mayReach()
	switch {
	case !m.signedIn():
		return screen.Text{}, false
	case a == Message || !ok:
		return why, ok
	}
	return screen.Text{}, m.ask.about == hallMessage && (a != TakeBack || len(m.showing()) > 0)
}

// phaseAllows is the row of keys by what is in hand.
func (m Model) phaseAllows(a Action) (screen.Text, bool) {
	t, busy := m.hand()
	switch a {
	case Next:
		return m.mayCallNext()
	case Undo:
		return m.mayUndo()
	case Needs:
		return screen.T("desk.reason_nobody"), m.ask.about == issuing || m.notable() != ""
	case Note:
		return screen.T("desk.reason_nobody"), m.notable() != ""
	case WalkIn:
		return screen.Text{}, true
	case Favour, Hour:
		return screen.Text{}, m.ask.about == issuing && m.ask.page == mainPage
	case OnPaper:
		return screen.Text{}, m.mayPaper()
	case SendWhere, SendBack:
		return screen.Text{}, m.ask.about == transferring && m.ask.page == mainPage
	case NoteAlong:
		along := m.ask.about == transferring || m.ask.about == finishing
		return screen.Text{}, along && m.ask.page == mainPage
	case Outcome:
		return screen.Text{}, m.ending() && m.ask.page == mainPage
	case Again, Came, Absent:
		if busy && t.Phase == queue.Serving {
			return screen.T("desk.reason_serving"), false
		}
		return screen.T("desk.reason_not_called"), busy
	case Park, Finish, FinishAs, Transfer, Continue:
		if busy && t.Phase == queue.Called {
			return screen.T("desk.reason_not_come"), false
		}
		return screen.T("desk.reason_not_serving"), busy
	}
	if _, park := parkings[a]; park || a == ParkBack || a == ParkMine || a == ParkWhy {
		return screen.Text{}, m.ask.about == parkUntil && busy && t.Phase == queue.Serving
	}
	return screen.Text{}, m.mayRow(a)
}

// mayCallNext also holds for a desk that is busy: the question comes later, but
// it must not lead to nobody.
func (m Model) mayCallNext() (screen.Text, bool) {
	if _, on := m.resting(); on {
		return screen.T("desk.reason_break"), false
	}
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
	if m.mayUngive() {
		return screen.Text{}, true
	}
	last, ok := m.undoable()
	if !ok {
		return screen.T("desk.reason_no_move"), false
	}
	if _, on := m.resting(); on && last.Before.InHand() {
		return screen.T("desk.reason_break"), false
	}
	t, ok := m.office.Ticket(last.Before.ID)
	switch {
	case !ok:
		return screen.T("desk.reason_no_move"), false
	case t.Steps != last.Steps, !t.Phase.May(last.Before.Phase):
		return screen.T("desk.reason_elsewhere", "Number", t.Number()), false
	}
	return screen.Text{}, true
}

// mayUngive says whether a ticket that was given here can be taken back: its number is
// still shown, and nobody has done anything with it.
func (m Model) mayUngive() bool {
	t, known := m.office.Ticket(m.ask.gave.Ticket)
	return m.ask.about == issued && known && t.Phase == queue.Waiting
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
	free := t.Phase == queue.Waiting || t.Phase == queue.Parked || t.Phase == queue.Missed
	_, rests := m.resting()
	return ok && free && m.serves(t.Service) && !rests && !t.Held()
}

// serves says whether the desk serves a service: by the plan, or because it helps
// another department now.
func (m Model) serves(id plan.ServiceID) bool {
	place, _ := m.office.Plan.Desk(m.seat.desk)
	return place.Offers(id) || m.office.Serves(m.seat.desk, id, m.now)
}
