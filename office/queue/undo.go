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

// remember keeps a ticket as it is before a move. Its history is not copied: it
// only ever grows, and undoing is part of it.
func (d *Desk) remember(what string, at Moment, before Ticket) {
	before.Moves = nil
	d.Last = &LastMove{What: what, At: at, Before: before}
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
	events := s.restore(d, t, last, at)
	return append(events, MoveUndone{What: last.What, Ticket: t.ID, Number: t.Number(), Desk: d.ID}), nil
}

// stillMine refuses to take back a move that others have built upon.
func (s *State) stillMine(d *Desk, t *Ticket, last LastMove) *Refusal {
	switch {
	case d.Ticket != "" && d.Ticket != t.ID:
		other, _ := s.Ticket(d.Ticket)
		return refuse(DeskBusy, "number", other.Number(), "phase", string(other.Phase))
	case t.Desk != d.ID && last.What != "call":
		other, _ := s.Plan.Desk(t.Desk)
		return refuse(TicketElse, "number", t.Number(), "desk", decimal(other.Number))
	case !t.Phase.May(last.Before.Phase):
		return refuse(NotFromHere, "number", t.Number(), "phase", string(t.Phase))
	}
	return nil
}

// restore puts the ticket back as it was. What the printer has done meanwhile
// stays done.
func (s *State) restore(d *Desk, t *Ticket, last LastMove, at Moment) []Event {
	before := last.Before
	before.Moves, before.Print, before.Phase = t.Moves, t.Print, t.Phase
	*t = before
	s.become(t.ID, last.Before.Phase, Move{At: at, What: MoveUndone{}.Kind(), Desk: d.ID, Clerk: d.Clerk})
	t.EndedAt = last.Before.EndedAt
	d.Last = nil
	if last.What != "call" {
		d.Ticket = t.ID
		return nil
	}
	d.Ticket = ""
	s.restoreRow(d.ID, last.InARow)
	return s.withdraw(t.ID, d.ID)
}

func (s *State) restoreRow(id plan.DeskID, favoured int) {
	place, _ := s.Plan.Desk(id)
	for i := range s.InARow {
		if s.InARow[i].Department == place.Department {
			s.InARow[i].Favoured = favoured
		}
	}
}

// withdraw takes back the calls of a ticket to a desk, so that the hall says so.
func (s *State) withdraw(id TicketID, desk plan.DeskID) []Event {
	for i := len(s.Calls) - 1; i >= 0; i-- {
		c := &s.Calls[i]
		if c.Ticket == id && c.Desk == desk && !c.Withdrawn {
			c.Withdrawn = true
			return []Event{CallWithdrawn{Call: c.No, Number: c.Number, Desk: desk}}
		}
	}
	return nil
}
