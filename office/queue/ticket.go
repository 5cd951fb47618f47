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

	Booked Moment `json:"booked,omitempty"` // the hour that was booked, on time or not
	Told   *Range `json:"told,omitempty"`   // the wait that the resident was shown; never changed in place
	Nights int    `json:"nights,omitempty"` // closes of a day that it has waited over

	// Of the present leg, or the last.
	Desk         plan.DeskID `json:"desk,omitempty"` // who has it in hand, or had it last
	Clerk        string      `json:"clerk,omitempty"`
	Calls        int         `json:"calls,omitempty"`     // since the resident was last here
	LegCalls     int         `json:"leg_calls,omitempty"` // all of the leg
	CalledAt     Moment      `json:"called_at,omitempty"`
	FirstCalled  Moment      `json:"first_called,omitempty"`
	AbsentAt     Moment      `json:"absent_at,omitempty"`  // when it last did not come
	StartedAt    Moment      `json:"started_at,omitempty"` // when serving first began
	ServingSince Moment      `json:"serving_since,omitempty"`
	WayMillis    int64       `json:"way_millis,omitempty"`    // from the last call to serving, over all sessions
	ServedMillis int64       `json:"served_millis,omitempty"` // finished serving sessions
	ParkedMillis int64       `json:"parked_millis,omitempty"` // finished stays aside
	Outcome      Outcome     `json:"outcome,omitempty"`
	Done         []Done      `json:"done,omitempty"`

	// While it is put aside.
	ParkedSince  Moment `json:"parked_since,omitempty"`
	ParkedUntil  Moment `json:"parked_until,omitempty"` // 0: until somebody says that it is back
	ParkedBy     string `json:"parked_by,omitempty"`
	ParkedMine   bool   `json:"parked_mine,omitempty"` // only who put it aside is offered it afterwards
	ParkedReason string `json:"parked_reason,omitempty"`

	// While it waits.
	BackFirst bool        `json:"back_first,omitempty"` // is back and goes first
	BackFor   string      `json:"back_for,omitempty"`   // with this clerk alone; empty: everywhere
	SentFirst bool        `json:"sent_first,omitempty"` // was sent to the front of the line
	ForDesk   plan.DeskID `json:"for_desk,omitempty"`   // "next" offers it at this desk alone
	ForPerson string      `json:"for_person,omitempty"` // "next" offers it to this clerk alone

	Returns []Return `json:"returns,omitempty"` // where it goes when its leg is finished, the last one first
	EndedAt Moment   `json:"ended_at,omitempty"`
	AtClose bool     `json:"at_close,omitempty"` // ended by the day's close
	Flagged bool     `json:"flagged,omitempty"`  // its last leg is no usual visit; averages leave it out

	Legs  []Leg  `json:"legs,omitempty"`  // those that have ended before the present one
	Notes []Note `json:"notes,omitempty"` // erased with the day's close
	Print Print  `json:"print"`
	Moves []Move `json:"moves"`
	Steps int    `json:"steps,omitempty"` // of its life, without those that were taken back
}

// Move is one line of a ticket's history.
type Move struct {
	At      Moment      `json:"at"`
	What    string      `json:"what"`  // the kind of the event
	Phase   Phase       `json:"phase"` // that the ticket is in from then on
	Desk    plan.DeskID `json:"desk,omitempty"`
	Place   string      `json:"place,omitempty"`   // of a resident's own wish
	Machine string      `json:"machine,omitempty"` // the command came from
	Clerk   string      `json:"clerk,omitempty"`
	Why     *Reason     `json:"why,omitempty"`    // of a call: why this ticket and not another
	To      *Sent       `json:"to,omitempty"`     // where the ticket goes
	Reason  string      `json:"reason,omitempty"` // a word of the window's list
	Outcome Outcome     `json:"outcome,omitempty"`
	Done    []Done      `json:"done,omitempty"`
	Undoes  int         `json:"undoes,omitempty"` // the line that this one takes back, counted from 1
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

// notFromHere refuses a move that does not begin where the ticket is.
func (t *Ticket) notFromHere() *Refusal {
	return refuse(NotFromHere, "number", t.Number(), "phase", string(t.Phase))
}

// write adds a line to the ticket's history, with the phase that it is in.
func (t *Ticket) write(m Move) {
	m.Phase = t.Phase
	t.Moves = append(t.Moves, m)
}

// become moves a ticket along the table of its life and writes its history. It
// is the first thing that a command changes, and the refusal is handed on: even
// a mistake in these rules then changes nothing and stops nobody.
func (s *State) become(t *Ticket, to Phase, m Move) *Refusal {
	if !t.Phase.May(to) {
		return t.notFromHere()
	}
	t.stop(m.At)
	t.Phase, t.EndedAt, t.AtClose = to, 0, false
	t.Steps++
	if !to.Live() {
		t.EndedAt = m.At
	}
	t.write(m)
	s.settle(t.ID)
	return nil
}

// stop ends what runs in the phase that a ticket leaves, and adds its time up.
func (t *Ticket) stop(at Moment) {
	switch {
	case t.Phase == Serving && t.ServingSince != 0:
		t.ServedMillis += int64(at - t.ServingSince)
		t.ServingSince = 0
	case t.Phase == Parked:
		t.ParkedMillis += int64(at - t.ParkedSince)
		t.ParkedSince, t.ParkedUntil, t.ParkedBy, t.ParkedMine, t.ParkedReason = 0, 0, "", false, ""
	}
}
