package queue

import "okienko/office/plan"

// IssueOffline tells of a ticket that a machine has given from its own block
// while nobody answered it. The paper is out: what the office makes of it fits
// the paper and not the other way round.
type IssueOffline struct {
	Machine string         `json:"machine"`
	Date    string         `json:"date"` // the business day of the block
	Ticket  TicketID       `json:"ticket"`
	Series  string         `json:"series"`
	No      int            `json:"no"`
	Service plan.ServiceID `json:"service"`
	Class   Class          `json:"class"`
	Needs   []Need         `json:"needs,omitempty"`
	Lang    string         `json:"lang"`
	Place   string         `json:"place"`
	Issued  Moment         `json:"issued"`            // by the machine's corrected clock
	HeldBy  string         `json:"held_by,omitempty"` // the machine that has it for emergency calling
}

// TicketRenumbered says that a ticket has the number on its paper now. The
// machine asked, heard nothing, and gave a number of its own; the office had
// heard it.
type TicketRenumbered struct {
	Ticket TicketID `json:"ticket"`
	Before string   `json:"before"`
	Number string   `json:"number"`
}

// TicketLate says that a ticket became known when its day was over. It counts in
// the figures, and nobody waits for it.
type TicketLate struct {
	Ticket TicketID `json:"ticket"`
	Date   string   `json:"date"`
	Number string   `json:"number"`
}

// Late is a ticket of an earlier business day that became known today.
type Late struct {
	Ticket  TicketID       `json:"ticket"`
	Date    string         `json:"date"`
	Series  string         `json:"series"`
	No      int            `json:"no"`
	Service plan.ServiceID `json:"service"`
	Class   Class          `json:"class"`
	Issued  Moment         `json:"issued"`
}

// Kind names the command in the log.
func (IssueOffline) Kind() string { return "issue_offline" }

// Kind names the event in stored answers.
func (TicketRenumbered) Kind() string { return "ticket_renumbered" }

// Kind names the event in stored answers.
func (TicketLate) Kind() string { return "ticket_late" }

// From is the machine that the command speaks for, and has to come from.
func (c IssueOffline) From() string { return c.Machine }

func (c IssueOffline) apply(s *State, at Moment) ([]Event, *Refusal) {
	t := s.ticket(c.Ticket)
	switch r := c.wrong(); {
	case r != nil:
		return nil, r
	case c.Date > s.Day.Date:
		return nil, refuse(NotYourNumber, "number", c.number())
	case c.Date < s.Day.Date || s.Day.Sealed:
		return s.keepLate(c)
	case t != nil && t.Number() == c.number():
		return nil, nil
	case !s.may(c.Machine, number{c.Series, c.No}):
		return nil, refuse(NotYourNumber, "number", c.number())
	case t != nil:
		return s.renumber(t, c)
	}
	if _, given := s.byNumber[number{c.Series, c.No}]; given {
		return nil, refuse(NumberTaken, "number", c.number())
	}
	return s.merge(c, at)
}

func (c IssueOffline) number() string { return Ticket{Series: c.Series, No: c.No}.Number() }

// wrong refuses values that no honest machine sends.
func (c IssueOffline) wrong() *Refusal {
	field := ""
	switch {
	case !machine(c.Machine):
		field = "machine"
	case !date(c.Date):
		field = "date"
	case c.Series == "" || len(c.Series) > maxName || c.No < 0:
		field = "number"
	case c.Service == "" || len(c.Service) > maxName:
		field = "service"
	case len(c.HeldBy) > maxName:
		field = "held_by"
	}
	if field != "" {
		return refuse(WrongRequest, "field", field)
	}
	return c.request().wrong()
}

// request is what the machine would have asked for.
func (c IssueOffline) request() IssueTicket {
	return IssueTicket{
		Ticket: c.Ticket, Service: c.Service, Class: c.Class, Source: FromKiosk, Needs: c.Needs, Lang: c.Lang, Place: c.Place,
	}
}

// merge lets a ticket into the queue at its place by arrival. When the day is
// closed, or the plan has no such service any more, it is left.
func (s *State) merge(c IssueOffline, at Moment) ([]Event, *Refusal) {
	when := s.arrival(c, at)
	t := Ticket{
		ID: c.Ticket, Series: c.Series, No: c.No, Service: c.Service, Class: c.Class, Source: FromKiosk,
		Needs: c.Needs, Lang: c.Lang, Place: c.Place, Machine: c.Machine, HeldBy: c.HeldBy, Offline: true,
		Phase: Waiting, Issued: min(when, at), Reference: when, Print: Print{State: PrintQueued},
		Moves: []Move{{At: at, What: TicketIssued{}.Kind(), Phase: Waiting, Machine: s.By.Machine}},
	}
	ahead := s.ahead(t, at)
	s.add(t)
	events := []Event{TicketIssued{
		Ticket: t.ID, Number: t.Number(), Service: t.Service, Class: t.Class, Place: t.Place,
		At: when, Ahead: ahead, Wait: s.expect(c.Service, ahead), Offline: true,
	}}
	if _, known := s.Plan.Service(c.Service); !known || !s.Day.Open && !s.Overnight(t) {
		late := TicketLeft{Ticket: t.ID, Number: t.Number(), AtClose: true}
		if r := s.endAtClose(s.ticket(t.ID), Left, Move{At: at, What: late.Kind()}); r != nil {
			return nil, r
		}
		events = append(events, late)
	}
	return append(events, s.settleReported(t.ID, at)...), nil
}

// arrival is when the resident came, as far as the machine is believed: not
// before it had the number, not after now, and never before the one it served
// last.
func (s *State) arrival(c IssueOffline, at Moment) Moment {
	when := min(c.Issued, at)
	for _, b := range s.Blocks {
		if b.Machine == c.Machine && b.Series == c.Series && b.From <= c.No && c.No <= b.To {
			when = max(when, b.Granted)
		}
	}
	return max(when, s.behind(c.Machine))
}

// behind is the first moment after all tickets that a machine gave by itself.
func (s *State) behind(machine string) Moment {
	var first Moment
	for i := range s.Tickets {
		if t := &s.Tickets[i]; t.Offline && t.Machine == machine {
			first = max(first, t.Reference+1)
		}
	}
	return first
}

// renumber gives a ticket the number that stands on its paper.
func (s *State) renumber(t *Ticket, c IssueOffline) ([]Event, *Refusal) {
	now := number{c.Series, c.No}
	if _, given := s.byNumber[now]; given {
		return nil, refuse(NumberTaken, "number", c.number())
	}
	if t.Machine != c.Machine || t.Offline {
		return nil, refuse(TicketExists)
	}
	before := t.Number()
	if old := (number{t.Series, t.No}); s.byNumber[old] == s.byID[t.ID] {
		delete(s.byNumber, old)
	}
	t.Reference = max(t.Reference, s.behind(c.Machine))
	t.Series, t.No, t.Offline = c.Series, c.No, true
	s.byNumber[now] = s.byID[t.ID]
	s.eachBefore(t.ID, func(before *Ticket) {
		before.Series, before.No, before.Offline, before.Reference = t.Series, t.No, true, t.Reference
	})
	return []Event{TicketRenumbered{Ticket: t.ID, Before: before, Number: t.Number()}}, nil
}

// keptLate is how many late tickets the state remembers for the figures.
const keptLate = 1000

// keepLate notes a ticket of an earlier day. There is nothing else to be done
// about it, and no reason to be told of it again.
func (s *State) keepLate(c IssueOffline) ([]Event, *Refusal) {
	for _, l := range s.Late {
		if l.Ticket == c.Ticket {
			return nil, nil
		}
	}
	if len(s.Late) == keptLate {
		s.Late = append(s.Late[:0], s.Late[1:]...)
	}
	s.Late = append(s.Late, Late{
		Ticket: c.Ticket, Date: c.Date, Series: c.Series, No: c.No, Service: c.Service, Class: c.Class, Issued: c.Issued,
	})
	return []Event{TicketLate{Ticket: c.Ticket, Date: c.Date, Number: c.number()}}, nil
}
