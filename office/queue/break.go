package queue

import "okienko/office/plan"

// BreakKind is what a clerk does while the desk calls nobody.
type BreakKind string

// The kinds of breaks.
const (
	Rest       BreakKind = "break"
	BackOffice BreakKind = "back_office" // work without residents
)

// Break is why a taken desk calls nobody. The zero Break is none.
type Break struct {
	What   BreakKind     `json:"what"`
	Reason string        `json:"reason,omitempty"` // in the clerk's own words
	Why    plan.ReasonID `json:"why,omitempty"`    // one of the plan's reasons
	Since  Moment        `json:"since"`
}

// OnBreak says whether the desk is taken but calls nobody.
func (d Desk) OnBreak() bool { return d.Break.What != "" }

// BeginBreak closes a desk for a while without ending the shift.
type BeginBreak struct {
	Desk   plan.DeskID   `json:"desk"`
	What   BreakKind     `json:"what"`
	Reason string        `json:"reason,omitempty"`
	Why    plan.ReasonID `json:"why,omitempty"`
}

// EndBreak opens a desk again.
type EndBreak struct {
	Desk plan.DeskID `json:"desk"`
}

// BreakBegun says that a desk calls nobody for a while.
type BreakBegun struct {
	Desk   plan.DeskID   `json:"desk"`
	What   BreakKind     `json:"what"`
	Reason string        `json:"reason,omitempty"`
	Why    plan.ReasonID `json:"why,omitempty"`
}

// BreakEnded says that a desk calls again, and since when it had not.
type BreakEnded struct {
	Desk  plan.DeskID `json:"desk"`
	What  BreakKind   `json:"what"`
	Since Moment      `json:"since"`
}

// Kind names the command in the log.
func (BeginBreak) Kind() string { return "begin_break" }

// Kind names the event in stored answers.
func (BreakBegun) Kind() string { return "break_begun" }

// Kind names the command in the log.
func (EndBreak) Kind() string { return "end_break" }

// Kind names the event in stored answers.
func (BreakEnded) Kind() string { return "break_ended" }

func (c BeginBreak) apply(s *State, at Moment) ([]Event, *Refusal) {
	d := s.desk(c.Desk)
	switch {
	case d == nil:
		return nil, refuse(UnknownDesk, "desk", string(c.Desk))
	case c.What != Rest && c.What != BackOffice:
		return nil, refuse(WrongRequest, "field", "what")
	case len(c.Reason) > maxName:
		return nil, refuse(WrongRequest, "field", "reason")
	case !s.breakReason(c.Why):
		return nil, refuse(WrongRequest, "field", "why")
	case !d.Taken():
		return nil, refuse(DeskEmpty)
	case d.Ticket != "":
		return nil, s.busy(d)
	case d.Break.What == c.What && d.Break.Reason == c.Reason && d.Break.Why == c.Why:
		return nil, nil
	}
	s.depart(d.ID, at)
	d.Break = Break{What: c.What, Reason: c.Reason, Why: c.Why, Since: at}
	s.attend(d, at)
	return []Event{BreakBegun(c)}, nil
}

// breakReason says whether a reason is one of the plan's, or none.
func (s *State) breakReason(id plan.ReasonID) bool {
	_, known := s.Plan.BreakReason(id)
	return known || id == ""
}

func (c EndBreak) apply(s *State, at Moment) ([]Event, *Refusal) {
	d := s.desk(c.Desk)
	switch {
	case d == nil:
		return nil, refuse(UnknownDesk, "desk", string(c.Desk))
	case !d.OnBreak():
		return nil, refuse(NoBreak)
	}
	ended := d.Break
	s.depart(d.ID, at)
	d.Break = Break{}
	s.attend(d, at)
	return []Event{BreakEnded{Desk: d.ID, What: ended.What, Since: ended.Since}}, nil
}

// working refuses what a desk cannot do on a break.
func (d *Desk) working() *Refusal {
	if d.OnBreak() {
		return refuse(OnBreak)
	}
	return nil
}
