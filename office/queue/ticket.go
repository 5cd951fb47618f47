package queue

import (
	"fmt"
	"time"

	"okienko/office/plan"
)

// TicketID identifies one ticket for ever: 128 random bits in hexadecimal, so
// that a status address cannot be guessed.
type TicketID string

// Class decides how a ticket's waiting time counts.
type Class string

// The classes of tickets.
const (
	Ordinary     Class = "ordinary"
	Preferential Class = "preferential" // by law or by the house's rule
	Booked       Class = "booked"
)

// Favoured says whether the class goes before ordinary tickets.
func (c Class) Favoured() bool { return c == Preferential || c == Booked }

func (c Class) known() bool { return c == Ordinary || c.Favoured() }

// Source is how a ticket came to be.
type Source string

// The sources of tickets.
const (
	FromKiosk   Source = "kiosk"
	FromClerk   Source = "clerk"
	FromBooking Source = "booking"
	FromPhone   Source = "phone"
)

func (s Source) known() bool {
	return s == FromKiosk || s == FromClerk || s == FromBooking || s == FromPhone
}

// Need is what would help a resident. It never says why.
type Need string

// The needs that a resident can name.
const (
	WriteAndSpeakSlowly Need = "slowly"
	SignLanguage        Need = "sign_language"
	HearingLoop         Need = "hearing_loop"
	TimeToWalk          Need = "time_to_walk"
	GroundFloor         Need = "ground_floor"
	FetchMe             Need = "fetch_me"
	LargePrint          Need = "large_print"
)

func (n Need) known() bool {
	switch n {
	case WriteAndSpeakSlowly, SignLanguage, HearingLoop, TimeToWalk, GroundFloor, FetchMe, LargePrint:
		return true
	}
	return false
}

// Ticket is one resident's place in the queue.
type Ticket struct {
	ID        TicketID       `json:"id"`
	Series    string         `json:"series"`
	No        int            `json:"no"`
	Service   plan.ServiceID `json:"service"`
	Class     Class          `json:"class"`
	Source    Source         `json:"source"`
	Needs     []Need         `json:"needs,omitempty"`
	Lang      string         `json:"lang"`
	Place     string         `json:"place"`               // the kiosk or desk where it was taken
	Machine   string         `json:"machine,omitempty"`   // that gave it, when it said so
	Offline   bool           `json:"offline,omitempty"`   // its number is from the machine's own block
	HeldBy    string         `json:"held_by,omitempty"`   // the machine that called it without the office
	Emergency bool           `json:"emergency,omitempty"` // what came of that call is known
	Phase     Phase          `json:"phase"`
	Issued    Moment         `json:"issued"`
	Reference Moment         `json:"reference"` // waiting time counts from here

	Desk         plan.DeskID `json:"desk,omitempty"`  // who has it in hand, or had it last
	Calls        int         `json:"calls,omitempty"` // since the resident was last here
	CalledAt     Moment      `json:"called_at,omitempty"`
	AbsentAt     Moment      `json:"absent_at,omitempty"` // when it last did not come
	ServingSince Moment      `json:"serving_since,omitempty"`
	ServedMillis int64       `json:"served_millis,omitempty"` // finished serving sessions
	ParkedUntil  Moment      `json:"parked_until,omitempty"`
	ParkedBy     string      `json:"parked_by,omitempty"`
	BackFirst    bool        `json:"back_first,omitempty"` // came back from parking
	EndedAt      Moment      `json:"ended_at,omitempty"`
	Flagged      bool        `json:"flagged,omitempty"` // ended by the day's close; averages leave it out

	Print Print  `json:"print"`
	Moves []Move `json:"moves"`
}

// Move is one line of a ticket's history.
type Move struct {
	At    Moment      `json:"at"`
	What  string      `json:"what"` // the kind of the event
	Desk  plan.DeskID `json:"desk,omitempty"`
	Clerk string      `json:"clerk,omitempty"`
	Why   *Reason     `json:"why,omitempty"` // of a call: why this ticket and not another
}

// Number is what the resident reads and hears, such as "A012".
func (t Ticket) Number() string { return fmt.Sprintf("%s%03d", t.Series, t.No) }

// Live says whether the office still owes this resident something.
func (t Ticket) Live() bool { return t.Phase.Live() }

// InHand says whether a desk has called the resident or serves them.
func (t Ticket) InHand() bool { return t.Phase == Called || t.Phase == Serving }

// Served is how long the resident has been served, up to a moment.
func (t Ticket) Served(now Moment) time.Duration {
	d := time.Duration(t.ServedMillis) * time.Millisecond
	if t.Phase == Serving {
		d += now.Since(t.ServingSince)
	}
	return d
}

// Needing says whether the resident named a need.
func (t Ticket) Needing(n Need) bool {
	for _, v := range t.Needs {
		if v == n {
			return true
		}
	}
	return false
}

// become moves a ticket along the table of its life and writes its history. It
// is the first thing that a command changes, and the refusal is handed on: even
// a mistake in these rules then changes nothing and stops nobody.
func (s *State) become(t *Ticket, to Phase, m Move) *Refusal {
	if !t.Phase.May(to) {
		return refuse(NotFromHere, "number", t.Number(), "phase", string(t.Phase))
	}
	t.Phase, t.EndedAt = to, 0
	if !to.Live() {
		t.EndedAt = m.At
	}
	t.Moves = append(t.Moves, m)
	s.settle(t.ID)
	return nil
}

// endServing adds the running session to the time served.
func (t *Ticket) endServing(at Moment) {
	t.ServedMillis += int64(at - t.ServingSince)
	t.ServingSince = 0
}
