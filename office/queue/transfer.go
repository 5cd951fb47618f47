package queue

import "okienko/office/plan"

// Where is the place at which somebody waits who is sent on or waits again.
type Where string

// The places in the line.
const (
	AtFront   Where = "first"   // before all others
	ByArrival Where = "arrival" // as if they had waited there from the beginning
	AtEnd     Where = "last"    // as if they had come now
)

// Sent is where a ticket is sent.
type Sent struct {
	Service plan.ServiceID `json:"service"`
	Desk    plan.DeskID    `json:"desk,omitempty"`   // that alone is offered it by "next"
	Person  string         `json:"person,omitempty"` // who alone is offered it by "next"
	Where   Where          `json:"where,omitempty"`
	Back    bool           `json:"back,omitempty"` // returns to the sender afterwards
}

// Return is where a ticket goes back to when its present leg is finished.
type Return struct {
	Service plan.ServiceID `json:"service"`
	Person  string         `json:"person"` // who sent it away
}

// TransferTicket sends a resident on: to another service, desk or person. It is
// the one in hand, whom the desk serves, or one who waits.
type TransferTicket struct {
	Desk     plan.DeskID    `json:"desk,omitempty"` // of whoever sits at one
	Ticket   TicketID       `json:"ticket"`
	Service  plan.ServiceID `json:"service,omitempty"` // none: the same
	ToDesk   plan.DeskID    `json:"to_desk,omitempty"`
	ToPerson string         `json:"to_person,omitempty"`
	Where    Where          `json:"where,omitempty"` // none: by arrival
	Note     Sealed         `json:"note,omitempty"`
	Back     bool           `json:"back,omitempty"`
}

// TicketTransferred says that somebody was sent on and waits there.
type TicketTransferred struct {
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk,omitempty"`
	To     Sent        `json:"to"`
}

// TicketSentBack says that a visit is over and that the resident waits again for
// who had sent them there.
type TicketSentBack struct {
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk"`
	To     Return      `json:"to"`
}

// Kind names the command in the log.
func (TransferTicket) Kind() string { return "transfer_ticket" }

// Kind names the event in stored answers.
func (TicketTransferred) Kind() string { return "ticket_transferred" }

// Kind names the event in stored answers.
func (TicketSentBack) Kind() string { return "ticket_sent_back" }

func (c TransferTicket) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, r := s.staff(c.Desk)
	if r != nil {
		return nil, r
	}
	t, r := s.movable(c.Ticket, d)
	if r != nil {
		return nil, r
	}
	to := c.to(t)
	if r := s.wrongWay(t, to, d); r != nil {
		return nil, r
	}
	if r := t.wrongNote(c.Note); r != nil {
		return nil, r
	}
	line := s.line(d, at, TicketTransferred{})
	line.To = &to
	back := Return{Service: t.Service}
	if r := s.move("transfer", d, t, Waiting, line); r != nil {
		return nil, r
	}
	d.letGo(t)
	t.addNote(c.Note, line)
	t.send(to, at)
	if to.Back {
		back.Person = d.Who()
		t.Returns = append(t.Returns[:len(t.Returns):len(t.Returns)], back)
	}
	return []Event{TicketTransferred{Ticket: t.ID, Number: t.Number(), Desk: c.Desk, To: to}}, nil
}

// to is where the command sends a ticket, with what it left out.
func (c TransferTicket) to(t *Ticket) Sent {
	to := Sent{Service: c.Service, Desk: c.ToDesk, Person: c.ToPerson, Where: c.Where, Back: c.Back}
	if to.Service == "" {
		to.Service = t.Service
	}
	if to.Where == "" {
		to.Where = ByArrival
	}
	return to
}

// movable returns a ticket that can be sent on: it waits, or this desk serves it.
func (s *State) movable(id TicketID, d *Desk) (*Ticket, *Refusal) {
	t := s.ticket(id)
	if t != nil && t.Phase == Serving && d != nil && d.Ticket == id {
		return t, nil
	}
	if t != nil && t.Phase == Called && d != nil && d.Ticket == id {
		return nil, t.notFromHere()
	}
	t, r := s.free(id)
	if r == nil && t.Phase != Waiting {
		return nil, t.notFromHere()
	}
	return t, r
}

// wrongWay refuses to send a ticket where nobody would call it.
func (s *State) wrongWay(t *Ticket, to Sent, from *Desk) *Refusal {
	_, known := s.Plan.Service(to.Service)
	switch {
	case !known:
		return refuse(UnknownService, "service", string(to.Service))
	case t.waitsThere(to):
		return refuse(WrongRequest, "field", "service")
	case to.Where != AtFront && to.Where != ByArrival && to.Where != AtEnd:
		return refuse(WrongRequest, "field", "where")
	case to.Back && (from == nil || len(t.Returns) >= maxReturns):
		return refuse(WrongRequest, "field", "back")
	}
	if r := s.wrongDesk(to); r != nil {
		return r
	}
	return s.wrongPerson(to)
}

// waitsThere says whether sending a ticket would change nothing.
func (t *Ticket) waitsThere(to Sent) bool {
	return t.Phase == Waiting && to == Sent{Service: t.Service, Desk: t.ForDesk, Person: t.ForPerson, Where: ByArrival}
}

func (s *State) wrongDesk(to Sent) *Refusal {
	place, known := s.Plan.Desk(to.Desk)
	switch {
	case to.Desk == "":
		return nil
	case !known:
		return refuse(UnknownDesk, "desk", string(to.Desk))
	case !place.Offers(to.Service):
		return refuse(NotServedThere, "desk", decimal(place.Number))
	}
	return nil
}

// wrongPerson refuses somebody of whom the plan does not know, if it knows anybody.
func (s *State) wrongPerson(to Sent) *Refusal {
	if to.Person == "" || len(s.Plan.People) == 0 && len(to.Person) <= maxName {
		return nil
	}
	p, known := s.Plan.Person(plan.PersonID(to.Person))
	switch {
	case !known:
		return refuse(UnknownPerson, "person", to.Person)
	case !p.MayServe(to.Service):
		return refuse(NotServedBy, "person", p.Name)
	}
	return nil
}

// maxReturns bounds how many clerks wait for one ticket to come back.
const maxReturns = 9

// send begins the next leg of a ticket that waits there from now on.
func (t *Ticket) send(to Sent, at Moment) {
	reference := t.firstReference()
	t.goOn(to.Service, LegTransferred, at)
	t.ForDesk, t.ForPerson = to.Desk, to.Person
	t.SentFirst = to.Where == AtFront
	if t.Reference = reference; to.Where == AtEnd {
		t.Reference = at
	}
}

// sendBack begins the leg with whoever had sent the ticket away.
func (t *Ticket) sendBack(to Return, at Moment) {
	reference := t.firstReference()
	t.goOn(to.Service, LegFinished, at)
	t.Reference = reference
	t.BackFirst, t.BackFor, t.ForPerson = true, to.Person, to.Person
	if t.Returns = t.Returns[:len(t.Returns)-1]; len(t.Returns) == 0 {
		t.Returns = nil
	}
}

// goesBack says where a ticket goes when its present leg is finished. Where the
// plan has no such service any more, it goes nowhere.
func (s *State) goesBack(t *Ticket) (Return, bool) {
	if len(t.Returns) == 0 {
		return Return{}, false
	}
	to := t.Returns[len(t.Returns)-1]
	_, known := s.Plan.Service(to.Service)
	return to, known
}

// letGo leaves a desk without the ticket, if it had that in hand.
func (d *Desk) letGo(t *Ticket) {
	if d != nil && d.Ticket == t.ID {
		d.Ticket = ""
	}
}
