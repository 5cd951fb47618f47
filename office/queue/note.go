package queue

import "okienko/office/plan"

// Sealed is text that only some may read. To the rules it is bytes.
type Sealed []byte

// Note is what a clerk wrote about a visit for whoever serves it next. It is
// erased with the day's close.
type Note struct {
	By   string `json:"by"`
	At   Moment `json:"at"`
	Text Sealed `json:"text"`
}

// NoteTicket adds a note to a ticket, or says anew what would help its holder.
type NoteTicket struct {
	Desk   plan.DeskID `json:"desk,omitempty"` // of whoever sits at one
	Ticket TicketID    `json:"ticket"`
	Note   Sealed      `json:"note,omitempty"` // none: only the needs
	Needs  []Need      `json:"needs"`          // in place of those before; null leaves them, an empty list takes them away
}

// TicketNoted says that there is something to read on a ticket.
type TicketNoted struct {
	Ticket TicketID `json:"ticket"`
	Number string   `json:"number"`
}

// Kind names the command in the log.
func (NoteTicket) Kind() string { return "note_ticket" }

// Kind names the event in stored answers.
func (TicketNoted) Kind() string { return "ticket_noted" }

// maxNote bounds a note in bytes, and maxNotes how many a ticket has.
const (
	maxNote  = 4 << 10
	maxNotes = 20
)

func (c NoteTicket) apply(s *State, at Moment) ([]Event, *Refusal) {
	d, r := s.staff(c.Desk)
	if r != nil {
		return nil, r
	}
	t := s.ticket(c.Ticket)
	switch {
	case t == nil:
		return nil, refuse(UnknownTicket)
	case len(c.Note) == 0 && c.Needs == nil:
		return nil, refuse(WrongRequest, "field", "note")
	case !needs(c.Needs):
		return nil, refuse(WrongRequest, "field", "needs")
	}
	if r := t.wrongNote(c.Note); r != nil {
		return nil, r
	}
	line := s.line(d, at, TicketNoted{})
	s.everywhere(t, func(t *Ticket) {
		t.addNote(c.Note, line)
		t.need(c.Needs)
	})
	t.write(line)
	return []Event{TicketNoted{Ticket: t.ID, Number: t.Number()}}, nil
}

// everywhere changes a ticket, and the one that an undo would bring back.
func (s *State) everywhere(t *Ticket, change func(*Ticket)) {
	change(t)
	s.eachBefore(t.ID, change)
}

// wrongNote refuses a note that a ticket has no room for.
func (t *Ticket) wrongNote(text Sealed) *Refusal {
	switch {
	case len(text) > maxNote:
		return refuse(WrongRequest, "field", "note")
	case len(text) > 0 && len(t.Notes) >= maxNotes:
		return refuse(NotesFull, "number", t.Number())
	}
	return nil
}

// addNote writes a note, if there is any.
func (t *Ticket) addNote(text Sealed, line Move) {
	if len(text) > 0 {
		t.Notes = append(t.Notes[:len(t.Notes):len(t.Notes)], Note{By: line.Clerk, At: line.At, Text: text})
	}
}

func (t *Ticket) need(list []Need) {
	switch {
	case list == nil:
	case len(list) == 0:
		t.Needs = nil
	default:
		t.Needs = list
	}
}

// needs says whether a list of needs is one that residents can name.
func needs(list []Need) bool {
	for _, n := range list {
		if !n.known() {
			return false
		}
	}
	return len(list) <= maxNeeds
}

// eraseNotes leaves nothing of what was written about people today.
func (s *State) eraseNotes() {
	for i := range s.Tickets {
		s.Tickets[i].Notes = nil
	}
}
