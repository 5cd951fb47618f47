package queue

import "okienko/office/plan"

// State is everything that is known of an office's queue. It is owned values
// and identifiers: nothing in it points at another part of it, and every list
// has one order, so that its encoded form is the same on every machine.
type State struct {
	Now      Moment         `json:"now"` // the moment of the last command
	Plan     plan.Plan      `json:"plan"`
	Previous plan.Plan      `json:"previous,omitzero"` // the plan before, so that its change can be taken back
	Day      Day            `json:"day"`
	Tickets  []Ticket       `json:"tickets"`  // of this business day, as they were issued
	Counters []Counter      `json:"counters"` // of the series, as they were first used
	Desks    []Desk         `json:"desks"`    // those of the plan, in its order
	Calls    []Call         `json:"calls"`    // the last ones, oldest first
	LastCall uint64         `json:"last_call"`
	InARow   []Row          `json:"in_a_row"` // favoured picks, by department
	Printers []PrinterState `json:"printers"`
	Blocks   []Block        `json:"blocks,omitempty"`   // of this business day, as they were granted
	Reported []Reported     `json:"reported,omitempty"` // calls whose tickets are not known yet
	Late     []Late         `json:"late,omitempty"`     // tickets of earlier days that came today
	Past     []PastDay      `json:"past,omitempty"`     // earlier days that were not sealed yet, oldest first
	Learned  Learned        `json:"learned,omitzero"`   // from the days that are over
	Attended []Attendance   `json:"attended,omitempty"` // of this business day, as they began
	Arranged Arrangement    `json:"arranged,omitzero"`  // of this business day

	Stops     []Stop     `json:"stops,omitempty"`      // services that staff stopped, as they were
	Overflows []Overflow `json:"overflows,omitempty"`  // departments that staff let help others, as they were
	Messages  []Message  `json:"messages,omitempty"`   // what halls show, as they were
	HelpCalls []HelpCall `json:"help_calls,omitempty"` // that nobody has ended, oldest first
	LastHelp  uint64     `json:"last_help,omitempty"`
	Own       []OwnMove  `json:"own,omitempty"`    // last moves of people at no desk, as they were made
	Traced    []Traced   `json:"traced,omitempty"` // what was changed today besides tickets, oldest first

	// KeepsPast says that a day is kept until it is sealed. The office sets it
	// before each command.
	KeepsPast bool `json:"-"`

	// By is who gives the present command. The office sets it, too.
	By Actor `json:"-"`

	byID     map[TicketID]int       // where a ticket stands in Tickets
	byNumber map[number]int         // the same for the last ticket of each number
	given    map[plan.ServiceID]int // how many tickets of a service there are
	live     []int                  // tickets whose life has not ended, as they were issued
}

// Counter remembers the last number that a series gave today.
type Counter struct {
	Series string `json:"series"`
	Last   int    `json:"last"`
}

// Row counts preferential and booked tickets called one after another.
type Row struct {
	Department plan.DepartmentID `json:"department"`
	Favoured   int               `json:"favoured"`
}

// keptCalls is how many calls the state remembers: more than any display shows.
const keptCalls = 60

// Index rebuilds what the state looks up by. Whoever decodes a state calls it
// before anything else.
func (s *State) Index() {
	s.byID = make(map[TicketID]int, len(s.Tickets))
	s.byNumber = make(map[number]int, len(s.Tickets))
	s.given = make(map[plan.ServiceID]int)
	s.live = nil
	for i := range s.Tickets {
		s.list(i)
	}
}

// list enters a ticket into what the state looks up by.
func (s *State) list(i int) {
	t := &s.Tickets[i]
	s.byID[t.ID] = i
	s.byNumber[number{t.Series, t.No}] = i
	s.given[t.firstService()]++
	if t.Live() {
		s.live = append(s.live, i)
	}
}

// Ticket returns a ticket of this business day.
func (s *State) Ticket(id TicketID) (Ticket, bool) {
	i, ok := s.byID[id]
	if !ok {
		return Ticket{}, false
	}
	return s.Tickets[i], true
}

// Desk returns the desk as it is now.
func (s *State) Desk(id plan.DeskID) (Desk, bool) {
	if d := s.desk(id); d != nil {
		return *d, true
	}
	return Desk{}, false
}

// InHand returns the ticket that a desk has called or serves.
func (s *State) InHand(id plan.DeskID) (Ticket, bool) {
	d := s.desk(id)
	if d == nil || d.Ticket == "" {
		return Ticket{}, false
	}
	return s.Ticket(d.Ticket)
}

// Live calls f for each ticket whose life has not ended, as they were issued.
func (s *State) Live(f func(Ticket)) {
	for _, i := range s.live {
		f(s.Tickets[i])
	}
}

func (s *State) ticket(id TicketID) *Ticket {
	i, ok := s.byID[id]
	if !ok {
		return nil
	}
	return &s.Tickets[i]
}

func (s *State) desk(id plan.DeskID) *Desk {
	for i := range s.Desks {
		if s.Desks[i].ID == id {
			return &s.Desks[i]
		}
	}
	return nil
}

func (s *State) call(no uint64) *Call {
	for i := range s.Calls {
		if s.Calls[i].No == no {
			return &s.Calls[i]
		}
	}
	return nil
}

// add puts a new ticket at the end of the day's list.
func (s *State) add(t Ticket) {
	if s.byID == nil {
		s.Index()
	}
	s.Tickets = append(s.Tickets, t)
	s.list(len(s.Tickets) - 1)
}

// settle keeps the list of live tickets right after a ticket's phase changed.
func (s *State) settle(id TicketID) {
	i := s.byID[id]
	at, listed := position(s.live, i)
	switch isLive := s.Tickets[i].Live(); {
	case isLive && !listed:
		s.live = append(s.live, 0)
		copy(s.live[at+1:], s.live[at:])
		s.live[at] = i
	case !isLive && listed:
		s.live = append(s.live[:at], s.live[at+1:]...)
	}
}

// position finds where v stands, or would stand, in an ascending list.
func position(list []int, v int) (int, bool) {
	lo, hi := 0, len(list)
	for lo < hi {
		mid := (lo + hi) / 2
		if list[mid] < v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(list) && list[lo] == v
}
