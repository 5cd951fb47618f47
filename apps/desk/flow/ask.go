package flow

import "okienko/office/queue"

// question is what the line above the keys asks.
type question int

// The questions. None of them keeps the clerk from doing something else.
const (
	nothing        question = iota
	switchTo                // someone is in hand: finish and call another?
	parkUntil               // for how long?
	openDay                 // really?
	emergencyStart          // really?
)

// ask is an open question with what it is about.
type ask struct {
	about  question
	hand   queue.TicketID // in hand when it was asked
	phase  queue.Phase    // of the ticket in hand then
	ticket queue.TicketID // whom to call instead; empty is whoever is next
}

// stillAsked says whether the open question still makes sense.
func (m Model) stillAsked() bool {
	t, busy := m.hand()
	same := busy && t.ID == m.ask.hand && t.Phase == m.ask.phase
	switch m.ask.about {
	case switchTo:
		return same && (m.ask.ticket == "" || m.callable(m.ask.ticket))
	case parkUntil:
		return same
	case openDay:
		return !m.office.Day.Open
	case emergencyStart:
		return m.mayStart()
	}
	return true
}

// askAbout opens a question about the ticket in hand.
func (m Model) askAbout(about question, ticket queue.TicketID) (Model, []Intent) {
	t, _ := m.hand()
	m.line = line{}
	m.ask = ask{about: about, hand: t.ID, phase: t.Phase, ticket: ticket}
	return m, nil
}

// accept ends what is in hand and calls another: a person who is being served
// is finished, one who was only called did not come.
func (m Model) accept() (Model, []Intent) {
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
