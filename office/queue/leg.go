package queue

import "okienko/office/plan"

// How is how a leg ended.
type How string

// The ends of legs.
const (
	LegFinished    How = "finished"    // was served
	LegTransferred How = "transferred" // sent on to another service, desk or person
	LegContinued   How = "continued"   // the same desk went on with another service
	LegMissed      How = "missed"      // called, and did not come
	LegCancelled   How = "cancelled"   // by staff
	LegLeft        How = "left"        // by the resident's own wish
	LegClosed      How = "close"       // by the day's close
)

// Leg is a ticket's stay with one service. The number stays the same over all of
// them.
type Leg struct {
	Service      plan.ServiceID `json:"service"`
	Began        Moment         `json:"began"`
	Reference    Moment         `json:"reference"` // waiting time counted from here
	FirstCalled  Moment         `json:"first_called,omitempty"`
	StartedAt    Moment         `json:"started_at,omitempty"` // when serving first began
	Ended        Moment         `json:"ended,omitempty"`      // 0 while it lasts
	Desk         plan.DeskID    `json:"desk,omitempty"`       // that had it in hand last
	Clerk        string         `json:"clerk,omitempty"`
	WayMillis    int64          `json:"way_millis,omitempty"`    // from the last call to serving, over all sessions
	ServedMillis int64          `json:"served_millis,omitempty"` // finished serving sessions
	ParkedMillis int64          `json:"parked_millis,omitempty"`
	Calls        int            `json:"calls,omitempty"`
	How          How            `json:"how,omitempty"` // empty while it lasts
	Outcome      Outcome        `json:"outcome,omitempty"`
	Done         []Done         `json:"done,omitempty"`
	Flagged      bool           `json:"flagged,omitempty"` // averages leave it out
}

// AllLegs are the stays of a ticket, oldest first: those that have ended, and the
// one that it is in or that was the last.
func (t Ticket) AllLegs() []Leg {
	return append(t.Legs[:len(t.Legs):len(t.Legs)], t.leg())
}

// leg is the present stay, or the last.
func (t *Ticket) leg() Leg {
	return Leg{
		Service: t.Service, Began: t.LegBegan(), Reference: t.Reference, FirstCalled: t.FirstCalled, StartedAt: t.StartedAt,
		Ended: t.EndedAt, Desk: t.Desk, Clerk: t.Clerk,
		WayMillis: t.WayMillis, ServedMillis: t.ServedMillis, ParkedMillis: t.ParkedMillis, Calls: t.LegCalls,
		How: t.how(), Outcome: t.Outcome, Done: t.Done, Flagged: t.Flagged,
	}
}

// LegBegan is when the present stay began: with the ticket, or with the end of
// the stay before.
func (t Ticket) LegBegan() Moment {
	if n := len(t.Legs); n > 0 {
		return t.Legs[n-1].Ended
	}
	return t.Issued
}

// how is how the last leg ended; empty while the ticket lives.
func (t *Ticket) how() How {
	switch {
	case t.AtClose:
		return LegClosed
	case t.Phase == Finished:
		return LegFinished
	case t.Phase == Missed:
		return LegMissed
	case t.Phase == Cancelled:
		return LegCancelled
	case t.Phase == Left:
		return LegLeft
	}
	return ""
}

// goOn ends the present leg and begins the next one with a service. What was for
// the old leg alone is forgotten; the list of legs is never changed in place,
// because others may hold a copy of the ticket.
func (t *Ticket) goOn(service plan.ServiceID, how How, at Moment) {
	ended := t.leg()
	ended.Ended, ended.How = at, how
	t.Legs = append(t.Legs[:len(t.Legs):len(t.Legs)], ended)
	t.Service = service
	t.Desk, t.Clerk, t.Calls, t.LegCalls = "", "", 0, 0
	t.CalledAt, t.FirstCalled, t.AbsentAt, t.StartedAt = 0, 0, 0, 0
	t.WayMillis, t.ServedMillis, t.ParkedMillis = 0, 0, 0
	t.ForDesk, t.ForPerson, t.SentFirst, t.BackFirst, t.BackFor = "", "", false, false, ""
	t.Outcome, t.Done, t.Flagged = "", nil, false
}

// firstService is what the ticket was taken for.
func (t *Ticket) firstService() plan.ServiceID {
	if len(t.Legs) > 0 {
		return t.Legs[0].Service
	}
	return t.Service
}

// firstReference is where the waiting time of the first leg counted from.
func (t *Ticket) firstReference() Moment {
	if len(t.Legs) > 0 {
		return t.Legs[0].Reference
	}
	return t.Reference
}
