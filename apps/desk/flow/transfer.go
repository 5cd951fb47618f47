package flow

import (
	"slices"
	"strings"

	"okienko/internal/lookup"
	"okienko/internal/screen"
	"okienko/internal/sendto"
	"okienko/office/plan"
	"okienko/office/queue"
)

// sending is how somebody is sent on.
type sending struct {
	where queue.Where // "" is by arrival
	back  bool
}

func (s sending) place() queue.Where {
	if s.where == "" {
		return queue.ByArrival
	}
	return s.where
}

// nextPlace goes round the places in the line.
func (m Model) nextPlace() Model {
	i := slices.Index(sendto.Wheres, m.ask.send.place())
	m.ask.send.where = sendto.Wheres[(i+1)%len(sendto.Wheres)]
	return m
}

// destinations are where a ticket can be sent that fit what was typed. What is
// near stands first: services of the own department, the other services, desks
// where somebody sits, people.
func (m Model) destinations() []sendto.Place {
	t, _ := m.office.Ticket(m.ask.ticket)
	me := func(p plan.Person) bool { return p.Name == m.seat.clerk }
	var all []sendto.Place
	for _, d := range slices.Concat(
		sendto.Services(m.office, t, m.place().Department), sendto.Desks(m.office, t, m.seat.desk), sendto.People(m.office, t, me),
	) {
		if lookup.Begins(m.wordsOf(d), m.ask.typed) {
			all = append(all, d)
		}
	}
	return all
}

// place is the desk where the clerk sits, as the plan has it.
func (m Model) place() plan.Desk {
	place, _ := m.office.Plan.Desk(m.seat.desk)
	return place
}

// wordsOf are what a destination is found by.
func (m Model) wordsOf(d sendto.Place) string {
	place, _ := m.office.Plan.Desk(d.Desk)
	desk, _ := m.office.Desk(d.Desk)
	person, _ := m.office.Plan.Person(d.Person)
	words := []string{m.service(d.Service).Words, m.departmentOf(d.Service), desk.Clerk, person.Name}
	if d.Desk != "" {
		words = append(words, decimal(place.Number))
	}
	return strings.Join(words, " ")
}

// departmentOf is who serves a service.
func (m Model) departmentOf(id plan.ServiceID) string {
	s, _ := m.office.Plan.Service(id)
	d, _ := m.office.Plan.Department(s.Department)
	return d.Name.In(m.lang)
}

// destinationsShown are the destinations as choices.
func (m Model) destinationsShown() []Choice {
	var all []Choice
	for _, d := range m.destinations() {
		all = append(all, m.destinationShown(d))
	}
	return all
}

func (m Model) destinationShown(d sendto.Place) Choice {
	s, _ := m.office.Plan.Service(d.Service)
	c := Choice{ID: d.ID(), Letter: s.Series, Text: m.service(d.Service)}
	switch {
	case d.Desk != "":
		place, _ := m.office.Plan.Desk(d.Desk)
		desk, _ := m.office.Desk(d.Desk)
		c.Text, c.Glyph = screen.T("desk.title_desk", "Number", decimal(place.Number)), "screen"
		c.Detail, c.End = m.service(d.Service), screen.Words(desk.Clerk)
	case d.Person != "":
		p, _ := m.office.Plan.Person(d.Person)
		c.Text, c.Glyph, c.Detail = screen.Words(p.Name), "people", m.service(d.Service)
	default:
		c.Detail = screen.Words(m.departmentOf(d.Service))
	}
	return c
}

// sendOn sends the ticket to the destination that the keys are on.
func (m Model) sendOn() (Model, []Intent) {
	if m.ask.page == notePage {
		return m.written(), nil
	}
	all := m.destinations()
	if m.ask.at >= len(all) {
		return m, nil
	}
	to, how := all[m.ask.at], m.ask.send
	return m.send(queue.TransferTicket{
		Desk: m.seat.desk, Ticket: m.ask.ticket, Service: to.Service, ToDesk: to.Desk, ToPerson: string(to.Person),
		Where: how.place(), Note: queue.Sealed(m.ask.note), Back: how.back,
	})
}

// transferShown asks where a ticket is to be sent.
func (m Model) transferShown() Line {
	t, _ := m.office.Ticket(m.ask.ticket)
	how := m.ask.send
	if m.ask.page == notePage {
		return m.alongShown("desk.ask_send_note", t)
	}
	where, back, note, yes := m.item(SendWhere), m.item(SendBack), m.item(NoteAlong), m.item(Accept)
	where.Label = screen.T("desk.where." + string(how.place()))
	back.On, note.On = how.back, m.ask.note != ""
	yes.Primary, yes.Label = true, screen.T("desk.do.transfer")
	return Line{Field: m.field("desk.ask_send", t.Number()), Items: []screen.Item{where, back, note, yes, m.no()}}
}

// continuing are the services that the desk can go on with for the person in
// hand, of those that fit what was typed.
func (m Model) continuing() []sendto.Place {
	t, _ := m.hand()
	var all []sendto.Place
	for _, id := range m.place().Services {
		if d := (sendto.Place{Service: id}); id != t.Service && lookup.Begins(m.wordsOf(d), m.ask.typed) {
			all = append(all, d)
		}
	}
	return all
}

func (m Model) continuingShown() []Choice {
	var all []Choice
	for _, d := range m.continuing() {
		all = append(all, m.destinationShown(d))
	}
	return all
}

// goOn ends the visit so far and begins one with another service.
func (m Model) goOn() (Model, []Intent) {
	all := m.continuing()
	if m.ask.at >= len(all) {
		return m, nil
	}
	return m.send(queue.ContinueWith{Desk: m.seat.desk, Service: all[m.ask.at].Service})
}

// movable says whether a ticket can be sent on: it waits, or this desk serves it.
func (m Model) movable(id queue.TicketID) bool {
	t, _ := m.office.Ticket(id)
	hand, _ := m.hand()
	return t.Phase == queue.Waiting || t.Phase == queue.Serving && hand.ID == id
}
