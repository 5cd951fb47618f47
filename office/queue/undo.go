package queue

import "okienko/office/plan"

// LastMove is what a desk did last, with the ticket as it was before.
type LastMove struct {
	What   string `json:"what"` // call, start, finish, absent, park
	At     Moment `json:"at"`
	Before Ticket `json:"before"`
	InARow int    `json:"in_a_row,omitempty"` // favoured picks before a call
}

// Undo takes back a desk's last call, start, finish, no-show or parking.
type Undo struct {
	Desk plan.DeskID `json:"desk"`
}

// MoveUndone says that a move was taken back.
type MoveUndone struct {
	What   string      `json:"what"`
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk"`
}

// Kind names the command in the log.
func (Undo) Kind() string { return "undo" }

// Kind names the event in stored answers.
func (MoveUndone) Kind() string { return "move_undone" }

// move is a desk's move with a ticket, which the desk can take back. The history
// is not kept with it: it only ever grows, and undoing is part of it.
func (s *State) move(what string, d *Desk, t *Ticket, to Phase, line Move) *Refusal {
	before := *t
	before.Moves = nil
	if r := s.become(t, to, line); r != nil {
		return r
	}
	d.Last = &LastMove{What: what, At: line.At, Before: before}
	return nil
}

// Undoable tells what Undo would take back at a desk, or "" when nothing.
func (s *State) Undoable(id plan.DeskID, at Moment) (LastMove, bool) {
	d := s.desk(id)
	if d == nil || d.Last == nil || at.Since(d.Last.At) > s.Plan.Rules.UndoFor() {
		return LastMove{}, false
	}
	return *d.Last, true
}

func (c Undo) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, r := s.attended(c.Desk)
	if r != nil {
		return nil, r
	}
	last, ok := s.Undoable(c.Desk, at)
	if !ok {
		return nil, refuse(NothingToUndo)
	}
	t := s.ticket(last.Before.ID)
	if r := s.stillMine(d, t, last); r != nil {
		return nil, r
	}
	if r := s.restore(d, t, last, at); r != nil {
		return nil, r
	}
	var events []Event
	if last.What == "call" {
		events = s.withdraw(t.ID, d.ID, last.At)
	}
	return append(events, MoveUndone{What: last.What, Ticket: t.ID, Number: t.Number(), Desk: d.ID}), nil
}

// stillMine refuses to take back a move that others have built upon.
func (s *State) stillMine(d *Desk, t *Ticket, last LastMove) *Refusal {
	switch {
	case d.Ticket != "" && d.Ticket != t.ID:
		return s.busy(d)
	case t.Desk != d.ID && t.InHand():
		return s.heldElsewhere(t)
	case t.Desk != d.ID:
		return refuse(NotFromHere, "number", t.Number(), "phase", string(t.Phase))
	}
	return nil
}

// restore puts the ticket back as it was. What the printer has done meanwhile
// stays done.
func (s *State) restore(d *Desk, t *Ticket, last LastMove, at Moment) *Refusal {
	if r := s.become(t, last.Before.Phase, d.line(at, MoveUndone{})); r != nil {
		return r
	}
	moves, print := t.Moves, t.Print
	*t = last.Before
	t.Moves, t.Print = moves, print
	d.Last, d.Ticket = nil, t.ID
	if last.What == "call" {
		d.Ticket = ""
		s.restoreRow(d.ID, t.Class, last.InARow)
	}
	return nil
}

// restoreRow counts favoured picks as if a call had not been. What other desks
// of the department have called meanwhile goes on counting.
func (s *State) restoreRow(id plan.DeskID, c Class, before int) {
	place, _ := s.Plan.Desk(id)
	for i := range s.InARow {
		switch row := &s.InARow[i]; {
		case row.Department != place.Department:
		case c.Favoured():
			row.Favoured = max(0, row.Favoured-1)
		default:
			row.Favoured += before
		}
	}
}

// withdraw takes back a call and the recalls that followed it. The hall says so
// once, about the newest.
func (s *State) withdraw(id TicketID, desk plan.DeskID, since Moment) []Event {
	var events []Event
	for i := range s.Calls {
		if c := &s.Calls[i]; c.Ticket == id && c.Desk == desk && c.At >= since {
			c.Withdrawn = true
			events = []Event{CallWithdrawn{Call: c.No, Number: c.Number, Desk: desk}}
		}
	}
	return events
}
