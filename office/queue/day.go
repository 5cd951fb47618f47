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

	Hours  []Opening `json:"hours,omitempty"`   // of services that are not open as long
	ByPlan bool      `json:"by_plan,omitempty"` // the hours are the plan's, and change with it

	Carried int `json:"carried,omitempty"` // tickets of earlier days that wait on, the first of the list
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

	Hours  []Opening `json:"hours,omitempty"`   // of services that are not open as long
	ByPlan bool      `json:"by_plan,omitempty"` // the hours are the plan's, and change with it
}

// DayOpened says that a business day is open.
type DayOpened struct {
	Date  string `json:"date"`
	Again bool   `json:"again,omitempty"` // it had been closed before
}

// CloseDay closes the business day. Whoever still waits has left, unless their
// service keeps its queue overnight; whoever is called or parked is missed, and a
// visit that runs is finished and flagged. Notes are erased.
type CloseDay struct{}

// DayClosed says that the business day is over, with its first figures.
type DayClosed struct {
	Date      string `json:"date"`
	Issued    int    `json:"issued"`
	Carried   int    `json:"carried,omitempty"` // issued on an earlier day
	Finished  int    `json:"finished"`
	Missed    int    `json:"missed"`
	Cancelled int    `json:"cancelled,omitempty"`
	Left      int    `json:"left"`           // gave up, or still waiting at the close
	Kept      int    `json:"kept,omitempty"` // wait on, overnight
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
	s.Previous, s.Plan = s.Plan, c.Plan
	s.Plan.Rules = s.Plan.Rules.Filled()
	s.arrangeDesks()
	s.arrange()
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
	s.forgetGone()
}

// forgetMoves forgets what can no longer be undone, because the plan has no such
// service any more.
func (s *State) forgetMoves() {
	gone := func(last LastMove) bool {
		_, ok := s.Plan.Service(last.Before.Service)
		return !ok
	}
	for i := range s.Desks {
		if d := &s.Desks[i]; d.Last != nil && gone(*d.Last) {
			d.Last = nil
		}
	}
	s.dropOwn(func(o OwnMove) bool { return gone(o.LastMove) })
}

// emptyHands leaves nobody in hand, and nothing to be taken back.
func (s *State) emptyHands() {
	for i := range s.Desks {
		s.Desks[i].Ticket, s.Desks[i].Last = "", nil
	}
	s.Own = nil
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
	}
	if r := s.wrongHours(c.Opens, c.Closes, c.Hours); r != nil {
		return nil, r
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
	s.Day = Day{
		Date: c.Date, Open: true, Opens: c.Opens, Closes: c.Closes, Hours: c.Hours, ByPlan: c.ByPlan, Carried: s.Day.Carried,
	}
	s.arrange()
	s.attendAll(at)
	return append(events, DayOpened{Date: c.Date, Again: again}), nil
}

func date(s string) bool {
	_, err := calendar.ParseDate(s)
	return err == nil
}

// resumeDay gives back their places to those who were waiting at the close; not
// to those who gave up before.
func (s *State) resumeDay(at Moment) {
	for i := range s.Tickets {
		t := &s.Tickets[i]
		if _, ok := s.Plan.Service(t.Service); !ok || t.Phase != Left || !t.AtClose || s.numberGivenAnew(t) {
			continue
		}
		s.become(t, Waiting, Move{At: at, What: DayOpened{}.Kind(), Machine: s.By.Machine})
	}
}

// clearDay learns from yesterday and forgets it: its numbers start again, and so do its calls. Who
// waits overnight goes on, as do shifts and the state of printers.
func (s *State) clearDay() {
	s.learn()
	s.keepPast()
	s.forgetToday()
	s.Tickets, s.Counters, s.Calls, s.InARow = s.carried(), nil, nil, nil
	s.Blocks, s.Reported = nil, nil
	s.Attended, s.Arranged = nil, Arrangement{}
	if !s.Day.Sealed && s.Day.Date != "" {
		s.Late, s.Traced = nil, nil // what came before the first day, or after the seal, goes with the next one
	}
	s.emptyHands()
	s.Day = Day{Carried: len(s.Tickets)}
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
		if e, r := s.overClose(&s.Tickets[i], at); r == nil {
			events = append(events, e)
		}
	}
	s.eraseNotes()
	s.emptyHands()
	s.departAll(at)
	s.Day.Open = false
	return append(events, s.figures())
}

// overClose keeps a ticket overnight, or ends its life with the day. A visit that
// nobody finished is flagged, so that averages leave it out.
func (s *State) overClose(t *Ticket, at Moment) (Event, *Refusal) {
	switch {
	case s.Overnight(*t):
		return s.keep(t, at)
	case t.Phase == Serving:
		r := s.endAtClose(t, Finished, Move{At: at, What: TicketFinished{}.Kind(), Desk: t.Desk})
		t.Flagged = true
		return TicketFinished{Ticket: t.ID, Number: t.Number(), Desk: t.Desk, AtClose: true}, r
	case t.Phase == Waiting:
		r := s.endAtClose(t, Left, Move{At: at, What: TicketLeft{}.Kind()})
		return TicketLeft{Ticket: t.ID, Number: t.Number(), AtClose: true}, r
	}
	r := s.endAtClose(t, Missed, Move{At: at, What: TicketMissed{}.Kind(), Desk: t.Desk})
	return TicketMissed{Ticket: t.ID, Number: t.Number(), Desk: t.Desk, AtClose: true}, r
}

func (s *State) endAtClose(t *Ticket, to Phase, line Move) *Refusal {
	line.Machine = s.By.Machine
	if r := s.become(t, to, line); r != nil {
		return r
	}
	t.AtClose = true
	return nil
}

func (s *State) figures() DayClosed {
	d := DayClosed{Date: s.Day.Date, Issued: len(s.Tickets) - s.Day.Carried, Carried: s.Day.Carried}
	for _, t := range s.Tickets {
		switch t.Phase {
		case Finished:
			d.Finished++
		case Missed:
			d.Missed++
		case Cancelled:
			d.Cancelled++
		case Left:
			d.Left++
		case Waiting:
			d.Kept++
		}
	}
	return d
}
