package queue

import (
	"okienko/office/plan"
)

// IssueTicket gives a resident a place in the queue. The identifier comes from
// whoever asks, so that asking twice gives one ticket.
type IssueTicket struct {
	Ticket  TicketID       `json:"ticket"` // 32 hexadecimal digits
	Service plan.ServiceID `json:"service"`
	Class   Class          `json:"class"`
	Source  Source         `json:"source"`
	Needs   []Need         `json:"needs,omitempty"`
	Lang    string         `json:"lang"`
	Place   string         `json:"place"`             // the kiosk or desk
	Machine string         `json:"machine,omitempty"` // that asks, so that it can put its own number in the place of this one's
}

// TicketIssued says that a ticket exists, and what its holder was told.
type TicketIssued struct {
	Ticket  TicketID       `json:"ticket"`
	Number  string         `json:"number"`
	Service plan.ServiceID `json:"service"`
	Class   Class          `json:"class"`
	Place   string         `json:"place"`
	At      Moment         `json:"at"`
	Ahead   int            `json:"ahead"` // who goes before, at that moment
	Wait    Range          `json:"wait"`
	Offline bool           `json:"offline,omitempty"` // given before, from the machine's own block
}

// Kind names the command in the log.
func (IssueTicket) Kind() string { return "issue_ticket" }

// From is the machine that the command speaks for, if any, and has to come from.
func (c IssueTicket) From() string { return c.Machine }

// Kind names the event in stored answers.
func (TicketIssued) Kind() string { return "ticket_issued" }

func (c IssueTicket) apply(s *State, at Moment) ([]Event, *Refusal) {
	if r := c.wrong(); r != nil {
		return nil, r
	}
	if s.ticket(c.Ticket) != nil {
		return nil, refuse(TicketExists)
	}
	offer := s.Offer(c.Service, at)
	if offer.Refusal != nil {
		return nil, offer.Refusal
	}
	service, _ := s.Plan.Service(c.Service)
	no, ok := s.nextNumber(service.Series)
	if !ok {
		return nil, refuse(NoNumberLeft, "series", service.Series)
	}
	t := Ticket{
		ID: c.Ticket, Series: service.Series, No: no,
		Service: c.Service, Class: c.Class, Source: c.Source, Needs: c.Needs, Lang: c.Lang, Place: c.Place, Machine: c.Machine,
		Phase: Waiting, Issued: at, Reference: at, Print: Print{State: PrintQueued},
	}
	t.Moves = []Move{{At: at, What: TicketIssued{}.Kind()}}
	ahead := s.ahead(t, at)
	s.add(t)
	return []Event{TicketIssued{
		Ticket: t.ID, Number: t.Number(), Service: t.Service, Class: t.Class, Place: t.Place,
		At: at, Ahead: ahead, Wait: s.expect(c.Service, ahead),
	}}, nil
}

// wrong refuses values that no honest window sends.
func (c IssueTicket) wrong() *Refusal {
	switch {
	case !hexadecimal(string(c.Ticket), 32):
		return refuse(WrongRequest, "field", "ticket")
	case !c.Class.known():
		return refuse(WrongRequest, "field", "class")
	case !c.Source.known():
		return refuse(WrongRequest, "field", "source")
	case len(c.Lang) > maxName:
		return refuse(WrongRequest, "field", "lang")
	case len(c.Place) > maxName:
		return refuse(WrongRequest, "field", "place")
	case len(c.Machine) > maxName:
		return refuse(WrongRequest, "field", "machine")
	case len(c.Needs) > maxNeeds:
		return refuse(WrongRequest, "field", "needs")
	}
	for _, n := range c.Needs {
		if !n.known() {
			return refuse(WrongRequest, "field", "needs")
		}
	}
	return nil
}

func hexadecimal(s string, n int) bool {
	if len(s) != n {
		return false
	}
	for _, r := range s {
		if (r < '0' || r > '9') && (r < 'a' || r > 'f') {
			return false
		}
	}
	return true
}

// maxName bounds what a window may write into the state in one place, and
// maxNeeds how many needs a ticket has: a window gone wrong must not fill it.
const (
	maxName  = 100
	maxNeeds = 16
)

// Offer is what a service can promise at a moment.
type Offer struct {
	Refusal *Refusal // why no ticket can be had now; nil when one can
	Waiting int      // who would go before an ordinary ticket taken now
	Wait    Range
}

// afterAll is a number behind every real one.
const afterAll = 1 << 20

// Offer tells whether a ticket for the service can be had, and what to expect.
// The kiosk's tiles and the rule itself both ask here, so they always agree.
func (s *State) Offer(id plan.ServiceID, at Moment) Offer {
	service, ok := s.Plan.Service(id)
	switch {
	case s.Plan.Revision == 0:
		return Offer{Refusal: refuse(NoPlan)}
	case !ok:
		return Offer{Refusal: refuse(UnknownService, "service", string(id))}
	case !s.Day.Open:
		return Offer{Refusal: refuse(DayIsClosed)}
	case at < s.Day.Opens || at >= s.Day.Closes:
		return Offer{Refusal: refuse(OutOfHours)}
	case service.Quota > 0 && s.given[id] >= service.Quota:
		return Offer{Refusal: refuse(QuotaUsed, "quota", decimal(service.Quota))}
	}
	ahead := s.ahead(Ticket{Service: id, Series: service.Series, No: afterAll, Class: Ordinary, Reference: at}, at)
	wait := s.expect(id, ahead)
	offer := Offer{Waiting: ahead, Wait: wait}
	// The cut-off: who would still be served after closing and grace is told
	// now, not sent home in the evening.
	if at.Add(minutes(wait.To+service.Minutes)) > s.Day.Closes.Add(s.Plan.Rules.Grace()) {
		offer.Refusal = refuse(TooLate)
	}
	return offer
}
