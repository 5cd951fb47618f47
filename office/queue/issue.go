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
	Place   string         `json:"place"` // the kiosk or desk
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
}

// Kind names the command in the log.
func (IssueTicket) Kind() string { return "issue_ticket" }

// Kind names the event in stored answers.
func (TicketIssued) Kind() string { return "ticket_issued" }

func (c IssueTicket) apply(s *State, at Moment) ([]Event, *Refusal) {
	if r := c.wrong(s); r != nil {
		return nil, r
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
		Service: c.Service, Class: c.Class, Source: c.Source, Needs: c.Needs, Lang: c.Lang, Place: c.Place,
		Phase: Waiting, Issued: at, Reference: at, Print: Print{State: PrintQueued},
	}
	t.Moves = []Move{{At: at, What: TicketIssued{}.Kind()}}
	ahead := s.ahead(t, at)
	s.add(t)
	return []Event{TicketIssued{
		Ticket: t.ID, Number: t.Number(), Service: t.Service, Class: t.Class, Place: t.Place,
		At: at, Ahead: ahead, Wait: s.expect(c.Service, ahead, at),
	}}, nil
}

// wrong refuses values that no honest window sends.
func (c IssueTicket) wrong(s *State) *Refusal {
	switch {
	case !hexadecimal(string(c.Ticket), 32):
		return refuse(WrongRequest, "field", "ticket")
	case !c.Class.known():
		return refuse(WrongRequest, "field", "class")
	case !c.Source.known():
		return refuse(WrongRequest, "field", "source")
	case s.ticket(c.Ticket) != nil:
		return refuse(TicketExists)
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

// Offer is what a service can promise at a moment.
type Offer struct {
	Refusal *Refusal // why no ticket can be had now; nil when one can
	Waiting int      // who would go before an ordinary ticket taken now
	Wait    Range
}

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
	case service.Quota > 0 && s.issued(id) >= service.Quota:
		return Offer{Refusal: refuse(QuotaUsed, "quota", decimal(service.Quota))}
	}
	ahead := s.ahead(Ticket{Service: id, Class: Ordinary, Reference: at, No: 1 << 20}, at)
	wait := s.expect(id, ahead, at)
	offer := Offer{Waiting: ahead, Wait: wait}
	// The cut-off: who would still be served after closing and grace is told
	// now, not sent home in the evening.
	if at.Add(minutes(wait.To+service.Minutes)) > s.Day.Closes.Add(s.Plan.Rules.Grace()) {
		offer.Refusal = refuse(TooLate)
	}
	return offer
}

func (s *State) issued(id plan.ServiceID) int {
	n := 0
	for i := range s.Tickets {
		if s.Tickets[i].Service == id {
			n++
		}
	}
	return n
}

// nextNumber takes the next number of a series. After the last comes the first
// again, and a number whose ticket still lives is passed over.
func (s *State) nextNumber(letters string) (int, bool) {
	series, _ := s.Plan.SeriesOf(letters)
	used := make(map[int]bool)
	for _, i := range s.live {
		if s.Tickets[i].Series == letters {
			used[s.Tickets[i].No] = true
		}
	}
	counter := s.counter(letters)
	no := counter.Last
	for range series.Last - series.First + 1 {
		no++
		if no > series.Last || no < series.First {
			no = series.First
		}
		if !used[no] {
			counter.Last = no
			return no, true
		}
	}
	return 0, false
}

func (s *State) counter(letters string) *Counter {
	for i := range s.Counters {
		if s.Counters[i].Series == letters {
			return &s.Counters[i]
		}
	}
	s.Counters = append(s.Counters, Counter{Series: letters})
	return &s.Counters[len(s.Counters)-1]
}
