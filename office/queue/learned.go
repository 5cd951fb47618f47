package queue

import (
	"sort"
	"time"

	"okienko/office/plan"
)

// Learned is what the office has seen on the days that are over, so that it can
// tell how long something will take. It is no record of anybody: only how often
// something took how long. A day is learned when the next one takes its place or
// when it is sealed, because until then a visit can still be corrected.
type Learned struct {
	Services []LearnedService `json:"services,omitempty"` // as they were first served
	Ways     Times            `json:"ways,omitempty"`     // from the last call to the start
	Gaps     Times            `json:"gaps,omitempty"`     // of a desk, from an end to the next call, while somebody waited
	Absences Times            `json:"absences,omitempty"` // from the last call until the clerk gave up
	First    Showing          `json:"first,omitzero"`     // who came when called for the first time
	Later    Showing          `json:"later,omitzero"`     // and when called again after an absence
	Open     int64            `json:"open,omitempty"`     // minutes that the office was open, in sixteenths
	Days     int              `json:"days,omitempty"`     // in sixteenths
	Habits   []Habit          `json:"habits,omitempty"`   // by half-hours since the doors opened
	Desks    []LearnedDesk    `json:"desks,omitempty"`    // as they were first taken
}

// LearnedService is what was seen of one service.
type LearnedService struct {
	Service      plan.ServiceID `json:"service"`
	Visits       Times          `json:"visits,omitempty"`       // how long they last
	Preferential int            `json:"preferential,omitempty"` // tickets, in sixteenths
	Booked       int            `json:"booked,omitempty"`       // tickets, in sixteenths
}

// Showing counts calls, and those to which nobody came, in sixteenths.
type Showing struct {
	Calls  int `json:"calls"`
	Absent int `json:"absent,omitempty"`
}

// Service returns what was learned of a service.
func (l *Learned) Service(id plan.ServiceID) LearnedService {
	for i := range l.Services {
		if l.Services[i].Service == id {
			return l.Services[i]
		}
	}
	return LearnedService{Service: id}
}

func (l *Learned) service(id plan.ServiceID) *LearnedService {
	for i := range l.Services {
		if l.Services[i].Service == id {
			return &l.Services[i]
		}
	}
	l.Services = append(l.Services, LearnedService{Service: id})
	return &l.Services[len(l.Services)-1]
}

// learn takes the present day into what was learned, when it is over and its
// tickets are about to go.
func (s *State) learn() {
	tickets := s.over()
	if s.Day.Sealed || len(tickets) == 0 {
		return
	}
	l := &s.Learned
	l.forget(&s.Plan)
	l.Days += once
	l.Open += int64(s.Day.Closes.Since(s.Day.Opens)/time.Minute) * once
	var turns []turn
	for i := range tickets {
		t := &tickets[i]
		l.learnTicket(&s.Plan, t)
		if t.Nights == 0 { // the other moves were those of another day
			turns = l.learnMoves(t, turns)
		}
	}
	working := Working(s.Attended)
	for _, a := range working {
		turns = append(turns, turn{at: a.Ended, desk: a.Desk, left: true})
	}
	l.learnGaps(turns)
	l.learnPauses(s.Day, working)
	l.learnShifts(s.Day, working)
}

// forget lets counts by days fade, and what the plan does not have any more go.
func (l *Learned) forget(p *plan.Plan) {
	l.Open -= l.Open / once
	fade(&l.Days, &l.First.Calls, &l.First.Absent, &l.Later.Calls, &l.Later.Absent)
	for i := range l.Habits {
		h := &l.Habits[i]
		fade(&h.Fresh.Present, &h.Fresh.Left, &h.Rested.Present, &h.Rested.Left, &h.Paused, &h.Minutes, &h.Left)
	}
	services := l.Services[:0]
	for _, v := range l.Services {
		if _, ok := p.Service(v.Service); ok {
			fade(&v.Preferential, &v.Booked)
			services = append(services, v)
		}
	}
	desks := l.Desks[:0]
	for _, d := range l.Desks {
		if _, ok := p.Desk(d.Desk); ok {
			for i := range d.Began {
				fade(&d.Began[i], &d.Left[i])
			}
			desks = append(desks, d)
		}
	}
	l.Services, l.Desks = services, desks
}

// fade takes a sixteenth off each count: what was a month ago hardly counts.
func fade(counts ...*int) {
	for _, n := range counts {
		*n -= *n / once
	}
}

// learnTicket counts a ticket, and how long the visits of its legs were.
func (l *Learned) learnTicket(p *plan.Plan, t *Ticket) {
	for _, leg := range t.AllLegs() {
		if _, known := p.Service(leg.Service); !known {
			continue
		}
		v := l.service(leg.Service)
		if leg.ServedMillis > 0 && !leg.Flagged && leg.How != LegClosed {
			v.Visits.add(time.Duration(leg.ServedMillis) * time.Millisecond)
		}
	}
	if _, known := p.Service(t.firstService()); !known {
		return
	}
	switch v := l.service(t.firstService()); t.Class {
	case Preferential:
		v.Preferential += once
	case Booked:
		v.Booked += once
	}
}

// turn is a moment at which a desk's work changed hands.
type turn struct {
	at     Moment
	desk   plan.DeskID
	called bool   // else the desk was free again ...
	left   bool   // ... or nobody sat there any more
	waited Moment // since when the called ticket could have been called
}

// notKnown is later than any gap begins.
const notKnown Moment = 1 << 62

// learnMoves takes out of a ticket's history how long it took to come, and how
// often nobody came. It adds what it says of the desks to their turns.
func (l *Learned) learnMoves(t *Ticket, turns []turn) []turn {
	before, called := Move{Phase: Waiting}, Moment(0)
	again, waited := false, t.Issued
	for _, m := range stood(t.Moves) {
		switch {
		case m.What == Recall{}.Kind():
			called = m.At
		case m.Phase == Called:
			l.showing(again).Calls += once
			turns = append(turns, turn{at: m.At, desk: m.Desk, called: true, waited: waited})
			called, waited = m.At, notKnown
		case m.Phase == Serving && before.Phase == Called:
			l.Ways.add(m.At.Since(called))
			again = false
		case before.Phase == Called && m.Desk != "":
			l.Absences.add(m.At.Since(called))
			l.showing(again).Absent += once
			again = true
			turns = append(turns, turn{at: m.At, desk: m.Desk})
		case before.Phase == Serving && m.Phase != Serving:
			turns = append(turns, turn{at: m.At, desk: m.Desk})
		case m.Phase == Waiting && before.Phase == Parked:
			waited = m.At
		}
		before = m
	}
	return turns
}

func (l *Learned) showing(again bool) *Showing {
	if again {
		return &l.Later
	}
	return &l.First
}

// stood are the moves that were not taken back. With a call go its recalls, and
// nothing is said of what the day's close did.
func stood(moves []Move) []Move {
	gone := make([]bool, len(moves))
	for i, m := range moves {
		if m.Undoes < 1 || m.Undoes > i {
			continue
		}
		gone[i], gone[m.Undoes-1] = true, true
		for j := m.Undoes; j < i; j++ {
			gone[j] = gone[j] || moves[j].What == Recall{}.Kind() && moves[m.Undoes-1].Phase == Called
		}
	}
	list := make([]Move, 0, len(moves))
	for i, m := range moves {
		if !gone[i] && (m.Clerk != "" || m.What == ParkedReturned{}.Kind()) {
			list = append(list, m)
		}
	}
	return list
}

// longestGap is from when on a desk was rather closed than between two visits.
const longestGap = time.Hour

// learnGaps takes out of the desks' turns how long a desk was free although
// somebody waited for it. That is where small pauses show, too.
func (l *Learned) learnGaps(turns []turn) {
	sort.SliceStable(turns, func(i, j int) bool { return turns[i].at < turns[j].at })
	free := make(map[plan.DeskID]Moment)
	for _, t := range turns {
		since, known := free[t.desk]
		delete(free, t.desk)
		if !t.called && !t.left {
			free[t.desk] = t.at
		}
		known = known && t.called
		if gap := t.at.Since(since); known && t.waited <= since && gap <= longestGap {
			l.Gaps.add(gap)
		}
	}
}
