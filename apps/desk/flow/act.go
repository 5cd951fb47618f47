package flow

import (
	"okienko/internal/feed"
	"okienko/internal/screen"
	"okienko/internal/signin"
	"okienko/office/queue"
)

// acted does what a button or key asks for, or says why it cannot be done.
func (m Model) acted(a Action) (Model, []Intent) {
	if next, do, done := m.always(a); done {
		return next, do
	}
	if m.struckTwice(a) {
		return m, nil
	}
	m.struck = strike{a, m.now}
	switch {
	case m.covered():
		return m.actedCovered(a)
	case a == SignIn && m.asksWho():
		return m.enterDoor()
	case m.emergency.on:
		return m.actedEmergency(a)
	}
	if why, ok := m.allows(a); !ok {
		if why.Empty() && m.signedIn() && Shortcut(a) != "" && a != Accept {
			why = screen.T("desk.reason_nothing", "Key", Shortcut(Keys)) // no key is silent
		}
		return m.explain(m.inFull(a, why)), nil
	}
	return m.do(a)
}

// always does what a key does whatever else is so, and however often it is pressed.
func (m Model) always(a Action) (next Model, do []Intent, done bool) {
	switch {
	case a == Language:
		next, do = m.nextLanguage()
		return next, do, true
	case a == Erase:
		next, do = m.atDoor(signin.Erase{})
		return next, do, true
	case a == Stay && (m.covered() || m.asksWho()):
		next, do = m.stepBack()
		return next, do, true
	case a == Stay:
		m.ask, m.line, m.form.soon = ask{}, line{}, false
		return m, nil, true
	case a == Bar && m.signedIn() && !m.covered():
		next, do = m.switchForm()
		return next, do, true
	}
	return m, nil, a == Bar
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
	case ParkBack:
		return m.send(queue.ParkTicket{Desk: desk, Mine: m.ask.mine, Reason: m.ask.why})
	case ParkMine:
		m.ask.mine = !m.ask.mine
		return m, nil
	case ParkWhy:
		return m.nextWhy(), nil
	case Park5, Park15, Park30, Park60:
		return m.send(queue.ParkTicket{Desk: desk, Until: m.now.Add(parkings[a]), Mine: m.ask.mine, Reason: m.ask.why})
	case FinishAs:
		return m.finishAs()
	case Finish:
		if m.ask.about == finishing { // nothing of what was said is lost
			return m.endVisit()
		}
		return m.send(queue.FinishServing{Desk: desk, Note: m.noteInHand()})
	case Undo:
		if m.mayUngive() {
			return m.send(queue.CancelTicket{Desk: desk, Ticket: m.ask.gave.Ticket})
		}
		return m.send(queue.Undo{Desk: desk})
	case Print:
		t := m.unprinted()[0]
		return m.send(queue.PrintAgain{Ticket: t.ID, Place: m.printer(t.Place)})
	case Open:
		return m.openDay()
	case Start:
		return m.startEmergency()
	case Leave:
		return m.askLeaving()
	case Lock:
		return m.lock(), nil
	case NewPIN:
		m.ask, m.cover, m.door = ask{}, changing, m.door.Change(m.seat.person)
		return m, nil
	case SignIn:
		return m.signIn()
	case Keys:
		return m.askAbout(keyList, "")
	case Search:
		return m.askAbout(searching, "")
	case ListWaiting, ListCalled, ListAside, ListMissed, ListDone:
		m = m.putBy()
		m.open, m.ask = a, ask{}
		return m, nil
	case Accept:
		return m.accept()
	case Transfer, Continue, Note, Needs, Break, Help, SendWhere, SendBack, NoteAlong, Outcome, WalkIn, Favour, Hour, OnPaper, Message, Lasting, TakeBack, InOther:
		return m.doWithOthers(a)
	}
	return m.doRow(a)
}

// doWithOthers carries out what concerns other desks, and breaks.
func (m Model) doWithOthers(a Action) (Model, []Intent) {
	t, _ := m.hand()
	switch a {
	case Transfer:
		return m.askAbout(transferring, t.ID)
	case Continue:
		return m.askAbout(goingOn, t.ID)
	case Note:
		return m.askAbout(noting, m.notable())
	case Needs:
		return m.askNeedsHere()
	case Break:
		return m.rest()
	case Help:
		return m.help()
	case SendWhere:
		return m.nextPlace(), nil
	case SendBack:
		m.ask.send.back = !m.ask.send.back
	case Message:
		return m.askMessage()
	case Lasting:
		return m.nextLasting(), nil
	case InOther:
		return m.inOther(), nil
	case TakeBack:
		return m.takeBack()
	case WalkIn:
		return m.askAbout(issuing, "")
	case Favour:
		m.ask.class = otherClass[m.ask.class]
	case Hour:
		return m.askHour(), nil
	case OnPaper:
		return m.paper()
	case Outcome:
		return m.nextOutcome(), nil
	case NoteAlong:
		return m.writeAlong(), nil
	}
	return m, nil
}

// next calls, or asks first when someone is in hand, or takes the same key
// again as a yes.
func (m Model) next() (Model, []Intent) {
	_, busy := m.hand()
	switch {
	case m.ask.about == switchTo:
		return m.switchOver()
	case busy:
		return m.askAbout(switchTo, "")
	}
	return m.send(queue.CallNext{Desk: m.seat.desk})
}

// selected calls a ticket of a list. If there is something to know before the
// hall is called and it is not on the screen yet, it shows that first.
func (m Model) selected(id queue.TicketID) (Model, []Intent) {
	if m.emergency.on {
		return m.selectedEmergency(id)
	}
	if why, ok := m.mayWork(); !ok {
		return m.explain(why), nil
	}
	t, _ := m.office.Ticket(id)
	if !m.callable(id) || heeds(t) && m.focus != id {
		return m.menu(id)
	}
	if r := m.forbids(queue.CallTicket{Desk: m.seat.desk, Ticket: id}); r != nil {
		return m.explain(feed.Refused(r)), nil
	}
	return m.call(id)
}

// call calls a ticket by hand, or asks first when someone is in hand.
func (m Model) call(id queue.TicketID) (Model, []Intent) {
	if _, busy := m.hand(); busy {
		return m.askAbout(switchTo, id)
	}
	return m.send(queue.CallTicket{Desk: m.seat.desk, Ticket: id})
}
