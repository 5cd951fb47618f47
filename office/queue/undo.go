package queue

import "okienko/office/plan"

// LastMove is what a desk did last, with the ticket as it was before.
type LastMove struct {
	What   string `json:"what"` // call, start, finish, absent, park, transfer, cancel, continue, again, class
	At     Moment `json:"at"`
	Before Ticket `json:"before"`
	Steps  int    `json:"steps,omitempty"`    // of the ticket, with this move
	InARow int    `json:"in_a_row,omitempty"` // favoured picks of the department before a call
	Line   int    `json:"line"`               // its line of the ticket's history, counted from 1

	RowHere int `json:"row_here,omitempty"` // and of the desk
}

// OwnMove is what somebody did last who sits at no desk, such as a supervisor.
type OwnMove struct {
	Person  string `json:"person,omitempty"`
	Machine string `json:"machine,omitempty"` // whose window it was, where nobody is signed in
	LastMove
}

// by says whether it is the move of who gives a command.
func (o OwnMove) by(a Actor) bool {
	if a.Person != "" || o.Person != "" {
		return o.Person == a.Person
	}
	return o.Machine == a.Machine
}

// Undo takes back a desk's last move, or the last one of who sits at no desk.
type Undo struct {
	Desk   plan.DeskID `json:"desk,omitempty"`   // of whoever sits at one
	Ticket TicketID    `json:"ticket,omitempty"` // no other one's move is meant
}

// MoveUndone says that a move was taken back.
type MoveUndone struct {
	What   string      `json:"what"`
	Ticket TicketID    `json:"ticket"`
	Number string      `json:"number"`
	Desk   plan.DeskID `json:"desk,omitempty"`
}

// Kind names the command in the log.
func (Undo) Kind() string { return "undo" }

// Kind names the event in stored answers.
func (MoveUndone) Kind() string { return "move_undone" }

// move is a move with a ticket, which the desk can take back that made it, or the
// person at no desk. The history is not kept with it: it only ever grows, and
// undoing is part of it.
func (s *State) move(what string, d *Desk, t *Ticket, to Phase, line Move) *Refusal {
	before := *t
	before.Moves = nil
	if r := s.become(t, to, line); r != nil {
		return r
	}
	last := LastMove{What: what, At: line.At, Before: before, Steps: t.Steps, Line: len(t.Moves)}
	if d == nil {
		s.keepOwn(last)
		return nil
	}
	d.Last = &last
	return nil
}

// keepOwn keeps the move of somebody at no desk, in place of their last one. Those
// of others are kept for as long as they can be taken back, so that there are never
// many.
func (s *State) keepOwn(last LastMove) {
	own := OwnMove{Person: s.By.Person, LastMove: last}
	if own.Person == "" {
		own.Machine = s.By.Machine
	}
	s.dropOwn(func(o OwnMove) bool { return o.by(s.By) || !s.recent(o.LastMove, last.At) })
	s.Own = append(s.Own, own)
}

func (s *State) dropOwn(drop func(OwnMove) bool) {
	var kept []OwnMove
	for _, o := range s.Own {
		if !drop(o) {
			kept = append(kept, o)
		}
	}
	s.Own = kept
}

// recent says whether a move can still be taken back, for its age.
func (s *State) recent(last LastMove, at Moment) bool {
	return at.Since(last.At) <= s.Plan.Rules.UndoFor()
}

// lastMoves calls f for each move that is kept.
func (s *State) lastMoves(f func(*LastMove)) {
	for i := range s.Desks {
		if last := s.Desks[i].Last; last != nil {
			f(last)
		}
	}
	for i := range s.Own {
		f(&s.Own[i].LastMove)
	}
}

// eachBefore calls f for what is kept of a ticket as it was before a move.
func (s *State) eachBefore(id TicketID, f func(*Ticket)) {
	s.lastMoves(func(last *LastMove) {
		if last.Before.ID == id {
			f(&last.Before)
		}
	})
}

// Undoable tells what Undo would take back at a desk, or "" when nothing.
func (s *State) Undoable(id plan.DeskID, at Moment) (LastMove, bool) {
	d := s.desk(id)
	if d == nil || d.Last == nil || !s.recent(*d.Last, at) {
		return LastMove{}, false
	}
	return *d.Last, true
}

// UndoableBy tells what Undo would take back for somebody who sits at no desk.
func (s *State) UndoableBy(a Actor, at Moment) (LastMove, bool) {
	for _, o := range s.Own {
		if o.by(a) && s.recent(o.LastMove, at) {
			return o.LastMove, true
		}
	}
	return LastMove{}, false
}

// undoable is what the command means.
func (c Undo) undoable(s *State, at Moment) (LastMove, bool) {
	last, ok := s.Undoable(c.Desk, at)
	if c.Desk == "" {
		last, ok = s.UndoableBy(s.By, at)
	}
	return last, ok && (c.Ticket == "" || c.Ticket == last.Before.ID)
}

func (c Undo) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, r := s.staff(c.Desk)
	if r != nil {
		return nil, r
	}
	last, ok := c.undoable(s, at)
	if !ok {
		return nil, refuse(NothingToUndo)
	}
	if last.Before.InHand() {
		if r := d.working(); r != nil {
			return nil, r // who is on a break takes nobody in hand
		}
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
		events = s.withdraw(t.ID, c.Desk, last.At)
	}
	return append(events, MoveUndone{What: last.What, Ticket: t.ID, Number: t.Number(), Desk: c.Desk}), nil
}

// stillMine refuses to take back a move that others have built upon.
func (s *State) stillMine(d *Desk, t *Ticket, last LastMove) *Refusal {
	switch {
	case last.Before.InHand() && d.Ticket != "" && d.Ticket != t.ID:
		return s.busy(d)
	case t.Steps != last.Steps && (d == nil || t.Desk != d.ID) && t.InHand():
		return s.heldElsewhere(t)
	case t.Steps != last.Steps:
		return t.notFromHere()
	}
	return nil
}

// restore puts the ticket back as it was. What the printer has done meanwhile
// stays done.
func (s *State) restore(d *Desk, t *Ticket, last LastMove, at Moment) *Refusal {
	line := s.line(d, at, MoveUndone{})
	line.Undoes = last.Line
	if r := s.become(t, last.Before.Phase, line); r != nil {
		return r
	}
	moves, print := t.Moves, t.Print
	*t = last.Before
	t.Moves, t.Print = moves, print
	if d == nil {
		s.dropOwn(func(o OwnMove) bool { return o.by(s.By) })
		return nil
	}
	d.letGo(t)
	if d.Last = nil; t.InHand() {
		d.Ticket = t.ID
	}
	if last.What == "call" {
		s.restoreRow(d, t.Class, last)
	}
	return nil
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
