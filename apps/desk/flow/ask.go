package flow

import (
	"okienko/office/plan"
	"okienko/office/queue"
)

// question is what the line above the keys asks.
type question int

// The questions. None of them keeps the clerk from doing something else.
const (
	nothing        question = iota
	switchTo                // someone is in hand: finish and call another?
	parkUntil               // for how long?
	openingDay              // really?
	emergencyStart          // really?
	searching               // for which ticket?
	rowMenu                 // what is to be done with this ticket?
	noting                  // what is to be known of this ticket?
	transferring            // where to?
	goingOn                 // with which service?
	breaking                // what kind of break, and why?
	finishing               // what was done?
	correcting              // what was done, in a visit that is over?
	needing                 // what would help?
	issuing                 // a ticket for which service?
	issued                  // the number is to be told
	hallMessage             // what is a hall to be told?
	keyList                 // which key does what?
	leaving                 // really, or only cover the window?
)

// ask is an open question with what it is about.
type ask struct {
	about  question
	hand   queue.TicketID // in hand when it was asked
	phase  queue.Phase    // of the ticket in hand then
	ticket queue.TicketID // whom it is about, or whom to call instead; empty is whoever is next
	typed  string         // what stands in its field
	at     int            // the choice that the keys are on
	aimed  bool           // the keys have gone there, or something was typed to find it
	astray bool           // what the keys were on is no longer there, and nobody has looked since
	page   page
	main   mainField // what stands in the question while its field is for something else
	note   string    // what is written along
	mine   bool      // who is put aside comes back to this clerk only
	why    string    // they are put aside
	send   sending
	end    ending
	needs  []queue.Need
	class  queue.Class
	booked queue.Moment // the hour
	gave   queue.TicketIssued
	tell   telling
}

// page is what the field of a question with several is for.
type page int

const (
	mainPage  page = iota // the question itself
	notePage              // a note that goes along
	needsPage             // what would help
	hourPage              // the hour that was booked
)

// mainField is what was typed to a question with several pages, and what the keys were on.
type mainField struct {
	typed, id string
	aimed     bool
}

// turnPage turns the field to something else that goes with the answer, where this
// stands already.
func (m Model) turnPage(to page, typed string) Model {
	if m.ask.page == mainPage {
		m.ask.main = mainField{m.ask.typed, m.aim().id, m.ask.aimed}
	}
	m.ask.page, m.ask.typed, m.ask.at, m.ask.aimed = to, typed, 0, false
	return m
}

// turnBack goes back to the question: the keys are where they were, and where that
// has gone meanwhile Enter waits until somebody has looked again.
func (m Model) turnBack() Model {
	was := m.ask.main
	m.ask.page, m.ask.main = mainPage, mainField{}
	m.ask.typed, m.ask.at, m.ask.aimed = was.typed, 0, was.aimed
	return m.keepAim(target{id: was.id})
}

// writes says whether the question has a field to type in.
func (a ask) writes() bool {
	switch a.about {
	case searching, noting, transferring, goingOn, breaking, finishing, correcting, needing, issuing, hallMessage, keyList:
		return true
	}
	return false
}

// chooses says whether the answer is one of a list.
func (a ask) chooses() bool {
	return a.about == parkUntil || a.writes() && a.about != noting && a.page != notePage && a.page != hourPage
}

// ticks says whether any number of the choices can be taken, one after another.
// Enter takes the one that was aimed at, and without one answers the question.
func (a ask) ticks() bool {
	switch a.about {
	case finishing, correcting, hallMessage, parkUntil:
		return a.page == mainPage
	}
	return a.page == needsPage
}

// holds says whether the answer has something that nobody likes to write twice.
func (a ask) holds() bool {
	switch a.about {
	case noting, breaking:
		return a.typed != ""
	case hallMessage:
		return a.message() != (plan.Names{})
	}
	return a.note != "" || a.page == notePage && a.typed != "" || a.end.said || len(a.needs) > 0 || a.booked != 0
}

// stillAsked says whether the open question still makes sense.
func (m Model) stillAsked() bool {
	switch m.ask.about {
	case openingDay, emergencyStart, hallMessage, keyList, leaving:
	default:
		if !m.office.Day.Open {
			return m.ask.about == nothing // the others are about a day's tickets
		}
	}
	t, busy := m.hand()
	same := busy && t.ID == m.ask.hand && t.Phase == m.ask.phase
	switch m.ask.about {
	case switchTo:
		return same && (m.ask.ticket == "" || m.callable(m.ask.ticket))
	case parkUntil, goingOn, finishing:
		return same
	case openingDay:
		return !m.office.Day.Open
	case emergencyStart:
		return m.mayStart()
	case rowMenu:
		return len(m.rowActions(m.ask.ticket)) > 0
	case correcting:
		return m.correctable(m.ask.ticket)
	case noting, needing:
		_, known := m.office.Ticket(m.ask.ticket)
		return known
	case transferring:
		return m.movable(m.ask.ticket)
	case breaking:
		_, busy := m.hand()
		return !busy
	}
	return true
}

// askAbout opens a question about the ticket in hand, or about another.
func (m Model) askAbout(about question, ticket queue.TicketID) (Model, []Intent) {
	t, _ := m.hand()
	m.line = line{}
	return m.turnTo(ask{about: about, hand: t.ID, phase: t.Phase, ticket: ticket}), nil
}

// accept answers the open question as most people would, or with the choice
// that the keys are on.
func (m Model) accept() (Model, []Intent) {
	if m.ask.astray {
		return m.lookAgain(), nil
	}
	switch m.ask.about {
	case switchTo:
		return m.switchOver()
	case openingDay:
		return m.openDay()
	case emergencyStart:
		return m.startEmergency()
	case searching, rowMenu:
		return m.pick()
	case noting:
		return m.write()
	case transferring:
		return m.sendOn()
	case goingOn:
		return m.goOn()
	case parkUntil:
		return m.tickWhy(), nil
	case breaking:
		return m.beginRest()
	case finishing, correcting:
		return m.sayDone()
	case needing:
		return m.sayNeeds()
	case issuing:
		return m.issue()
	case issued:
		m.ask = ask{}
	case hallMessage:
		return m.sayMessage()
	case keyList:
		return m.doListed()
	case leaving:
		if why, ok := m.mayLeave(); !ok {
			return m.explain(why), nil
		}
		return m.leave()
	}
	return m, nil
}

// switchOver ends what is in hand and calls another: a person who is being
// served is finished, one who was only called did not come.
func (m Model) switchOver() (Model, []Intent) {
	desk := m.seat.desk
	var call queue.Command = queue.CallNext{Desk: desk}
	if m.ask.ticket != "" {
		call = queue.CallTicket{Desk: desk, Ticket: m.ask.ticket}
	}
	if m.ask.phase == queue.Called {
		return m.send(queue.ReportAbsent{Desk: desk}, call)
	}
	return m.send(queue.FinishServing{Desk: desk}, call)
}
