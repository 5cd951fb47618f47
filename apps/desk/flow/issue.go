package flow

import (
	"okienko/internal/feed"
	"okienko/internal/lookup"
	"okienko/internal/screen"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// A ticket can be given at the desk: to somebody who cannot use the kiosk, or who
// was sent from elsewhere. Its number is shown large, to be told; paper comes out
// of a kiosk, when it is wanted.

// otherClass is the class that the key goes to. Who has booked an hour has a key
// of their own, because the hour has to be said.
var otherClass = map[queue.Class]queue.Class{"": queue.Preferential, queue.Preferential: ""}

// issuable are the services that fit what was typed, those of the own department
// first.
func (m Model) issuable() []plan.Service {
	var near, far []plan.Service
	for _, s := range m.office.Plan.Services {
		switch {
		case !lookup.Begins(m.service(s.ID).Words+" "+m.departmentOf(s.ID), m.ask.typed):
		case s.Department == m.place().Department:
			near = append(near, s)
		default:
			far = append(far, s)
		}
	}
	return append(near, far...)
}

// issuableShown are the services, with how many wait for each, or why no ticket
// can be had.
func (m Model) issuableShown() []Choice {
	var all []Choice
	for _, s := range m.issuable() {
		c := Choice{ID: string(s.ID), Letter: s.Series, Text: m.service(s.ID), Detail: screen.Words(m.departmentOf(s.ID))}
		if offer := m.office.Offer(s.ID, m.now); offer.Refusal != nil {
			c.Off, c.Detail = true, feed.Refused(offer.Refusal)
		} else {
			c.End = ahead(offer.Waiting)
		}
		all = append(all, c)
	}
	return all
}

// issue gives a ticket for the service that the keys are on, and has it printed
// when paper is wanted.
func (m Model) issue() (Model, []Intent) {
	switch m.ask.page {
	case needsPage:
		return m.sayNeeds()
	case hourPage:
		return m.sayHour(), nil
	}
	all := m.issuable()
	if m.ask.at >= len(all) {
		return m, nil
	}
	s := all[m.ask.at]
	if offer := m.office.Offer(s.ID, m.now); offer.Refusal != nil {
		return m, nil // its line says why
	}
	ticket := queue.IssueTicket{
		Ticket: m.newID, Service: s.ID, Class: queue.Ordinary, Source: queue.FromClerk, Needs: m.ask.needs,
		Lang: m.cfg.Languages[0], Place: string(m.seat.desk), NoPaper: !m.prints(),
	}
	switch ticket.Booked = m.ask.booked; {
	case m.ask.class != "":
		ticket.Class = m.ask.class // who has priority keeps it, booked or not
	case ticket.Booked != 0:
		ticket.Class = queue.Booked
	}
	if ticket.NoPaper {
		return m.send(ticket)
	}
	return m.send(ticket, queue.PrintAgain{Ticket: ticket.Ticket, Place: m.printer("")})
}

// ahead is how many are called before somebody.
func ahead(n int) screen.Text {
	if n == 0 {
		return screen.T("desk.ahead_nobody")
	}
	return screen.Plural("desk.ahead", n)
}

// gave shows the number of a ticket that was given here.
func (m Model) gave(a office.Answer) Model {
	for _, e := range a.Events {
		if e, ok := e.(queue.TicketIssued); ok {
			m = m.putBy()
			m.ask = ask{about: issued, gave: e}
		}
	}
	return m
}

// printer is the kiosk that a ticket comes out of: the one where it was taken, or
// the first of the building.
func (m Model) printer(taken string) string {
	department, _ := m.office.Plan.Department(m.place().Department)
	first := ""
	for _, k := range m.office.Plan.Kiosks {
		switch {
		case string(k.ID) == taken:
			return taken
		case first == "" && k.Site == department.Site:
			first = string(k.ID)
		}
	}
	return first
}

// prints says whether tickets that are given here come out on paper.
func (m Model) prints() bool { return m.onPaper && m.printer("") != "" }

// mayPaper says whether paper can be wanted now: before the ticket is given, and
// for one that was given without.
func (m Model) mayPaper() bool {
	switch m.ask.about {
	case issuing:
		return m.ask.page == mainPage && m.printer("") != ""
	case issued:
		t, _ := m.office.Ticket(m.ask.gave.Ticket)
		return t.Print.State == queue.NoPaper && m.printer("") != ""
	}
	return false
}

// paper wants paper, or none; after the ticket was given it is printed.
func (m Model) paper() (Model, []Intent) {
	if m.ask.about == issuing {
		m.onPaper = !m.onPaper
		return m, nil
	}
	gave := m.ask
	m, do := m.send(queue.PrintAgain{Ticket: gave.gave.Ticket, Place: m.printer("")})
	m.ask = gave
	return m, do
}

// issuingShown asks for which service a ticket is.
func (m Model) issuingShown() Line {
	if m.ask.page == hourPage {
		return m.hourShown()
	}
	favour, needs, paper, yes := m.item(Favour), m.item(Needs), m.item(OnPaper), m.item(Accept)
	favour.On, needs.On, paper.On = m.ask.class != "", len(m.ask.needs) > 0, m.prints()
	yes.Primary, yes.Label = true, screen.T("desk.do.issue")
	l := Line{Field: m.field("desk.ask_issue", ""), Items: []screen.Item{favour, m.hourItem(), needs}}
	if m.printer("") != "" {
		paper.Label = screen.T("desk.do.paper")
		l.Items = append(l.Items, paper)
	}
	l.Items = append(l.Items, yes, m.no())
	return l
}

// issuedShown has the clerk tell the number.
func (m Model) issuedShown() Line {
	done := m.item(Accept)
	done.Primary, done.Label = true, screen.T("desk.do.told")
	l := Line{Text: screen.T("desk.tell", "Number", m.ask.gave.Number), Items: []screen.Item{done}}
	if m.mayPaper() {
		l.Items = []screen.Item{m.item(OnPaper), done}
	}
	return l
}

// givenShown is the number that is to be told.
func (m Model) givenShown() Given {
	e := m.ask.gave
	if m.ask.about != issued {
		return Given{}
	}
	return Given{
		Number: e.Number, Service: m.service(e.Service),
		Ahead: ahead(e.Ahead), Wait: screen.Wait(e.Wait.From, e.Wait.To),
	}
}
