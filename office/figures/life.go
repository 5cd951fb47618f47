package figures

import (
	"okienko/office/history"
	"okienko/office/plan"
	"okienko/office/queue"
)

// stay is one leg of a ticket with the lines of its history.
type stay struct {
	leg   queue.Leg
	lines []queue.Move // that were not taken back
	until queue.Moment // where the last line ends
	from  queue.Moment // its waiting counts from here: its beginning, or the booked hour
	last  bool
}

// standing are the lines of a history that were not taken back, and without the
// lines that took them back. What a call led to in the hall goes with it. Remarks,
// which lead nowhere, are left out.
func standing(moves []queue.Move) []queue.Move {
	gone := make([]bool, len(moves))
	for i, m := range moves {
		if m.Undoes < 1 || m.Undoes > i {
			continue
		}
		gone[i], gone[m.Undoes-1] = true, true
		for j := m.Undoes; j < i; j++ {
			gone[j] = gone[j] || moves[j].What == recalled && moves[m.Undoes-1].Phase == queue.Called
		}
	}
	kept := make([]queue.Move, 0, len(moves))
	for i, m := range moves {
		if !gone[i] && !remarks[m.What] {
			kept = append(kept, m)
		}
	}
	return kept
}

var recalled = queue.Recall{}.Kind()

// remarks are lines that change nothing of what figures tell.
var remarks = map[string]bool{
	queue.TicketNoted{}.Kind(): true, queue.FinishCorrected{}.Kind(): true, queue.TicketFavoured{}.Kind(): true, queue.FavourEnded{}.Kind(): true,
}

// begins are the lines with which a ticket goes on to its next leg.
var begins = map[string]bool{
	queue.TicketTransferred{}.Kind(): true, queue.TicketSentBack{}.Kind(): true, queue.VisitContinued{}.Kind(): true,
}

// staysOf cuts a ticket's history where its legs begin.
func (b *builder) staysOf(t *history.Ticket) []stay {
	stays := make([]stay, 0, len(t.Legs))
	lines, from := standing(t.Moves), 0
	for i := 1; i <= len(lines) && len(stays) < len(t.Legs); i++ {
		last := len(stays) == len(t.Legs)-1
		if i < len(lines) && (last || !begins[lines[i].What]) {
			continue
		}
		s := stay{leg: t.Legs[len(stays)], lines: lines[from:i], last: last}
		if s.from, s.until = s.leg.Began, s.leg.Ended; s.until == 0 {
			s.until = b.now
		}
		if len(stays) == 0 {
			s.from = max(s.from, t.Booked)
		}
		stays, from = append(stays, s), i
	}
	return stays
}

// span is a part of a stay in which nothing changed.
type span struct {
	line     queue.Move
	from, to queue.Moment
	next     queue.Phase // "" when there is none
}

// each goes through a stay from change to change.
func (s stay) each(see func(span)) {
	for i, m := range s.lines {
		p := span{line: m, from: m.At, to: max(s.until, m.At)}
		if i+1 < len(s.lines) {
			p.to, p.next = s.lines[i+1].At, s.lines[i+1].Phase
		}
		see(p)
	}
}

// account is what a stay comes to, in milliseconds.
type account struct {
	called               bool
	firstCall            queue.Moment
	desk                 plan.DeskID
	clerk                string
	served               bool
	way, serving, parked int64
}

func (s stay) account() account {
	var a account
	s.each(func(p span) {
		lasted := int64(p.to - p.from)
		switch p.line.Phase {
		case queue.Called:
			switch {
			case a.called:
			case a.served: // it did not wait before: the desk went on with another service
				a.called, a.firstCall = true, s.from
			default:
				a.called, a.firstCall = true, p.from
			}
			a.desk, a.clerk = p.line.Desk, p.line.Clerk
			if p.next == queue.Serving {
				a.way += lasted
			}
		case queue.Serving:
			a.served, a.desk, a.clerk = true, p.line.Desk, p.line.Clerk
			a.serving += lasted
		case queue.Parked:
			a.parked += lasted
		}
	})
	return a
}

// end is how the stay ended. Whoever was served counts as served, however it went
// on.
func (s stay) end(a account) End {
	switch phase := s.lines[len(s.lines)-1].Phase; {
	case s.last && phase.Live():
		return Open
	case a.served:
		return Served
	case !s.last:
		return Moved
	case phase == queue.Missed:
		return Missed
	case phase == queue.Cancelled:
		return Cancelled
	}
	return Left
}
