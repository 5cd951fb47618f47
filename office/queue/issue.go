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
	Booked  Moment         `json:"booked,omitempty"`  // the hour, for the class booked
	Told    *Range         `json:"told,omitempty"`    // the wait that the resident was shown before; the answer repeats it
	NoPaper bool           `json:"no_paper,omitempty"`
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
		Service: c.Service, Source: c.Source, Needs: c.Needs, Lang: c.Lang, Place: c.Place, Machine: c.Machine,
		Phase: Waiting, Issued: at, Booked: c.Booked, Print: Print{State: PrintQueued},
	}
	if c.NoPaper {
		t.Print.State = NoPaper
	}
	t.Class, t.Reference = s.checkIn(c, at)
	t.Moves = []Move{{At: at, What: TicketIssued{}.Kind(), Phase: Waiting, Machine: s.By.Machine, Clerk: s.By.Person}}
	ahead := s.ahead(t, at)
	t.Told = c.told(s.expect(c.Service, ahead))
	s.add(t)
	return []Event{TicketIssued{
		Ticket: t.ID, Number: t.Number(), Service: t.Service, Class: t.Class, Place: t.Place,
		At: at, Ahead: ahead, Wait: *t.Told,
	}}, nil
}

// told is the wait that the resident knows of: what they were shown before they
// took the ticket, or what the answer says.
func (c IssueTicket) told(answer Range) *Range {
	if c.Told != nil {
		return c.Told
	}
	return &answer
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
	case !needs(c.Needs):
		return refuse(WrongRequest, "field", "needs")
	case c.Booked < 0:
		return refuse(WrongRequest, "field", "booked")
	case c.Told != nil && !c.Told.possible():
		return refuse(WrongRequest, "field", "told")
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
}

// afterAll is a number behind every real one.
const afterAll = 1 << 20

// Offer tells whether a ticket for the service can be had. How long it takes, and
// whether there is still time for it today, package forecast tells.
func (s *State) Offer(id plan.ServiceID, at Moment) Offer {
	service, ok := s.Plan.Service(id)
	opens, closes := s.HoursOf(id)
	_, stopped := s.Stopped(id, at)
	switch {
	case s.Plan.Revision == 0:
		return Offer{Refusal: refuse(NoPlan)}
	case !ok:
		return Offer{Refusal: refuse(UnknownService, "service", string(id))}
	case !s.Day.Open:
		return Offer{Refusal: refuse(DayIsClosed)}
	case at < s.Day.Opens || at >= s.Day.Closes:
		return Offer{Refusal: refuse(OutOfHours)}
	case at < opens || at >= closes:
		return Offer{Refusal: refuse(ServiceIsClosed, "service", string(id))}
	case stopped:
		return Offer{Refusal: refuse(ServiceIsStopped, "service", string(id))}
	case service.Quota > 0 && s.given[id] >= service.Quota:
		return Offer{Refusal: refuse(QuotaUsed, "quota", decimal(service.Quota))}
	}
	ahead := s.ahead(Ticket{Service: id, Series: service.Series, No: afterAll, Class: Ordinary, Reference: at}, at)
	return Offer{Waiting: ahead}
}
