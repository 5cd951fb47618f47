package queue

import (
	"okienko/office/calendar"
	"okienko/office/plan"
)

// Day is one business day: a fact of the log, opened and closed by commands and
// not by a machine's clock.
type Day struct {
	Date   string `json:"date"` // "2026-11-23"; empty before the first day
	Open   bool   `json:"open"`
	Opens  Moment `json:"opens"`            // from when tickets are given
	Closes Moment `json:"closes"`           // until when
	Sealed bool   `json:"sealed,omitempty"` // its tickets are history and here no more
}

// AdoptPlan makes a plan the office's own.
type AdoptPlan struct {
	Plan plan.Plan `json:"plan"`
}

// PlanAdopted says that the office has a new plan.
type PlanAdopted struct {
	Revision int `json:"revision"`
}

// OpenDay opens the business day of a date. On a date that was closed already
// it opens the same day again: numbers go on, and whoever was still waiting
// waits again at the old place, because a day can be closed by mistake.
type OpenDay struct {
	Date   string `json:"date"`
	Opens  Moment `json:"opens"`
	Closes Moment `json:"closes"`
}

// DayOpened says that a business day is open.
type DayOpened struct {
	Date  string `json:"date"`
	Again bool   `json:"again,omitempty"` // it had been closed before
}

// CloseDay closes the business day. Whoever still waits has left, whoever is
// called or parked is missed, and a visit that runs is finished and flagged.
type CloseDay struct{}

// DayClosed says that the business day is over, with its first figures.
type DayClosed struct {
	Date     string `json:"date"`
	Issued   int    `json:"issued"`
	Finished int    `json:"finished"`
	Missed   int    `json:"missed"`
	Left     int    `json:"left"` // still waiting at the close
}

// TicketLeft says that a ticket was still waiting when the day closed.
type TicketLeft struct {
	Ticket TicketID `json:"ticket"`
	Number string   `json:"number"`
}

// Kind names the command in the log.
func (AdoptPlan) Kind() string { return "adopt_plan" }

// Kind names the event in stored answers.
func (PlanAdopted) Kind() string { return "plan_adopted" }

// Kind names the command in the log.
func (OpenDay) Kind() string { return "open_day" }

// Kind names the event in stored answers.
func (DayOpened) Kind() string { return "day_opened" }

// Kind names the command in the log.
func (CloseDay) Kind() string { return "close_day" }

// Kind names the event in stored answers.
func (DayClosed) Kind() string { return "day_closed" }

// Kind names the event in stored answers.
func (TicketLeft) Kind() string { return "ticket_left" }

func (c AdoptPlan) apply(s *State, _ Moment) ([]Event, *Refusal) {
	if c.Plan.Revision <= s.Plan.Revision {
		return nil, refuse(OldPlan, "revision", decimal(c.Plan.Revision), "current", decimal(s.Plan.Revision))
	}
	if problems := c.Plan.Check(); len(problems) > 0 {
		return nil, refuse(WrongPlan, "path", problems[0].Path, "text", problems[0].Text)
	}
	if r := s.needed(&c.Plan); r != nil {
		return nil, r
	}
	s.Plan = c.Plan
	s.Plan.Rules = s.Plan.Rules.Filled()
	s.arrangeDesks()
	return []Event{PlanAdopted{c.Plan.Revision}}, nil
}

// needed refuses a plan that leaves out what a live ticket or a clerk needs.
func (s *State) needed(p *plan.Plan) *Refusal {
	for _, i := range s.live {
		t := s.Tickets[i]
		if _, ok := p.Service(t.Service); !ok {
			return refuse(PlanInUse, "what", string(t.Service), "by", t.Number())
		}
	}
	for _, d := range s.Desks {
		if _, ok := p.Desk(d.ID); !ok && d.Taken() {
			return refuse(PlanInUse, "what", string(d.ID), "by", d.Clerk)
		}
	}
	return nil
}

// arrangeDesks puts the desks in the plan's order and keeps what they hold.
func (s *State) arrangeDesks() {
	desks := make([]Desk, 0, len(s.Plan.Desks))
	for _, d := range s.Plan.Desks {
		kept, ok := s.Desk(d.ID)
		if !ok {
			kept = Desk{ID: d.ID}
		}
		desks = append(desks, kept)
	}
	s.Desks = desks
	s.forgetMoves()
}

// forgetMoves takes from the desks what can no longer be undone, because the
// plan has no such service any more.
func (s *State) forgetMoves() {
	for i := range s.Desks {
		if d := &s.Desks[i]; d.Last != nil {
			if _, ok := s.Plan.Service(d.Last.Before.Service); !ok {
				d.Last = nil
			}
		}
	}
}

func (c OpenDay) apply(s *State, at Moment) ([]Event, *Refusal) {
	switch {
	case s.Plan.Revision == 0:
		return nil, refuse(NoPlan)
	case s.Day.Open && c.Date == s.Day.Date:
		return nil, refuse(DayIsOpen, "date", s.Day.Date)
	case !date(c.Date):
		return nil, refuse(WrongRequest, "field", "date")
	case c.Date < s.Day.Date || c.Date == s.Day.Date && s.Day.Sealed:
		return nil, refuse(DayHasPassed, "date", c.Date, "current", s.Day.Date)
	case c.Closes <= c.Opens:
		return nil, refuse(WrongHours)
	}
	var events []Event
	if s.Day.Open {
		events = s.closeDay(at)
	}
	again := c.Date == s.Day.Date
	if again {
		s.resumeDay(at)
	} else {
		s.clearDay()
	}
	s.Day = Day{Date: c.Date, Open: true, Opens: c.Opens, Closes: c.Closes}
	return append(events, DayOpened{Date: c.Date, Again: again}), nil
}

func date(s string) bool {
	_, err := calendar.ParseDate(s)
	return err == nil
}

// resumeDay gives back their places to those who were waiting at the close.
func (s *State) resumeDay(at Moment) {
	for i := range s.Tickets {
		t := &s.Tickets[i]
		if _, ok := s.Plan.Service(t.Service); !ok || t.Phase != Left || s.numberGivenAnew(t) {
			continue
		}
		s.become(t, Waiting, Move{At: at, What: DayOpened{}.Kind()})
	}
}

// clearDay forgets yesterday: its numbers start again, and so do its calls.
// Shifts and the state of printers go on, because people and machines do.
func (s *State) clearDay() {
	s.keepPast()
	s.Tickets, s.Counters, s.Calls, s.InARow = nil, nil, nil, nil
	s.Blocks, s.Reported = nil, nil
	if !s.Day.Sealed {
		s.Late = nil // those that came after the seal go with the next day
	}
	for i := range s.Desks {
		s.Desks[i].Ticket, s.Desks[i].Last = "", nil
	}
	s.Index()
}

func (CloseDay) apply(s *State, at Moment) ([]Event, *Refusal) {
	if !s.Day.Open {
		return nil, refuse(DayIsClosed)
	}
	return s.closeDay(at), nil
}

func (s *State) closeDay(at Moment) []Event {
	var events []Event
	for _, i := range append([]int(nil), s.live...) {
		if e, r := s.endAtClose(&s.Tickets[i], at); r == nil {
			events = append(events, e)
		}
	}
	for i := range s.Desks {
		s.Desks[i].Ticket, s.Desks[i].Last = "", nil
	}
	s.Day.Open = false
	return append(events, s.figures())
}

// endAtClose ends one life at the day's close. A visit that nobody finished is
// flagged, so that averages leave it out.
func (s *State) endAtClose(t *Ticket, at Moment) (Event, *Refusal) {
	switch t.Phase {
	case Serving:
		e := TicketFinished{Ticket: t.ID, Number: t.Number(), Desk: t.Desk, AtClose: true}
		r := s.become(t, Finished, Move{At: at, What: e.Kind(), Desk: t.Desk})
		t.endServing(at)
		t.Flagged = true
		return e, r
	case Waiting:
		e := TicketLeft{Ticket: t.ID, Number: t.Number()}
		return e, s.become(t, Left, Move{At: at, What: e.Kind()})
	}
	e := TicketMissed{Ticket: t.ID, Number: t.Number(), Desk: t.Desk, AtClose: true}
	t.ParkedUntil = 0
	return e, s.become(t, Missed, Move{At: at, What: e.Kind(), Desk: t.Desk})
}

func (s *State) figures() DayClosed {
	d := DayClosed{Date: s.Day.Date, Issued: len(s.Tickets)}
	for _, t := range s.Tickets {
		switch t.Phase {
		case Finished:
			d.Finished++
		case Missed:
			d.Missed++
		case Left:
			d.Left++
		}
	}
	return d
}
