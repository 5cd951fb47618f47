package now

import (
	"slices"

	"okienko/internal/page"
	"okienko/internal/screen"
	"okienko/internal/sendto"
	"okienko/office"
	"okienko/office/plan"
	"okienko/office/queue"
)

// aim is a kind of destination.
type aim string

// The kinds, as they are chosen.
const (
	toService aim = "service"
	toDesk    aim = "desk"
	toPerson  aim = "person"
)

var aims = []aim{toService, toDesk, toPerson}

// destinations are those of the chosen kind, the nearest first.
func (m Model) destinations() []sendto.Place {
	s := &m.office.Queue
	t, _ := s.Ticket(m.ticket)
	switch aims[m.form.aim] {
	case toDesk:
		return nearFirst(sendto.Desks(s, t, t.ForDesk), t.Service)
	case toPerson:
		return sendto.People(s, t, func(p plan.Person) bool { return string(p.ID) == t.ForPerson })
	}
	return sendto.Services(s, t, m.departmentOf(t.Service))
}

// nearFirst puts the desks that serve a service before the others.
func nearFirst(all []sendto.Place, id plan.ServiceID) []sendto.Place {
	var near, far []sendto.Place
	for _, p := range all {
		if p.Service == id {
			near = append(near, p)
		} else {
			far = append(far, p)
		}
	}
	return append(near, far...)
}

// sendingPage asks where somebody is to go.
func (m Model) sendingPage() page.Page {
	t, _ := m.office.Queue.Ticket(m.ticket)
	kind := page.Block{Kind: page.Choice, ID: aimID, Text: screen.T("now.field_aim"), Chosen: m.form.aim, Bare: true}
	for _, a := range aims {
		kind.Options = append(kind.Options, screen.T("now.aim."+string(a)))
	}
	chosen := string(aims[m.form.aim])
	list := page.Block{Kind: page.List, ID: toID}
	for _, d := range m.destinations() {
		list.Rows = append(list.Rows, m.destinationRow(d))
	}
	p := page.Page{
		Title: screen.T("now.title_send", "Number", t.Number()), Focus: toID,
		Left:    []page.Block{kind, {Kind: page.Body, Text: screen.T("now.send_how." + chosen)}, list},
		Buttons: []screen.Item{back()},
	}
	if len(list.Rows) == 0 {
		p.Focus = aimID
		p.Left[1].Text = screen.T("now.send_none." + chosen)
		p.Left = p.Left[:2]
	}
	return p
}

func (m Model) destinationRow(d sendto.Place) page.Row {
	s, _ := m.office.Queue.Plan.Service(d.Service)
	row := page.Row{ID: d.ID(), Letter: s.Series, Text: m.names(s.Name), Detail: screen.Words(m.departmentName(s.Department))}
	switch {
	case d.Desk != "":
		place, _ := m.office.Queue.Plan.Desk(d.Desk)
		row = m.deskRow(place)
		row.ID, row.End, row.Detail = d.ID(), row.Detail, m.names(s.Name)
	case d.Person != "":
		p, _ := m.office.Queue.Plan.Person(d.Person)
		row.Letter, row.Glyph, row.Text, row.Detail = "", "people", screen.Words(p.Name), m.names(s.Name)
		if place, sits := m.seatOf(d.Person); sits {
			row.End = screen.T("figures.desk", "Number", itoa(place.Number))
		}
	default:
		row.End = m.expected(s.ID)
	}
	return row
}

// seatOf is the desk where a person sits.
func (m Model) seatOf(id plan.PersonID) (plan.Desk, bool) {
	p, _ := m.office.Queue.Plan.Person(id)
	for _, place := range m.office.Queue.Plan.Desks {
		if d, _ := m.office.Queue.Desk(place.ID); d.Taken() && (d.Who() == string(id) || d.Who() == p.Name) {
			return place, true
		}
	}
	return plan.Desk{}, false
}

// aimAt turns to what moving somebody there leads to, if that is still offered.
func (m Model) aimAt(id string) Model {
	all := m.destinations()
	at := slices.IndexFunc(all, func(d sendto.Place) bool { return d.ID() == id })
	if at < 0 {
		return m
	}
	m.to = all[at]
	return m.decide(moving)
}

// toMove sends somebody on.
func (m Model) toMove() decision {
	t, _ := m.office.Queue.Ticket(m.ticket)
	to := m.to
	if m.at == ofTicket {
		to = sendto.Place{Service: t.Service} // to ask for the right
	}
	where := page.Block{Kind: page.Choice, ID: whereID, Text: screen.T("now.field_where"), Chosen: m.form.where}
	for _, w := range sendto.Wheres {
		where.Options = append(where.Options, screen.T("desk.where."+string(w)))
	}
	d := m.ledTo(t, to)
	d.effects = append(d.effects, screen.T("now.effect.move_ask"))
	d.fields, d.glyph = []page.Block{where}, "arrow-right"
	d.commands = []office.Command{queue.TransferTicket{
		Ticket: t.ID, Service: to.Service, ToDesk: to.Desk, ToPerson: string(to.Person), Where: sendto.Wheres[m.form.where],
	}}
	return m.takenBack(t, d)
}

// ledTo is what moving a ticket leads to, and what is said when that was done.
func (m Model) ledTo(t queue.Ticket, to sendto.Place) decision {
	place, _ := m.office.Queue.Plan.Desk(to.Desk)
	desk, _ := m.office.Queue.Desk(to.Desk)
	person, _ := m.office.Queue.Plan.Person(to.Person)
	key, pairs := "move", []string{
		"Number", t.Number(), "Service", m.serviceName(to.Service), "Desk", itoa(place.Number), "Clerk", desk.Clerk, "Person", person.Name,
		"Department", m.departmentName(m.departmentOf(to.Service)),
	}
	more := []screen.Text{screen.T("now.effect.move_where", pairs...)}
	switch {
	case to.Desk != "":
		key = "move_desk"
		more = []screen.Text{screen.T("now.effect.move_for", pairs...), screen.T("now.effect.move_desk_only")}
	case to.Person != "":
		key = "move_person"
		more = []screen.Text{screen.T("now.effect.move_for", pairs...), screen.T("now.effect.move_person_only")}
		if _, sits := m.seatOf(to.Person); !sits {
			more[1] = screen.T("now.effect.move_person_away")
		}
	}
	return decision{
		effects: append([]screen.Text{screen.T("now.effect."+key, pairs...)}, more...), done: screen.T("now.done."+key, pairs...),
	}
}
